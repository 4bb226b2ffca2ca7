import { columnLetters } from '../../../../../src/workbooks';
import type { FileColumn, Mapping } from '../contracts';
import { headsGroupCounts, meaningsOf } from './header-words';
import { isAbove } from './level-words';
import { productColumns } from './product-column';
import type { AssemblySide } from './two-sides';

/** What the groups of a table are known by. */
export interface GroupWords {
  /** They are designations whatever they look like; else a text is told by its looks. */
  designate: boolean;
  /** Heading of the further detail that holds their names; null: none does. */
  names: string | null;
  /** Heading of the further detail that says how many of them there are; null: none does. */
  count: string | null;
  /** Headings of the further details that name the product of a row, and say how many there are of it; null: none does. */
  product: string | null;
  products: string | null;
}

/** No words beside the groups. */
export const GROUPS_ALONE: GroupWords = {
  ...{ designate: false, names: null, count: null, product: null, products: null },
};

/** Of a heading that means nothing to us this much is kept. */
const MAX_HEADING = 100;

/** The heading that counts the groups, or the parents that have no row: one that says so, the nearest before the parts, or one right behind the groups. Pure. */
export function groupCountColumn(mapping: Mapping, columns: readonly FileColumn[]): FileColumn | undefined {
  const told = ({ field, header }: FileColumn): boolean => field === null && headsGroupCounts(header);
  // Parents are counted in their own rows where they have some.
  if (!mapping.group) return mapping.parent ? columns.find(told) : undefined;
  const at = columns.findIndex(({ column }) => column === mapping.group);
  const behind = columns.slice(at + 1);
  const [next] = behind;
  const counts = next?.field === null && meaningsOf(next.header)[0]?.field === 'quantity';
  return behind.find(told) ?? (counts ? next : undefined) ?? columns.find(told);
}

/** What the columns beside the one of groups say of them. Pure. */
export function groupWords(
  mapping: Mapping,
  columns: readonly FileColumn[],
  side: AssemblySide | null,
): GroupWords {
  const count = groupCountColumn(mapping, columns)?.header.slice(0, MAX_HEADING) ?? null;
  if (!mapping.group) return { ...GROUPS_ALONE, count };
  const isGroup = (index: number | null): boolean =>
    index !== null && columnLetters(index + 1) === mapping.group;
  const letters = side?.name === null || side === null ? null : columnLetters(side.name + 1);
  const names = columns.find(({ column, field }) => column === letters && field === null);
  const isSide = side !== null && isGroup(side.designation);
  return {
    designate: isSide,
    names: isSide ? (names?.header.slice(0, MAX_HEADING) ?? null) : null,
    count,
    ...productWords(mapping, columns),
  };
}

/** The columns of the product that assemblies stand beside: `Изделие`, `Кол-во изделий`. */
function productWords(
  mapping: Mapping,
  columns: readonly FileColumn[],
): Pick<GroupWords, 'product' | 'products'> {
  const headings = columns.map(({ header }) => header);
  const upper = columns.findIndex(({ field }, index) => field === null && isAbove(headings, index));
  const [at = -1] = upper < 0 ? productColumns(headings) : [upper];
  const [own, next] = [columns[at], columns[at + 1]];
  if (!own || own.field !== null || own.column === mapping.group) return { product: null, products: null };
  const counts = next?.field === null && headsGroupCounts(next.header);
  return {
    product: own.header.slice(0, MAX_HEADING),
    products: counts ? next.header.slice(0, MAX_HEADING) : null,
  };
}
