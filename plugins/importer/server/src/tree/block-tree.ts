import type { BomRow } from './bom-row';
import { Grower } from './grow';

/** An assembly with the rows below it; `heading` null: rows that belong to nothing. */
export interface Block {
  key: string | null;
  heading: BomRow | null;
  children: BomRow[];
}

/** What the heading of a block says more of its assembly than the row that contains it. */
function withHeading(row: BomRow, { heading }: Block): BomRow {
  if (!heading || heading.isNamedOnly) return row;
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
export class BlockTree {
  readonly grower = new Grower();
  private readonly placed = new Set<Block>();
  private readonly byKey = new Map<string, Block>();

  /** @param keyOf by what a row is known as the one that heads a block */
  constructor(
    private readonly blocks: readonly Block[],
    private readonly keyOf: (row: BomRow) => string | null,
  ) {
    for (const block of blocks) if (block.key && !this.byKey.has(block.key)) this.byKey.set(block.key, block);
  }

  /** Blocks that nothing contains are roots; what is left then hangs in circles, which is told later. */
  grow(): void {
    const contained = new Set(this.blocks.flatMap(({ children }) => children.map((row) => this.keyOf(row))));
    const isRoot = ({ key }: Block): boolean => key === null || !contained.has(key);
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
      const key = this.keyOf(next.row);
      const own = key === null ? undefined : this.byKey.get(key);
      const below = own && !this.placed.has(own) ? own : null;
      const node = this.grower.add(below ? withHeading(next.row, below) : next.row, next.parent);
      if (!below || node === null) continue;
      this.placed.add(below);
      for (const row of [...below.children].reverse()) waiting.push({ row, parent: node });
    }
  }
}
