import type { Column } from './insert-many';
import type { BulkSession } from './session';

/** Rows that are turned into text at a time: a few milliseconds of work, after which others get their turn. */
const ROWS_PER_PIECE = 250;
const NEEDS_ESCAPE = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One value as COPY's text format has it. */
function copyValue(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string')
    return NEEDS_ESCAPE.test(value) ? value.replace(/[\\\t\n\r]/g, (own) => ESCAPES[own] ?? own) : value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  throw new TypeError(`COPY takes no ${typeof value}.`);
}

/** Rows as COPY's text format has them, piece by piece, made when they are asked for. */
export function* copyText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Generator<string> {
  for (let start = 0; start < rows.length; start += ROWS_PER_PIECE) {
    let piece = '';
    for (const row of rows.slice(start, start + ROWS_PER_PIECE)) {
      columns.forEach(([, , value], index) => {
        piece += (index === 0 ? '' : '\t') + copyValue(value(row));
      });
      piece += '\n';
    }
    yield piece;
  }
}

/** Put rows into a table by COPY: no statement to plan, no array to take apart, whole pages at a time. */
export async function copyRows<Row>(
  session: BulkSession,
  table: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map(([name]) => name).join(', ');
  await session.copyIn(`copy ${table} (${names}) from stdin`, copyText(columns, rows));
}
