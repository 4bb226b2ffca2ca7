import { setImmediate as othersTurn } from 'node:timers/promises';
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

/** How a row becomes a line: the names of the columns, and what makes the line, without its end. */
export interface Lines<Row> {
  names: readonly string[];
  lineOf: (row: Row) => string;
}

/**
 * @param uniform columns that have one value in all rows: it is turned into text once, and left out where it is null
 */
export function linesOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  uniform: ReadonlySet<string> = new Set(),
): Lines<Row> {
  const [first] = rows;
  const varying = columns.filter(([name]) => first === undefined || !uniform.has(name));
  const same = columns.flatMap(([name, , value]): [string, string][] => {
    const own = first !== undefined && uniform.has(name) ? value(first) : null;
    return own === null || own === undefined ? [] : [[name, copyValue(own)]];
  });
  const end = same.map(([, text]) => `\t${text}`).join('');
  const [firstValue, ...values] = varying.map(([, , value]) => value);
  if (!firstValue) throw new TypeError('COPY takes no rows that are all the same.');
  const lineOf = (row: Row): string => {
    let line = copyValue(firstValue(row));
    for (const value of values) line += `\t${copyValue(value(row))}`;
    return line + end;
  };
  return { names: [...varying, ...same].map(([name]) => name), lineOf };
}

/** Rows as COPY's text format has them, piece by piece, made when they are asked for. */
export function* copyText<Row>(lineOf: (row: Row) => string, rows: readonly Row[]): Generator<string> {
  for (let start = 0; start < rows.length; start += ROWS_PER_PIECE) {
    let piece = '';
    for (const row of rows.slice(start, start + ROWS_PER_PIECE)) piece += `${lineOf(row)}\n`;
    yield piece;
  }
}

/** Rows of one table as COPY takes them. */
export interface Copy {
  statement: string;
  pieces: string[];
}

/** Turn rows into a copy: no statement to plan, no array to take apart. Others get their turn between pieces. */
export async function renderCopy<Row>(
  table: string,
  { names, lineOf }: Lines<Row>,
  rows: readonly Row[],
): Promise<Copy> {
  const pieces: string[] = [];
  await othersTurn();
  for (const piece of copyText(lineOf, rows)) {
    pieces.push(piece);
    await othersTurn();
  }
  return { statement: `copy ${table} (${names.join(', ')}) from stdin`, pieces };
}

/**
 * Put copies into their tables, one after the other. The next one is made while the database works on the one before, so
 * that neither waits for the other.
 * @param onCopied hears of each that is done; what it throws ends the work
 */
export async function copyAll<Made extends Copy>(
  session: BulkSession,
  copies: AsyncGenerator<Made, void>,
  onCopied: (copy: Made) => void = () => undefined,
): Promise<void> {
  let next = copies.next();
  for (;;) {
    const { value, done } = await next;
    if (done) return;
    next = copies.next();
    // It fails where it is awaited; where this copy fails first, nobody asks.
    next.catch(() => undefined);
    if (value.pieces.length > 0) await session.copyIn(value.statement, value.pieces);
    onCopied(value);
  }
}
