import { itemKey } from '../../../../../src/tracking/domain/item-key';
import { BlockTree, type Block } from './block-tree';
import { namedOnly, type BomRow } from './bom-row';
import type { Forest } from './grow';

/** No part of these can match in two ways: else long texts take the square of their length and more. */
const WORD_THEN_NAME = /^(\S+)\s+(\D.*)$/u;
const SIGN_BEHIND_DIGIT = /^\D*\d[^.-]*[.-]/u;
const DESIGNATION = /^[^\s\d]*\d\S*$/u;

/** The assembly that a group cell names: by designation, by name or by both. */
function groupRow(row: number, text: string, rows: ReadonlyMap<string, BomRow>): BomRow {
  const known = rows.get(text);
  if (known) return namedOnly(row, known.designation, known.name);
  const [, designation = '', name = null] = WORD_THEN_NAME.exec(text) ?? [];
  if (SIGN_BEHIND_DIGIT.test(designation)) return namedOnly(row, designation, name);
  return DESIGNATION.test(text) ? namedOnly(row, text, null) : namedOnly(row, null, text);
}

/** Whether a blank group cell means the group above it: where groups are written once. */
function writtenOnce(rows: readonly BomRow[]): boolean {
  const told = rows.flatMap(({ group }) => (group === null ? [] : [group]));
  return told.every((group, index) => index === 0 || group !== told[index - 1]);
}

/** The group of each row, carried down where it is written once. */
export function groupsOf(rows: readonly BomRow[], merged: boolean): (string | null)[] {
  const carries = !merged && writtenOnce(rows);
  let current: string | null = null;
  return rows.map(({ group }) => {
    if (group !== null) current = group;
    return group ?? (carries ? current : null);
  });
}

function piecesOf(attributes: BomRow['attributes'], heading: string | null): number | null {
  const text = heading === null ? undefined : attributes[heading];
  return text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}

/** The row without what it says of its group. */
function without(row: BomRow, heading: string): BomRow {
  const { [heading]: _, ...attributes } = row.attributes;
  return { ...row, attributes };
}

/**
 * Group column: rows of a group belong to the assembly that it names. A first row without group and
 * quantity is what the groups belong to.
 * @param merged groups are written once in merged cells, which were spread over their rows already
 * @param groupCount heading of the further detail that says how many of its group there are; null: none says so
 */
export function growFromGroups(
  told: readonly BomRow[],
  merged: boolean,
  groupCount: string | null = null,
): Forest {
  const counts = told.map(({ attributes }) => piecesOf(attributes, groupCount));
  const rows = groupCount === null ? told : told.map((row) => without(row, groupCount));
  const groups = groupsOf(rows, merged);
  const byText = new Map<string, BomRow>();
  for (const row of rows)
    for (const text of [row.name, row.designation]) if (text !== null) byText.set(text, row);
  const [first] = rows;
  const top = first && groups[0] === null && first.quantity === null ? first : null;
  const root: Block = { key: top && itemKey(top), heading: top, children: [] };
  const blocks = new Map<string, Block>();
  rows.forEach((row, index) => {
    const group = groups[index] ?? null;
    if (row === top) return;
    if (group === null) return void root.children.push(row);
    const heading = { ...groupRow(row.row, group, byText), quantity: counts[index] ?? null };
    const key = itemKey(heading);
    // The row of the assembly itself stands in its own group in some files.
    if (key === null || (row.designation === null && row.name === null)) return;
    let block = blocks.get(key);
    if (!block) {
      block = { key, heading, children: [] };
      blocks.set(key, block);
      if (top && !rows.some((other) => itemKey(other) === key))
        root.children.push({ ...heading, quantity: heading.quantity ?? 1 });
    }
    if (itemKey(row) === key) root.children.push(row);
    else block.children.push(row);
  });
  const tree = new BlockTree(
    [root, ...blocks.values()].filter(({ heading, children }) => heading || children.length > 0),
    itemKey,
  );
  tree.grow();
  return { nodes: tree.grower.nodes, issues: [] };
}
