import { hint, type RawIssue } from '../issues/issue';
import { alternateGroups } from './alternate-groups';
import type { Table, TableRow } from './table';
import { lineOf } from './text';

/** Words by which a remark says that a part stands in for another one, which is counted too. */
const REPLACES =
  /(^|[\s(,;])(вместо|взамен|на замену|альтернатив\S*|допуска\S* (?:замен|примен)\S*|замена для|alternat(e|ive) (for|to|of)|substitut(e|es) for|replaces|instead of)([\s.,:;]|$)|^(альтернатива|alternate|alternative|substitute)$/i;

/** Longer texts are no remarks of a part. */
const MAX_REMARK = 300;

function saysSo(text: string | null): text is string {
  return text !== null && text.length <= MAX_REMARK && REPLACES.test(text);
}

function isCounted({ values }: TableRow): boolean {
  return [values.quantity, values.quantityTotal].some((cell) => lineOf(cell) !== null);
}

function remarkAmong(others: TableRow['others']): string | undefined {
  for (const header in others) {
    const text = lineOf(others[header]);
    if (saysSo(text)) return text;
  }
  return undefined;
}

/**
 * Rows whose remark says that they replace another are told, for both are counted; such a remark in the column that
 * stands for the material is a remark. Pure.
 */
export function withAlternatesTold(
  rows: readonly TableRow[],
  { mapping, columns }: Pick<Table, 'mapping' | 'columns'>,
): { rows: TableRow[]; issues: RawIssue[] } {
  const issues: RawIssue[] = alternateGroups(rows.filter(isCounted));
  const column = mapping.material ?? null;
  const heading = columns.find((own) => own.column === column)?.header ?? '';
  const told = rows.map((row) => {
    if (!isCounted(row)) return row;
    const remark = lineOf(row.values.material);
    const other = remarkAmong(row.others);
    const inMaterial = saysSo(remark);
    if (!inMaterial && other === undefined) return row;
    const place = { row: row.row, column: inMaterial ? column : null };
    issues.push(hint('alternate-counted', { ...place, value: inMaterial ? remark : other }));
    if (!inMaterial) return row;
    const { material: _, ...values } = row.values;
    return { ...row, values, others: { ...row.others, ...(heading === '' ? {} : { [heading]: remark }) } };
  });
  return { rows: told, issues };
}
