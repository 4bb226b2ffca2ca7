import type { Session } from './session';

/** A column of a table with the SQL type of its values. */
export type Column<Row> = readonly [
  name: string,
  type: 'int' | 'text' | 'jsonb' | 'boolean' | 'timestamp' | 'numeric',
  value: (row: Row) => unknown,
];

/** Rows of one statement: enough to make the round trip cheap, few enough to keep its arrays small. */
const ROWS_PER_STATEMENT = 5000;

/** JSON travels as text: node-postgres would take an array for an array of the database. */
const ARRAY_TYPE = {
  int: 'int',
  text: 'text',
  jsonb: 'text',
  boolean: 'boolean',
  timestamp: 'text',
  numeric: 'text',
};

/** The part of an INSERT that reads its rows from arrays `$first`..., for statements of several parts. */
export function selectFromArrays<Row>(columns: readonly Column<Row>[], firstParameter = 1): string {
  const arrays = columns.map(([, type], index) => `$${firstParameter + index}::${ARRAY_TYPE[type]}[]`);
  const names = columns.map((_, index) => `c${index}`);
  const values = columns.map(([, type], index) => `c${index}::${type}`);
  return `select ${values.join(', ')} from unnest(${arrays.join(', ')}) as rows(${names.join(', ')})`;
}

/** The arrays for `selectFromArrays`, one per column. */
export function columnArrays<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): unknown[][] {
  return columns.map(([, , value]) => rows.map((row) => value(row)));
}

/** `insert into table (columns) select ... from unnest(...)`, with the columns that Strapi wants beside. */
export function insertStatement<Row>(
  table: string,
  columns: readonly Column<Row>[],
  firstParameter = 1,
): string {
  const names = columns.map(([name]) => name).join(', ');
  const from = selectFromArrays(columns, firstParameter).replace(
    ' from unnest',
    ", tracker_document_id(), (now() at time zone 'utc'), (now() at time zone 'utc'), (now() at time zone 'utc') from unnest",
  );
  return `insert into ${table} (${names}, document_id, created_at, updated_at, published_at) ${from}`;
}

/** Insert rows of a content type's table, thousands in one statement. */
export async function insertMany<Row>(
  session: Session,
  table: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<void> {
  const statement = insertStatement(table, columns);
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const chunk = rows.slice(start, start + ROWS_PER_STATEMENT);
    await session.query(statement, columnArrays(columns, chunk));
  }
}
