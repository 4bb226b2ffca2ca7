import type { FileColumn, Mapping, PreviewOptions } from '../contracts';
import type { Table } from './table';
import { unitInHeading } from './units';

/** What the columns of numbers and of units say of all quantities. Pure. */
export function countingOf(
  mapping: Mapping,
  columns: readonly FileColumn[],
  wish: PreviewOptions['quantityMeans'],
): Pick<Table, 'quantityMeans' | 'quantityRecognised' | 'unitOfNorm' | 'quantityUnit'> {
  return {
    ...quantityOf(mapping, columns, wish),
    unitOfNorm: isUnitOfNorm(mapping, columns),
    quantityUnit: unitInHeading(quantityHeading(mapping, columns)),
  };
}

/** What a quantity means by a wish, the columns or the words of its heading. */
function quantityOf(
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

/** How much of its material a part takes. */
const NORM = /^(норма|расход|уд\. расход|norm|consumption|usage)/i;

/** Whether the column of units stands right behind a norm and says nothing of the pieces. */
function isUnitOfNorm(mapping: Mapping, columns: readonly FileColumn[]): boolean {
  const at = columns.findIndex(({ column }) => column === mapping.unit);
  const before = columns[at - 1];
  if (!mapping.quantity && !mapping.quantityTotal) return false;
  return at > 0 && before?.field === null && NORM.test(before.header);
}

/** The heading of the column that counts. */
function quantityHeading(mapping: Mapping, columns: readonly FileColumn[]): string {
  const column = mapping.quantity ?? mapping.quantityTotal;
  return columns.find((own) => own.column === column)?.header ?? '';
}
