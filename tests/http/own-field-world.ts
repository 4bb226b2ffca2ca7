import type { Preview } from '../../plugins/importer/server/src/contracts';
import type { TestApp } from '../support';
import { startImporter, type ImporterDoors } from '../support/importer';

/** A factory that added fields to Part in the Content-Type Builder: columns of the table, values of the import. */

export const ATTRIBUTES = {
  mass: { type: 'decimal', min: 0 },
  inventoryNumber: { type: 'string', unique: true, maxLength: 10, regex: '^[A-Z]-\\d+$' },
  coating: { type: 'enumeration', enum: ['Грунт', 'Лак'], default: 'Грунт' },
  holes: { type: 'integer', max: 100 },
  serial: { type: 'biginteger' },
  density: { type: 'float' },
  checked: { type: 'boolean', required: true, default: false },
  since: { type: 'date' },
  approvedAt: { type: 'datetime' },
  remark: { type: 'text' },
  supplier: { type: 'email' },
  // None of these is offered.
  extra: { type: 'json' },
  secret: { type: 'password' },
  slug: { type: 'uid' },
};
const COLUMNS = 'Уровень;Обозначение;Наименование;Кол-во';

export const FULL =
  'масса, КГ;inventoryNumber;Покрытие;HOLES;serial;density;checked;В производстве с;approvedAt;remark;supplier';

export function file(head: string, ...lines: string[]): string {
  return [`${COLUMNS};${head}`, ...lines].join('\r\n');
}

/** A value of each type in the first row, none in the second. */
export const EVERY_TYPE = file(
  FULL,
  '0;ОП-1;Узел;1;12,5;A-1;лак;4;9007199254740993;0,125;да;29.11.2026;2026-11-29T08:00Z;"две\nстроки";a@b.example',
  '1;ОП-1.1;Вал;2;;;;;;;;;;;',
);

export const codes = ({ issues }: Preview) =>
  issues.map(({ code, row, column }) => `${code} ${column ?? ''}${row ?? ''}`);

export interface OwnFieldWorld {
  app: TestApp;
  token: string;
  doors: ImporterDoors;
  /** The own fields of the parts of an order that is not taken back, by designation. */
  ownOf(product: string, order?: string): Promise<Record<string, object>>;
}

/** Call once per suite. */
export async function startOwnFieldWorld(): Promise<OwnFieldWorld> {
  const { app, token, doors } = await startImporter(ATTRIBUTES);
  const service = app.strapi.plugin('content-manager').service('content-types') as {
    findConfiguration(type: object): Promise<{ metadatas: Record<string, { edit: { label: string } }> }>;
    updateConfiguration(type: object, configuration: object): Promise<void>;
  };
  const type = app.strapi.contentType('api::part.part');
  const configuration = await service.findConfiguration(type);
  for (const [name, label] of [
    ['mass', 'Масса, кг'],
    ['coating', 'Покрытие'],
    ['since', 'В производстве с'],
  ] as const) {
    const metadata = configuration.metadatas[name];
    if (metadata) metadata.edit.label = label;
  }
  await service.updateConfiguration(type, configuration);

  async function ownOf(product: string, order = ''): Promise<Record<string, object>> {
    const { rows } = await app.sql.query<{ designation: string; own: object }>(
      `select p.designation, jsonb_strip_nulls(jsonb_build_object('mass', p.mass, 'number', p.inventory_number, 'coating', p.coating,
              'holes', p.holes, 'serial', p.serial::text, 'density', p.density, 'checked', p.checked, 'since', p.since::text,
              'approvedAt', p.approved_at::text, 'remark', p.remark, 'supplier', p.supplier))::json as own
       from parts p join part_states s on s.part_id = p.id join products r on r.id = s.product_id
      where r.designation = $1 and coalesce(r.order_number, '') = $2 and s.status <> 'cancelled'`,
      [product, order],
    );
    return Object.fromEntries(rows.map(({ designation, own }) => [designation, own]));
  }

  return { app, token, doors, ownOf };
}
