import { itemKey } from '../../../../../src/tracking/domain/item-key';
import { BlockTree, type Block } from './block-tree';
import { hint, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';
import type { Forest } from './grow';

/**
 * A row with a designation and neither name nor quantity heads the rows below it. So does a caption, a row
 * that was read as a heading, and the first row when it has no quantity, whatever else it holds.
 */
export function isHeading(row: BomRow, index: number): boolean {
  if (row.quantity !== null || row.quantityRefused) return false;
  return row.name === null || index === 0 || row.isCaption || row.isHeading;
}

function blocksOf(rows: readonly BomRow[]): Block[] {
  const blocks: Block[] = [];
  rows.forEach((row, index) => {
    const last = blocks.at(-1);
    if (isHeading(row, index)) blocks.push({ key: itemKey(row), heading: row, children: [] });
    else if (last) last.children.push(row);
    else blocks.push({ key: null, heading: null, children: [row] });
  });
  return blocks;
}

/** A first row that is a part by all that it says and only lacks a quantity would be the product over all others. */
function doubtfulProduct(rows: readonly BomRow[]): RawIssue[] {
  const [first, second] = rows;
  if (!first || !second || !isHeading(first, 0) || first.isCaption) return [];
  const isPart = first.kind !== null && first.kind !== 'assembly';
  const isMade = first.name !== null && (first.material !== null || first.size !== null);
  if (!isPart && !isMade) return [];
  return [hint('first-row-taken-as-product', { row: first.row, value: first.designation ?? first.name })];
}

/** Product row, then assemblies and their parts: the original's own format. A plain list has roots only. */
export function growFromProductRows(rows: readonly BomRow[]): Forest {
  const tree = new BlockTree(blocksOf(rows), itemKey);
  tree.grow();
  return { nodes: tree.grower.nodes, issues: doubtfulProduct(rows) };
}
