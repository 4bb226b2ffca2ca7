import type { Capability } from '../tracking/contracts';
import { VIEW_SIGN_IN_FAILURES } from './admin-permissions';
import { adminActionOf, ALL_CAPABILITIES } from './capabilities';

type Verb = 'create' | 'read' | 'update' | 'delete';

/** A role of the admin panel as it is at the first start. */
export interface AdminRole {
  code: string;
  name: string;
  description: string;
  /** Permissions without a table. */
  actions: string[];
  /** Content types by what may be done to their entries in the content manager. */
  tables: Record<Verb, string[]>;
}

function types(...names: string[]): string[] {
  return names.map((name) => `api::${name}.${name}`);
}

function may(...capabilities: Capability[]): string[] {
  return capabilities.map(adminActionOf);
}

const WORK = types('product', 'part', 'part-state', 'operation', 'bom-line', 'label', 'material-need');
const REFERENCE = types('stage', 'route', 'defect-reason', 'label-layout', 'report-template', 'note');
const FACTS = types('scan', 'part-fact', 'product-fact');
const LOG = types('audit-entry');

const SEE_FILES = [
  'plugin::upload.read',
  'plugin::upload.assets.download',
  'plugin::upload.assets.copy-link',
];
const ADD_FILES = ['plugin::upload.assets.create', 'plugin::upload.assets.update'];

/** Who prepares the work: products, parts, routes, stages, import, labels. */
const TECHNOLOGIST: AdminRole = {
  code: 'technologist',
  name: 'Технолог (technologist)',
  description: 'Изделия, детали, маршруты, импорт, этикетки. Products, parts, routes, import, labels.',
  actions: [
    'plugin::importer.import',
    'plugin::qr-labels.print',
    'plugin::dashboards.view',
    'plugin::dashboards.reports',
    'plugin::word-reports.make',
    'plugin::word-reports.templates',
    ...may(
      'assign-route',
      'change-quantity',
      'cancel-parts',
      'void-labels',
      'edit-composition',
      'set-responsible',
      'write-notes',
      'view-parts',
    ),
    ...SEE_FILES,
    ...ADD_FILES,
  ],
  tables: {
    create: types('product', 'part', 'stage', 'route', 'defect-reason', 'label-layout'),
    read: [...WORK, ...REFERENCE, ...FACTS],
    update: types('product', 'part', 'stage', 'route', 'defect-reason', 'label-layout'),
    delete: types('product', 'part', 'stage', 'route', 'defect-reason', 'label-layout'),
  },
};

/** Who leads the shift: dashboards, corrections, holds, reports. */
const FOREMAN: AdminRole = {
  code: 'foreman',
  name: 'Мастер (foreman)',
  description: 'Ход работ, исправления, задержки, отчёты. Progress, corrections, holds, reports.',
  actions: [
    'plugin::dashboards.view',
    'plugin::dashboards.reports',
    'plugin::qr-labels.print',
    'plugin::word-reports.make',
    ...may(...ALL_CAPABILITIES),
    ...SEE_FILES,
  ],
  tables: {
    create: [],
    read: [...WORK, ...REFERENCE, ...FACTS],
    update: [],
    delete: [],
  },
};

/** Who looks and changes nothing: the audit log, reports. */
const AUDITOR: AdminRole = {
  code: 'auditor',
  name: 'Аудитор (auditor)',
  description: 'Журнал и отчёты, ничего не меняет. The audit log and reports; changes nothing.',
  actions: [
    'plugin::audit-log.view',
    'plugin::dashboards.view',
    'plugin::dashboards.reports',
    VIEW_SIGN_IN_FAILURES,
    ...may('view-parts'),
    ...SEE_FILES,
  ],
  tables: { create: [], read: [...WORK, ...REFERENCE, ...FACTS, ...LOG], update: [], delete: [] },
};

/** DESIGN.md section 6; free to edit after the first start. */
export const ADMIN_ROLES: readonly AdminRole[] = [TECHNOLOGIST, FOREMAN, AUDITOR];
