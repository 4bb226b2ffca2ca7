import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { adminActionOf, doerOf } from '../access';
import { sendCancelledProduct, sendPartAct } from './act-door';
import { adminRoute, type Permission } from './admin-route';
import { ACT_DOORS, ACT_NAMES } from './act-requests';
import { callRoutes } from './call-door';
import { sendChoices } from './choices';
import { factoryRoute } from './factory-door';
import { sendLookAlikes } from './look-alikes';
import { sendKeptPhoto, sendNoteAct, sendNotes } from './note-door';
import { operatorRoutes } from './operator-doors';
import { sendAssignedRoute, sendCreatedPart, sendHistory } from './part-door';
import { answerScans, recordMany, recordOne, undoOf } from './scan-door';
import { sendDismissedReport, sendRefusedReports } from './refused-reports';
import { sendResponsible } from './responsible-door';
import { sendAppliedRoute, sendRoutePreview } from './route-door';

function scanIdOf(ctx: Context): string {
  return (ctx.params as { scanId: string }).scanId;
}

/** The notes of a batch. */
function noteRoutes(strapi: Core.Strapi) {
  const write = adminActionOf('write-notes');
  const notes = '/parts/:code/notes';
  return [
    adminRoute('GET', notes, adminActionOf('view-parts'), (ctx) => sendNotes(strapi, ctx)),
    adminRoute('POST', notes, write, (ctx) => sendNoteAct(strapi, ctx, 'addNote')),
    adminRoute('PUT', `${notes}/:noteId`, write, (ctx) => sendNoteAct(strapi, ctx, 'editNote')),
    adminRoute('DELETE', `${notes}/:noteId`, write, (ctx) => sendNoteAct(strapi, ctx, 'deleteNote')),
    adminRoute('POST', '/parts/:code/photos', write, (ctx) => sendKeptPhoto(strapi, ctx)),
  ];
}

/**
 * The same doors for people of the admin panel, under `/tracker`: an admin session opens nothing
 * under `/api`, and an API token nothing here. Call it in `register`.
 */
export function registerAdminDoors(strapi: Core.Strapi): void {
  const mayCreate: Permission = ['plugin::content-manager.explorer.create', 'api::part.part'];
  strapi.server.routes({
    type: 'admin',
    prefix: '/tracker',
    routes: [
      adminRoute('POST', '/scans', adminActionOf('report'), (ctx) =>
        answerScans(strapi, ctx, recordOne, doerOf(ctx)),
      ),
      adminRoute('POST', '/scans/batch', adminActionOf('report'), (ctx) =>
        answerScans(strapi, ctx, recordMany, doerOf(ctx)),
      ),
      adminRoute('POST', '/scans/:scanId/undo', adminActionOf('correct-others'), (ctx) =>
        answerScans(strapi, ctx, undoOf(scanIdOf(ctx)), doerOf(ctx)),
      ),
      adminRoute('POST', '/parts', mayCreate, (ctx) => sendCreatedPart(strapi, ctx)),
      adminRoute('POST', '/parts/:code/route', adminActionOf('assign-route'), (ctx) =>
        sendAssignedRoute(strapi, ctx),
      ),
      ...ACT_NAMES.map((act) =>
        adminRoute('POST', `/parts/:code/${act}`, adminActionOf(ACT_DOORS[act].capability), (ctx) =>
          sendPartAct(strapi, ctx, act),
        ),
      ),
      adminRoute('POST', '/products/:id/cancel', adminActionOf('cancel-parts'), (ctx) =>
        sendCancelledProduct(strapi, ctx),
      ),
      adminRoute('POST', '/parts/responsible', adminActionOf('set-responsible'), (ctx) =>
        sendResponsible(strapi, ctx),
      ),
      adminRoute('POST', '/routes/:id/preview', adminActionOf('assign-route'), (ctx) =>
        sendRoutePreview(strapi, ctx),
      ),
      adminRoute('POST', '/routes/:id/apply', adminActionOf('assign-route'), (ctx) =>
        sendAppliedRoute(strapi, ctx),
      ),
      adminRoute('GET', '/parts/:code/history', adminActionOf('view-parts'), (ctx) =>
        sendHistory(strapi, ctx),
      ),
      adminRoute('GET', '/parts/:code/look-alikes', adminActionOf('correct-others'), (ctx) =>
        sendLookAlikes(strapi, ctx),
      ),
      adminRoute('GET', '/refused-reports', adminActionOf('correct-others'), (ctx) =>
        sendRefusedReports(strapi, ctx),
      ),
      adminRoute('POST', '/refused-reports/:scanId/dismiss', adminActionOf('correct-others'), (ctx) =>
        sendDismissedReport(strapi, ctx),
      ),
      ...operatorRoutes(strapi),
      ...noteRoutes(strapi),
      ...callRoutes(strapi),
      adminRoute('GET', '/choices', adminActionOf('view-parts'), (ctx) => sendChoices(strapi, ctx)),
      factoryRoute(strapi),
    ].map((route) => ({ ...route, info: { type: 'admin', pluginName: 'admin' } })),
  });
}
