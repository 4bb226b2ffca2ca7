import { hint, type RawIssue } from '../issues/issue';
import type { TableRow } from './table';
import { lineOf } from './text';

/** Headings of groups of which one part is needed and not all: SAP, 1С and their neighbours. */
const GROUP =
  /^(группа|№ группы|номер группы|код группы) (альтернатив\S*|аналогов|замен\S*|заменяем\S*)$|^альт\S* группа$|^alt(ernat(e|ive))?\.? ?(item )?(group|grp)$|^substitut(e|ion) (group|grp)$|^alternativ-?gruppe$/i;
/** Columns of parts that a board leaves out: what they say, and what the word below them must be. */
const LEFT_OUT =
  /^(dnp|dnf|dni|do not (populate|fit|place|install|mount)|не уст(анавлива\S*)?\.?|не монтир\S*)$/i;
const FITTED = /^(fitted|populate(d)?|mount(ed)?|install(ed)?|устанавлива\S*|установлен\S*)$/i;
const NO = /^(no|not fitted|not populated|not mounted|dnp|dnf|false|0|n|нет|не уст\S*)$/i;

function headed(others: TableRow['others'], heading: RegExp): string | null {
  for (const header in others)
    if (header.length <= 60 && heading.test(header.trim())) return lineOf(others[header]);
  return null;
}

/** Whether a row says by a column of its own that its part is not built in. */
function isLeftOut({ others }: TableRow): boolean {
  const mark = headed(others, LEFT_OUT);
  if (mark !== null && !NO.test(mark)) return true;
  if (mark !== null && /^(dnp|dnf)$/i.test(mark)) return true;
  const fitted = headed(others, FITTED);
  return fitted !== null && NO.test(fitted);
}

/**
 * What is told of rows that are counted though one other or none of them may be needed: further parts of one group of
 * alternatives, and parts that are not fitted. Pure.
 */
export function alternateGroups(rows: readonly TableRow[]): RawIssue[] {
  const first = new Set<string>();
  return rows.flatMap((row) => {
    // Few tables have such columns.
    const group = headed(row.others, GROUP);
    const isAgain = group !== null && first.has(group);
    if (group !== null) first.add(group);
    return [
      ...(isAgain ? [hint('alternate-counted', { row: row.row, value: group })] : []),
      ...(isLeftOut(row) ? [hint('not-fitted-counted', { row: row.row })] : []),
    ];
  });
}
