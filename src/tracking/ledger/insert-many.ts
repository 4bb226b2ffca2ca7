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

/** The arrays of a statement's rows, one per column. */
export function columnArrays<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): unknown[][] {
  return columns.map(([, , value]) => rows.map((row) => value(row)));
}

/** `select` of typed rows out of arrays `$first`..., each column under its own name. */
export function rowsOfArrays<Row>(columns: readonly Column<Row>[], firstParameter: number): string {
  const values = columns.map(([name, type]) => `c_${name}::${type} as ${name}`);
  const arrays = columns.map(([, type], index) => `$${firstParameter + index}::${ARRAY_TYPE[type]}[]`);
  const names = columns.map(([name]) => `c_${name}`);
  return `select ${values.join(', ')} from unnest(${arrays.join(', ')}) as rows(${names.join(', ')})`;
}

/** Whether a column has one value in all rows, so that it need not travel as an array. */
function isUniform([first, ...others]: readonly unknown[]): boolean {
  return others.length > 0 && others.every((value) => value === first);
}

const noneUniform = (): boolean => false;

/** `select` of the rows that stand in parameters `$first`...: arrays, or one value where a column is uniform. */
function selectRows<Row>(
  columns: readonly Column<Row>[],
  firstParameter: number,
  uniform: (column: number) => boolean,
): string {
  const values: string[] = [];
  const arrays: string[] = [];
  const names: string[] = [];
  columns.forEach(([, type], index) => {
    const parameter = `$${firstParameter + index}`;
    if (uniform(index)) {
      values.push(`${parameter}::${type}`);
      return;
    }
    values.push(`c${index}::${type}`);
    arrays.push(`${parameter}::${ARRAY_TYPE[type]}[]`);
    names.push(`c${index}`);
  });
  const now = "(now() at time zone 'utc')";
  return `select ${values.join(', ')}, tracker_document_id(), ${now}, ${now}, ${now}
    from unnest(${arrays.join(', ')}) as rows(${names.join(', ')})`;
}

/** `insert into table (columns) select ... from unnest(...)`, with the columns that Strapi wants beside. */
export function insertStatement<Row>(
  table: string,
  columns: readonly Column<Row>[],
  firstParameter = 1,
  uniform: (column: number) => boolean = noneUniform,
): string {
  const names = columns.map(([name]) => name).join(', ');
  return `insert into ${table} (${names}, document_id, created_at, updated_at, published_at)
    ${selectRows(columns, firstParameter, uniform)}`;
}

/** A statement with its values. */
export interface Insert {
  text: string;
  values: unknown[];
}

/** The cheapest INSERT of these rows: a column with one value in all of them is sent once. */
export function insertOf<Row>(
  table: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  firstParameter = 1,
): Insert {
  const arrays = columnArrays(columns, rows);
  const uniform = arrays.map(isUniform);
  return {
    text: insertStatement(table, columns, firstParameter, (column) => uniform[column] === true),
    values: arrays.map((array, column) => (uniform[column] ? array[0] : array)),
  };
}

/**
 * Run statements one after the other; while the database works at one, the next is made.
 * @param statements made when they are asked for
 */
export async function runInserts(session: Session, statements: Iterable<Insert>): Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  for (const { text, values } of statements) {
    await running;
    running = session.query(text, values);
    // Awaited below; a defect in making the next statement must not leave it without a listener.
    running.catch(() => undefined);
  }
  await running;
}

/** Insert rows of a content type's table, thousands in one statement. */
export function insertMany<Row>(
  session: Session,
  table: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<void> {
  function* statements(): Generator<Insert> {
    for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT)
      yield insertOf(table, columns, rows.slice(start, start + ROWS_PER_STATEMENT));
  }
  return runInserts(session, statements());
}
