import type { Core } from '@strapi/strapi';
import { recordEdits, startAudit, stopAudit } from './audit';
import { registerAccess, startAccess, stopAccess } from './access';
import { auditAdminSignIns } from './access/audit-admin-sign-ins';
import { doerNow } from './access/doer-now';
import { requesterNow } from './access/requester-now';
import { seedDefaults } from './defaults';
import { registerDoors } from './doors';
import { measurePool } from './metrics';
import { prepareFiles, registerFiles } from './files';
import { ensureFirstAdministrator } from './first-administrator';
import { superviseLifecycle } from './lifecycle';
import { bootFinished, connectionConfig, prepareDatabase } from './schema';
import { startTls, stopTls } from './tls';
import { closeTracking, keepPartsTracked, withStrapiSession } from './tracking';

/** Acts of the engine write their own entries. */
const TOLD_BY_THE_ENGINE = new Set(['api::part.part create', 'api::part.part clone']);

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    await registerAccess(strapi);
    await prepareDatabase(strapi);
    keepPartsTracked(strapi, () => doerNow(strapi));
    recordEdits(strapi, {
      doer: () => requesterNow(strapi),
      inTransaction: (work) => withStrapiSession(strapi, (session) => work(session)),
      toldElsewhere: (uid, action) => TOLD_BY_THE_ENGINE.has(`${uid} ${action}`),
    });
    auditAdminSignIns(strapi, (work) => withStrapiSession(strapi, (session) => work(session)));
    registerDoors(strapi);
    registerFiles(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await startAccess(strapi);
    await seedDefaults(strapi);
    await prepareFiles(strapi);
    await ensureFirstAdministrator(strapi);
    await bootFinished(strapi);
    startAudit(strapi, connectionConfig(strapi));
    measurePool(strapi);
    superviseLifecycle(strapi);
    await startTls(strapi);
  },
  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await stopTls(strapi);
    await stopAccess(strapi);
    await closeTracking(strapi);
    await stopAudit(strapi);
  },
};
