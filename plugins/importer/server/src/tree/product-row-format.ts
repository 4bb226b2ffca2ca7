import { itemKey } from '../../../../../src/tracking/domain/item-key';
import type { BomRow } from './bom-row';
import { Grower, type Forest } from './grow';

/** A heading row with the rows below it; the rows before any heading have none. */
interface Block {
  heading: BomRow | null;
  children: BomRow[];
}

/**
 * A row with a designation and neither name nor quantity heads the rows below it. So does the first
 * row when it has no quantity, whatever else it holds.
 */
function isHeading(row: BomRow, index: number): boolean {
  if (row.quantity !== null || row.quantityRefused) return false;
  return row.name === null || index === 0;
}

function blocksOf(rows: readonly BomRow[]): Block[] {
  const blocks: Block[] = [];
  rows.forEach((row, index) => {
    const last = blocks.at(-1);
    if (isHeading(row, index)) blocks.push({ heading: row, children: [] });
    else if (last) last.children.push(row);
    else blocks.push({ heading: null, children: [row] });
  });
  return blocks;
}

/** What the heading of a block says more of its assembly than the row that contains it. */
function withHeading(row: BomRow, { heading }: Block): BomRow {
  if (!heading) return row;
  const { size, material, operations, attributes } = heading;
  return {
    ...row,
    size: row.size ?? size,
    material: row.material ?? material,
    operations: row.operations.length > 0 ? row.operations : operations,
    attributes: { ...attributes, ...row.attributes },
  };
}

/** Hangs each block below the row that names its assembly, the first time that it is named. */
class BlockTree {
  readonly grower = new Grower();
  private readonly placed = new Set<Block>();
  private readonly byKey = new Map<string, Block>();

  constructor(private readonly blocks: readonly Block[]) {
    for (const block of blocks) {
      const key = block.heading && itemKey(block.heading);
      if (key && !this.byKey.has(key)) this.byKey.set(key, block);
    }
  }

  /** Blocks that nothing contains are roots; what is left then hangs in circles, which is told later. */
  grow(): void {
    const contained = new Set(this.blocks.flatMap(({ children }) => children.map(itemKey)));
    const isRoot = ({ heading }: Block): boolean => !heading || !contained.has(itemKey(heading));
    for (const block of this.blocks.filter(isRoot)) this.placeRoot(block);
    for (const block of this.blocks) if (!this.placed.has(block)) this.placeRoot(block);
  }

  private placeRoot(block: Block): void {
    this.placed.add(block);
    this.placeChildren(block, block.heading ? this.grower.add(block.heading, null) : null);
  }

  private placeChildren(block: Block, parent: number | null): void {
    // A list instead of recursion: a hostile file may nest as deep as it has rows.
    const waiting = block.children.map((row) => ({ row, parent })).reverse();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const key = itemKey(next.row);
      const own = key === null ? undefined : this.byKey.get(key);
      const below = own && !this.placed.has(own) ? own : null;
      const node = this.grower.add(below ? withHeading(next.row, below) : next.row, next.parent);
      if (!below || node === null) continue;
      this.placed.add(below);
      for (const row of [...below.children].reverse()) waiting.push({ row, parent: node });
    }
  }
}

/** Product row, then assemblies and their parts: the original's own format. A plain list has roots only. */
export function growFromProductRows(rows: readonly BomRow[]): Forest {
  const tree = new BlockTree(blocksOf(rows));
  tree.grow();
  return { nodes: tree.grower.nodes, issues: [] };
}
