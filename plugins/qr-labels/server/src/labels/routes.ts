/** The permission of the admin panel that opens these doors. */
export const PRINT_PERMISSION = 'plugin::qr-labels.print';

const DOORS = [
  { method: 'GET', path: '/products', handler: 'labels.products' },
  { method: 'GET', path: '/parts', handler: 'labels.parts' },
  { method: 'GET', path: '/:code.svg', handler: 'labels.svg' },
  { method: 'GET', path: '/:code.png', handler: 'labels.png' },
  { method: 'GET', path: '/layouts', handler: 'layouts.list' },
  { method: 'POST', path: '/layouts/preview', handler: 'layouts.preview' },
  { method: 'GET', path: '/stages', handler: 'stageCards.list' },
  { method: 'GET', path: '/stages/:id.svg', handler: 'stageCards.svg' },
  { method: 'GET', path: '/stages/:id.png', handler: 'stageCards.png' },
  { method: 'POST', path: '/stages/sheets', handler: 'stageCards.sheet' },
  { method: 'POST', path: '/stages/preview', handler: 'stageCards.preview' },
  { method: 'POST', path: '/sheets', handler: 'labels.sheet' },
  { method: 'POST', path: '/preview', handler: 'labels.preview' },
] as const;

/** For API tokens, and for operators whose role is given these actions. */
export const contentApiRoutes = DOORS.map((door) => ({ ...door, config: {} }));

/** The same handlers for people of the admin panel. */
export const adminRoutes = DOORS.map((door) => ({
  ...door,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [PRINT_PERMISSION] } },
    ],
  },
}));

/** Badges are given by who may edit operators, at the admin panel alone. */
const EDITS_OPERATORS = [
  'admin::isAuthenticatedAdmin',
  {
    name: 'admin::hasPermissions',
    config: { actions: [['plugin::content-manager.explorer.update', 'plugin::users-permissions.user']] },
  },
];

export const badgeRoutes = [
  { method: 'GET', path: '/operators', handler: 'badges.operators', config: { policies: EDITS_OPERATORS } },
  {
    ...{ method: 'GET', path: '/badges/layouts', handler: 'layouts.listOfBadges' },
    config: { policies: EDITS_OPERATORS },
  },
  { method: 'POST', path: '/badges', handler: 'badges.issue', config: { policies: EDITS_OPERATORS } },
  {
    ...{ method: 'POST', path: '/badges/preview', handler: 'badges.preview' },
    config: { policies: EDITS_OPERATORS },
  },
] as const;

/** Own layouts are written at the panel by who may edit them in the content manager; programs write `/api/label-layouts`. */
function editsLayouts(verb: 'create' | 'update' | 'delete') {
  const action = [`plugin::content-manager.explorer.${verb}`, 'api::label-layout.label-layout'];
  return ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [action] } }];
}

export const layoutRoutes = [
  {
    ...{ method: 'POST', path: '/layouts', handler: 'layouts.create' },
    config: { policies: editsLayouts('create') },
  },
  {
    ...{ method: 'PUT', path: '/layouts/:id', handler: 'layouts.update' },
    config: { policies: editsLayouts('update') },
  },
  {
    ...{ method: 'DELETE', path: '/layouts/:id', handler: 'layouts.remove' },
    config: { policies: editsLayouts('delete') },
  },
] as const;
