import type { Core } from '@strapi/strapi';
import { startAudit, stopAudit } from './audit';
import { registerAccess, startAccess, stopAccess } from './access';
import { doerNow } from './access/doer-now';
import { seedDefaults } from './defaults';
import { registerDoors } from './doors';
import { measurePool } from './metrics';
import { prepareFiles, registerFiles } from './files';
import { ensureFirstAdministrator } from './first-administrator';
import { superviseLifecycle } from './lifecycle';
import { bootFinished, connectionConfig, prepareDatabase } from './schema';
import { closeTracking, keepPartsTracked } from './tracking';

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    await registerAccess(strapi);
    await prepareDatabase(strapi);
    keepPartsTracked(strapi, () => doerNow(strapi));
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
  },
  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await stopAccess(strapi);
    await closeTracking(strapi);
    await stopAudit(strapi);
  },
};
