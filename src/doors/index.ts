/** The doors of the engine: what REST, GraphQL and the admin panel send, read once and answered alike. */
import type { Core } from '@strapi/strapi';
import { registerAdminDoors } from './admin-doors';
import { registerGraphqlDoors } from './graphql';

export { sendCancelledProduct, sendPartAct } from './act-door';
export { ACT_DOORS, ACT_NAMES } from './act-requests';
export { sendCallAct, sendOpenCalls } from './call-door';
export { readChoices } from './choices';
export { earlyScans } from './early-scans';
export { sendLookAlikes } from './look-alikes';
export { sendKeptPhoto, sendNoteAct, sendNotes } from './note-door';
export { withCodes } from './part-codes';
export { sendAssignedRoute, sendCreatedPart, sendHistory } from './part-door';
export { recordMany, recordOne, takeScans, undoOf } from './scan-door';
export { keepToldReports } from './refused-reports';
export { sendResponsible } from './responsible-door';
export { sendAppliedRoute, sendRoutePreview } from './route-door';

/** Call in `register`. */
export function registerDoors(strapi: Core.Strapi): void {
  registerAdminDoors(strapi);
  registerGraphqlDoors(strapi);
}
