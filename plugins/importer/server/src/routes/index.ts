/** One set of handlers, two doors: the content API for integrations, admin routes for the admin panel. */
const ROUTES = [
  { method: 'POST', path: '/previews', handler: 'preview.create' },
  { method: 'GET', path: '/previews', handler: 'open.find' },
  { method: 'GET', path: '/previews/:id', handler: 'preview.findOne' },
  { method: 'DELETE', path: '/previews/:id', handler: 'open.delete' },
  { method: 'POST', path: '/previews/:id/page', handler: 'preview.page' },
  { method: 'POST', path: '/previews/:id/again', handler: 'open.again' },
  { method: 'PUT', path: '/previews/:id/choices', handler: 'open.choose' },
  { method: 'GET', path: '/previews/:id/issues', handler: 'preview.issues' },
  { method: 'POST', path: '/previews/:id/commit', handler: 'preview.commit' },
  { method: 'GET', path: '/previews/:id/progress', handler: 'commit.findOne' },
  { method: 'POST', path: '/previews/:id/cancel', handler: 'commit.cancel' },
  { method: 'POST', path: '/orders/:id/repeat', handler: 'imports.repeat' },
  { method: 'GET', path: '/export', handler: 'exports.find' },
  { method: 'GET', path: '/template', handler: 'exports.template' },
  { method: 'GET', path: '/imports', handler: 'imports.find' },
  { method: 'POST', path: '/imports/:id/undo', handler: 'imports.undo' },
];

const MAY_IMPORT = { name: 'admin::hasPermissions', config: { actions: ['plugin::importer.import'] } };

export default {
  'content-api': { type: 'content-api', routes: ROUTES.map((route) => ({ ...route, config: {} })) },
  admin: {
    type: 'admin',
    routes: ROUTES.map((route) => ({
      ...route,
      config: { policies: ['admin::isAuthenticatedAdmin', MAY_IMPORT] },
    })),
  },
};
