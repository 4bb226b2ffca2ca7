import { randomUUID } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';

/** A reference that database/sql/0031 checks by statement: its name, child, column of the child, parent. */
export type Reference = readonly [name: string, child: string, column: string, parent: string];

export const REFERENCES: readonly Reference[] = [
  ['part_states_part_fk', 'part_states', 'part_id', 'parts'],
  ['part_states_root_fk', 'part_states', 'root_part_id', 'parts'],
  ['part_states_product_fk', 'part_states', 'product_id', 'products'],
  ['operations_part_fk', 'operations', 'part_id', 'parts'],
  ['operations_stage_fk', 'operations', 'stage_id', 'stages'],
  ['bom_lines_parent_fk', 'bom_lines', 'parent_part_id', 'parts'],
  ['bom_lines_child_fk', 'bom_lines', 'child_part_id', 'parts'],
  ['bom_lines_product_fk', 'bom_lines', 'product_id', 'products'],
  ['labels_part_fk', 'labels', 'part_id', 'parts'],
  ['material_needs_part_fk', 'material_needs', 'part_id', 'parts'],
];

/** An id that no row has. */
export const NOBODY = 2_000_000_000;

type Queryable = Pick<Pool | ClientBase, 'query'>;
type Values = Record<string, unknown>;

const PARENTS: Readonly<Record<string, Values>> = {
  parts: { kind: 'part' },
  products: { quantity: 1 },
  stages: { kind: 'production' },
};

/** What a row of a child needs beside its parents. */
const CHILDREN: Readonly<Record<string, Values>> = {
  part_states: {
    ...{
      required: 1,
      launched: 1,
      unrouted: 1,
      finished: 0,
      scrapped: 0,
      withdrawn: 0,
      split_out: 0,
      revision: 1,
    },
    ...{ status: 'new', next_operation_number: 1, lot: 1 },
  },
  operations: {
    ...{
      sequence: 1,
      stage_name: 'A',
      waiting: 0,
      good: 0,
      scrapped: 0,
      reworked: 0,
      skipped: 0,
      withdrawn: 0,
    },
    ...{
      split_out: 0,
      started: false,
      replaced: false,
      optional: false,
      may_scrap: false,
      may_rework: false,
    },
  },
  bom_lines: { quantity: 1 },
  labels: { status: 'active', issued_at: '2026-01-01', print_count: 0 },
  material_needs: { name: 'steel', quantity: 1 },
};

/** Columns of each child that name parents, by parent. */
const POINTERS: Readonly<Record<string, readonly (readonly [column: string, parent: string])[]>> =
  Object.fromEntries(
    Object.keys(CHILDREN).map((child) => [
      child,
      REFERENCES.filter((reference) => reference[1] === child).map(([, , column, parent]) => [
        column,
        parent,
      ]),
    ]),
  );

const CODE_LETTERS = '0123456789ABCDEF';
let count = 0;

/** What must differ from row to row. */
function uniqueValues(child: string): Values {
  count += 1;
  const hexadecimal = [...count.toString(16).padStart(13, '0')];
  const code = hexadecimal.map((digit) => CODE_LETTERS[Number.parseInt(digit, 16)]).join('');
  if (child === 'part_states') return { code, item_key: `d:${count}` };
  if (child === 'labels') return { code };
  if (child === 'operations') return { number: count };
  return {};
}

async function insert(session: Queryable, table: string, values: Values): Promise<number> {
  const names = Object.keys(values).join(', ');
  const { rows } = await session.query<{ id: number }>(
    `insert into ${table} (${names}) select ${names} from jsonb_populate_record(null::${table}, $1) returning id`,
    [JSON.stringify(values)],
  );
  return rows[0]?.id ?? Number.NaN;
}

/** A row that nothing refers to. @returns its id */
export function addParent(session: Queryable, parent: string): Promise<number> {
  const name = `R-${randomUUID()}`;
  const named = parent === 'stages' ? { name } : { designation: name };
  return insert(session, parent, { ...PARENTS[parent], ...named, document_id: name.slice(0, 24) });
}

/** The values of a row of `child` whose parents all stand, but for `changes`. */
export async function childValues(session: Queryable, child: string, changes: Values = {}): Promise<Values> {
  const values: Values = { ...CHILDREN[child], ...uniqueValues(child) };
  for (const [column, parent] of POINTERS[child] ?? [])
    values[column] = changes[column] ?? (await addParent(session, parent));
  return { ...values, ...changes };
}

/** A row of `child` whose parents all stand, but for `changes`. @returns its id */
export async function addChild(session: Queryable, child: string, changes: Values = {}): Promise<number> {
  return insert(session, child, await childValues(session, child, changes));
}

/** Insert a row as given. @returns its id */
export function addRow(session: Queryable, table: string, values: Values): Promise<number> {
  return insert(session, table, values);
}
