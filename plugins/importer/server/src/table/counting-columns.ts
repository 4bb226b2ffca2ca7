import type { FileColumn, Mapping, PreviewOptions } from '../contracts';
import { headsGroupCounts } from './header-words';
import type { Table } from './table';

/** Of a heading that means nothing to us this much is kept. */
const MAX_HEADING = 100;

/** What a quantity means by a wish, the columns or the words of its heading. Pure. */
export function quantityOf(
  mapping: Mapping,
  columns: readonly FileColumn[],
  wish: PreviewOptions['quantityMeans'],
): Pick<Table, 'quantityMeans' | 'quantityRecognised'> {
  if (wish) return { quantityMeans: wish, quantityRecognised: true };
  if (mapping.quantityTotal && !mapping.quantity)
    return { quantityMeans: 'per-product', quantityRecognised: true };
  const header = columns.find(({ field }) => field === 'quantity')?.header ?? '';
  const says = /(на|в)\s+(сборк|узел|узле|сб\.|ед)|per\s+(parent|assembly|assy|unit)|unit qty|\/assy/i.test(
    header,
  );
  return { quantityMeans: 'per-parent', quantityRecognised: says || mapping.quantityTotal !== undefined };
}

/** The heading that counts groups and not what stands in them; null: none does. Pure. */
export function groupCountOf(mapping: Mapping, columns: readonly FileColumn[]): string | null {
  const own = columns.find(({ field, header }) => field === null && headsGroupCounts(header));
  return mapping.group && own ? own.header.slice(0, MAX_HEADING) : null;
}

/** The heading of the column that counts. Pure. */
export function quantityHeading(mapping: Mapping, columns: readonly FileColumn[]): string {
  const column = mapping.quantity ?? mapping.quantityTotal;
  return columns.find((own) => own.column === column)?.header ?? '';
}
