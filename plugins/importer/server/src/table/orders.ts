import type { SheetRow } from '../../../../../src/workbooks';
import type { PreviewOptions } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import { lettersAt, type Header } from './header';
import { lineOf } from './text';

/** What heads the orders of an export, which may hold the bills of materials of many. */
const ORDER = /^№ (заказа|of the order)$/i;
const SHOWN_NAMES = 10;

/** Rows of one order of several, of which each has a bill of materials of its own. */
export interface OrderRows {
  rows: readonly SheetRow[];
  /** Orders that a person may choose among, as of the executions of a specification; empty: there are not several. */
  choices: string[];
  taken: string | null;
  /** For what stands in the rows: which order is meant is no execution of it. */
  wishes: PreviewOptions;
  issues: RawIssue[];
}

/**
 * The rows of the order that is meant: of several bills of materials below each other each is one, and together they are none.
 * Rows that name no order are kept. Pure.
 */
export function rowsOfOrder(header: Header, rows: readonly SheetRow[], options: PreviewOptions): OrderRows {
  const { execution: wish, ...wishes } = options;
  const index = header.texts.findIndex((text) => ORDER.test(text));
  const orderOf = ({ cells }: SheetRow): string | null => (index < 0 ? null : lineOf(cells[index]));
  const choices = index < 0 ? [] : [...new Set(rows.flatMap((row) => orderOf(row) ?? []))];
  const [first] = choices;
  if (first === undefined || choices.length < 2)
    return { rows, choices: [], taken: null, wishes: options, issues: [] };
  const place = { row: header.row.number, column: lettersAt(index) };
  const wished = wish?.trim();
  const taken = wished !== undefined && choices.includes(wished) ? wished : first;
  const others = choices.filter((order) => order !== taken).slice(0, SHOWN_NAMES);
  const missing = problem('execution-not-found', {
    ...place,
    value: wish,
    details: { executions: choices.slice(0, SHOWN_NAMES) },
  });
  const told = hint('order-taken', { ...place, value: taken, details: { others } });
  const issues = wished === undefined ? [told] : taken === wished ? [] : [missing];
  const own = rows.filter((row) => [taken, null].includes(orderOf(row)));
  return {
    // It says which rows are meant, and nothing of their parts.
    rows: own.map((row) => ({ ...row, cells: row.cells.map((cell, at) => (at === index ? null : cell)) })),
    ...{ choices, taken, wishes, issues },
  };
}
