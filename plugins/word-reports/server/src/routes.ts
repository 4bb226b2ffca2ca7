const MAKE = 'plugin::word-reports.make';
const TEMPLATES = 'plugin::word-reports.templates';
const CONNECTION = 'plugin::word-reports.connection';

/** One set of handlers, two doors: the content API for integrations, admin routes for the admin panel. */
const DOORS = [
  { method: 'GET', path: '/templates', handler: 'templates.find', permission: MAKE },
  { method: 'POST', path: '/templates', handler: 'templates.create', permission: TEMPLATES },
  { method: 'GET', path: '/templates/:id/file', handler: 'templates.file', permission: MAKE },
  { method: 'DELETE', path: '/templates/:id', handler: 'templates.delete', permission: TEMPLATES },
  { method: 'GET', path: '/starter', handler: 'templates.starter', permission: MAKE },
  { method: 'POST', path: '/uploads', handler: 'uploads.create', permission: MAKE },
  { method: 'GET', path: '/uploads/:id/rows', handler: 'uploads.rows', permission: MAKE },
  { method: 'POST', path: '/preview', handler: 'runs.preview', permission: MAKE },
  { method: 'GET', path: '/runs', handler: 'runs.find', permission: MAKE },
  { method: 'POST', path: '/runs/:id/again', handler: 'runs.again', permission: MAKE },
  { method: 'GET', path: '/onedrive', handler: 'onedrive.state', permission: MAKE },
  { method: 'GET', path: '/onedrive/settings', handler: 'onedrive.settings', permission: CONNECTION },
  { method: 'POST', path: '/onedrive/test', handler: 'onedrive.test', permission: CONNECTION },
  { method: 'GET', path: '/onedrive/folder', handler: 'onedrive.folder', permission: MAKE },
  { method: 'GET', path: '/onedrive/kept', handler: 'onedrive.kept', permission: MAKE },
  { method: 'GET', path: '/onedrive/workbook', handler: 'onedrive.workbook', permission: MAKE },
  { method: 'GET', path: '/onedrive/rows', handler: 'onedrive.rows', permission: MAKE },
  { method: 'GET', path: '/progress/:id', handler: 'runs.progress', permission: MAKE },
];

/** `POST /api/word-reports`, and `POST /word-reports` of the panel: the prefix itself. */
const MAKE_DOOR = { method: 'POST', path: '/', handler: 'runs.make', permission: MAKE };

/** What the panel offers to choose from. */
const PANEL_DOORS = [
  { method: 'GET', path: '/products', handler: 'subjects.products', permission: MAKE },
  { method: 'GET', path: '/parts', handler: 'subjects.parts', permission: MAKE },
];

const ALL = [...DOORS, MAKE_DOOR];

export default {
  'content-api': {
    type: 'content-api',
    routes: ALL.map(({ method, path, handler }) => ({ method, path, handler, config: {} })),
  },
  admin: {
    type: 'admin',
    routes: [...ALL, ...PANEL_DOORS].map(({ method, path, handler, permission }) => ({
      method,
      path,
      handler,
      config: {
        policies: [
          'admin::isAuthenticatedAdmin',
          { name: 'admin::hasPermissions', config: { actions: [permission] } },
        ],
      },
    })),
  },
};
