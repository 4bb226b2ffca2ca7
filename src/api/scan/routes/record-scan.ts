/**
 * Scans are usually answered before they get here (src/middlewares/early-scans.ts). The handlers ask
 * src/access who it is, as the early door does.
 */
export default {
  routes: [
    { method: 'POST', path: '/scans', handler: 'scan.record', config: { auth: false } },
    { method: 'POST', path: '/scans/batch', handler: 'scan.recordBatch', config: { auth: false } },
    { method: 'POST', path: '/scans/:scanId/undo', handler: 'scan.undo', config: { auth: false } },
  ],
};
