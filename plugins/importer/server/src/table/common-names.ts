import { CITES_A_STANDARD, citesStandardFirst } from './kinds';
import type { Table, TableRow } from './table';
import { lineOf } from './text';

/** `М6х20`, `8.01`, `А 20х35`: what is left of a name whose words stand in the heading above. */
function isSizeOnly(text: string): boolean {
  return /^[a-zа-я]{0,3}[\s.-]?\d/i.test(text) && !/[a-zа-я]{4}/i.test(text) && !citesStandardFirst(text);
}

function nameAlone({ values }: TableRow): string | null {
  return lineOf(values.designation) === null ? lineOf(values.name) : null;
}

/** A name with a standard and nothing else but a position, above a size. */
function headsSizes(row: TableRow, next: TableRow | undefined): boolean {
  const name = nameAlone(row);
  if (name === null || !CITES_A_STANDARD.test(name) || citesStandardFirst(name) || isSizeOnly(name))
    return false;
  const counted = [row.values.quantity, row.values.quantityTotal].some((cell) => lineOf(cell) !== null);
  const size = next ? nameAlone(next) : null;
  return !counted && size !== null && isSizeOnly(size);
}

/** `Болты ГОСТ 7798-70` and `М6х20` are `Болты М6х20 ГОСТ 7798-70`. */
function withSize(heading: string, size: string): string {
  const at = CITES_A_STANDARD.exec(heading)?.index ?? heading.length;
  return [heading.slice(0, at), size, heading.slice(at)].map((text) => text.trim()).join(' ');
}

/**
 * A specification of ГОСТ 2.106 spells the common name of standard parts and their standard once, in a heading: rows below
 * it that are only a size get its words. Where columns tell the structure such a row may be an assembly and stays. Pure.
 */
export function withCommonNames(rows: readonly TableRow[], { mapping }: Pick<Table, 'mapping'>): TableRow[] {
  if (mapping.level || mapping.parent || mapping.group) return [...rows];
  let heading: string | null = null;
  return rows.map((row, index) => {
    if (headsSizes(row, rows[index + 1]) && !/\d[.,]\d/.test(lineOf(row.values.number) ?? '')) {
      heading = nameAlone(row);
      const { number: _number, ...values } = row.values;
      // The position of a heading counts nothing.
      return { ...row, values, texts: heading === null ? [] : [heading] };
    }
    const name = nameAlone(row);
    if (heading === null || name === null || !isSizeOnly(name)) {
      heading = null;
      return row;
    }
    return { ...row, values: { ...row.values, name: withSize(heading, name).slice(0, 255) } };
  });
}
