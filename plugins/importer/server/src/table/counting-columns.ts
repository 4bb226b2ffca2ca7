import type { FileColumn, Mapping, PreviewOptions } from '../contracts';
import type { Table } from './table';
import { isMeasure, unitInHeading } from './units';

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

/** Whether the column of units stands right beside a norm and says nothing of the pieces. */
function isUnitOfNorm(mapping: Mapping, columns: readonly FileColumn[]): boolean {
  const at = columns.findIndex(({ column }) => column === mapping.unit);
  const [before, own, behind] = [columns[at - 1], columns[at], columns[at + 1]];
  const isNorm = (column: FileColumn | undefined): boolean =>
    column?.field === null && NORM.test(column.header);
  if (at < 0 || !own || (!mapping.quantity && !mapping.quantityTotal)) return false;
  if (isNorm(before)) return true;
  // Before a norm it may be that of the pieces: these are counted in no measure, and it stands behind them.
  const isOfPieces = before?.field === 'quantity' || before?.field === 'quantityTotal';
  return isNorm(behind) && !isOfPieces && own.samples.every(isMeasure);
}

/** The heading of the column that counts. */
function quantityHeading(mapping: Mapping, columns: readonly FileColumn[]): string {
  const column = mapping.quantity ?? mapping.quantityTotal;
  return columns.find((own) => own.column === column)?.header ?? '';
}
