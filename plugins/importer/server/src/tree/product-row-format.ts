import { itemKey } from '../../../../../src/tracking/domain/item-key';
import { BlockTree, type Block } from './block-tree';
import { hint, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';
import { withHeadingsOfDrawings } from './drawings-of-assemblies';
import type { Forest } from './grow';

/**
 * The rows that head those below them: a designation with neither name nor quantity, a caption, a row that was read as a
 * heading, and the first row when only it has no quantity, whatever else it holds.
 */
export function headingsAmong(rows: readonly BomRow[]): ReadonlySet<BomRow> {
  const isCounted = ({ quantity, quantityRefused }: BomRow): boolean => quantity !== null || quantityRefused;
  // Where nothing is counted a first row without a quantity is a part like any other.
  const first = rows.some(isCounted) ? rows[0] : null;
  return new Set(
    rows.filter(
      (row) => !isCounted(row) && (row.name === null || row === first || row.isCaption || row.isHeading),
    ),
  );
}

/** `Рама Р-1 - 2 шт`, `Узел 2 (3 шт.)`: how many of it there are stands in the caption itself. */
const COUNTED_CAPTION = /^(.{1,200}?)\s*[-–—,(]\s*(\d{1,5})\s*(?:шт|штук[аи]?|компл|pcs|off)\.?\)?$/i;

/** A caption without the number of its pieces, which becomes its quantity. */
function counted(row: BomRow): BomRow {
  const text = row.name ?? row.designation;
  const [, name, pieces] = row.isCaption && text !== null ? (COUNTED_CAPTION.exec(text) ?? []) : [];
  if (name === undefined || Number(pieces) === 0) return row;
  return { ...row, ...(row.name === null ? { designation: name } : { name }), quantity: Number(pieces) };
}

function blocksOf(rows: readonly BomRow[]): Block[] {
  const blocks: Block[] = [];
  const headings = headingsAmong(rows);
  rows.forEach((row) => {
    const last = blocks.at(-1);
    const heading = headings.has(row) ? counted(row) : null;
    if (heading) blocks.push({ key: itemKey(heading), heading, children: [] });
    else if (last) last.children.push(row);
    else blocks.push({ key: null, heading: null, children: [row] });
  });
  return blocks;
}

/** A first row that is a part by all that it says and only lacks a quantity would be the product over all others. */
function doubtfulProduct(rows: readonly BomRow[]): RawIssue[] {
  const [first, second] = rows;
  if (!first || !second || !headingsAmong(rows).has(first) || first.isCaption) return [];
  const isPart = first.kind !== null && first.kind !== 'assembly';
  const isMade = first.name !== null && (first.material !== null || first.size !== null);
  if (!isPart && !isMade) return [];
  return [hint('first-row-taken-as-product', { row: first.row, value: first.designation ?? first.name })];
}

const WHOLE = /^\d{1,5}\.?$/;

/** Rows that head others by what they lack, though they are numbered on from the row above as parts are. */
function doubtfulHeadings(rows: readonly BomRow[]): RawIssue[] {
  const headings = headingsAmong(rows);
  return rows.flatMap((row, index) => {
    const [above, below] = [rows[index - 1]?.number ?? '', rows[index + 1]?.number ?? ''];
    const number = row.number ?? '';
    const isRun =
      [above, number, below].every((text) => WHOLE.test(text)) &&
      parseInt(number, 10) === parseInt(above, 10) + 1 &&
      parseInt(below, 10) === parseInt(number, 10) + 1;
    const isDoubtful = isRun && headings.has(row) && !row.isCaption && !row.isHeading;
    return isDoubtful
      ? [hint('row-taken-as-assembly', { row: row.row, value: row.designation ?? row.name })]
      : [];
  });
}

/** Product row, then assemblies and their parts: the original's own format. A plain list has roots only. */
export function growFromProductRows(told: readonly BomRow[]): Forest {
  const { rows, issues } = withHeadingsOfDrawings(told, headingsAmong(told));
  const tree = new BlockTree(blocksOf(rows), itemKey);
  tree.grow();
  return {
    nodes: tree.grower.nodes,
    issues: [...issues, ...doubtfulProduct(rows), ...doubtfulHeadings(rows)],
  };
}
