import { MAX_QUANTITY, type PartKind } from '../../../../../src/tracking/contracts';
import { itemKey } from '../../../../../src/tracking/domain/item-key';
import type { Mapping, QuantityMeans } from '../contracts';
import { hint, problem, type IssueCode, type RawIssue } from '../issues/issue';
import type { TreeNode } from './bom-row';
import { breakCycles } from './cycles';
import { kindWithoutWord, mergeItems } from './merge-items';
import { mergeLines } from './merge-lines';
import { countPieces, type Pieces } from './pieces';
import { rollDown } from './roll-down';
import type { Item, Line, Structure } from './structure';

/** Issues of what rows make together stand in the column that has to be looked at. */
function placed(
  issues: readonly RawIssue[],
  { designation, name }: Mapping,
  counted: string | null,
): RawIssue[] {
  const named = designation ?? name ?? null;
  const columns: Partial<Record<IssueCode, string | null>> = {
    ...{ 'child-summed': counted, 'quantity-too-large': counted },
    ...{ 'structure-differs': named, 'materials-differ': named, cycle: named },
  };
  return issues.map((issue) => ({ ...issue, column: issue.column ?? columns[issue.code] ?? null }));
}

export interface StructureWords {
  mapping: Mapping;
  quantityMeans: QuantityMeans;
  quantityRecognised: boolean;
  /** Products to make. */
  productQuantity: number;
  /** What a person says that parts are, by key. */
  kinds?: Readonly<Record<string, PartKind>> | undefined;
}

/** The key of each node; a node without one, and what hangs below it, has none. */
export function nodeKeys(nodes: readonly TreeNode[]): (string | null)[] {
  const keys: (string | null)[] = [];
  for (const { row, parent } of nodes) {
    const lost = parent !== null && keys[parent] === null;
    keys.push(lost ? null : itemKey(row));
  }
  return keys;
}

/**
 * What is asked for at the top. A row that only heads others asks for one of what nothing else contains; rows of one part are
 * added up and told.
 */
function demandAtTop(
  nodes: readonly TreeNode[],
  keys: readonly (string | null)[],
  { perParent, stated }: Pieces,
  lines: readonly Line[],
  products: number,
): { demand: Map<string, number>; issues: RawIssue[] } {
  const contained = new Set(lines.map(({ child }) => child));
  const demand = new Map<string, number>();
  const counted = new Map<string, { first: number; sum: number }>();
  const issues: RawIssue[] = [];
  nodes.forEach(({ row, parent }, index) => {
    const key = keys[index];
    if (parent !== null || key === null || key === undefined) return;
    if (stated[index]) {
      const pieces = perParent[index] ?? 1;
      demand.set(key, (demand.get(key) ?? 0) + products * pieces);
      const before = counted.get(key);
      const sum = (before?.sum ?? 0) + pieces;
      counted.set(key, { first: before?.first ?? row.row, sum });
      const place = { row: row.row, value: pieces };
      if (before) issues.push(hint('child-summed', { ...place, details: { first: before.first, sum } }));
    } else if (!contained.has(key) && !demand.has(key)) demand.set(key, products);
  });
  return { demand, issues };
}

function setRequired(
  items: Iterable<Item>,
  required: ReadonlyMap<string, number>,
  column: string | null,
): RawIssue[] {
  const issues: RawIssue[] = [];
  for (const item of items) {
    item.required = required.get(item.key) ?? 0;
    if (item.required <= MAX_QUANTITY) continue;
    const place = { row: item.rows[0] ?? null, column, value: item.key.slice(2) };
    issues.push(problem('required-too-large', { ...place, details: { limit: MAX_QUANTITY } }));
  }
  return issues;
}

/** Make one graph of distinct parts and lines of a tree of rows, with required quantities. Pure. */
export function buildStructure(nodes: readonly TreeNode[], words: StructureWords): Structure {
  const keys = nodeKeys(nodes);
  const { mapping, quantityMeans: means, quantityRecognised: recognised } = words;
  const column = (means === 'per-product' ? mapping.quantityTotal : undefined) ?? mapping.quantity ?? null;
  const pieces = countPieces(nodes, { means, recognised, column });
  const { items, issues } = mergeItems(nodes, keys, { columns: mapping, means });
  const merged = mergeLines(nodes, keys, pieces.perParent);
  const allKeys = [...items.keys()];
  const { lines, issues: cycles } = breakCycles(allKeys, merged.lines);
  const atTop = demandAtTop(nodes, keys, pieces, lines, words.productQuantity);
  const required = rollDown(allKeys, lines, atTop.demand);
  const tooLarge = setRequired(items.values(), required, column);
  const parents = new Set(lines.map(({ parent }) => parent));
  const leaves = [...items.values()].filter(({ key }) => !parents.has(key));
  const designated = leaves.some(
    ({ designation, operations }) => designation !== null && operations.length === 0,
  );
  for (const item of items.values()) {
    const wish = words.kinds?.[item.key];
    if (wish !== undefined) [item.kind, item.kindTold] = [wish, true];
    // What contains parts is an assembly, though many programs call everything that is made a part.
    else if (item.kind === 'part' && parents.has(item.key)) item.kind = 'assembly';
    if (item.kindTold) continue;
    item.kind = kindWithoutWord(item, parents.has(item.key), designated);
    item.kindTold = parents.has(item.key);
  }
  const contained = new Set(lines.map(({ child }) => child));
  return {
    items: [...items.values()],
    lines,
    roots: allKeys.filter((key) => !contained.has(key)),
    nodeKeys: keys,
    nodePieces: pieces.perParent,
    issues: placed(
      [...pieces.issues, ...issues, ...merged.issues, ...atTop.issues, ...cycles, ...tooLarge],
      mapping,
      column,
    ),
  };
}
