import { itemKey } from '../../../../../src/tracking/domain/item-key';
import { GROUPS_ALONE, type GroupWords } from '../table/group-words';
import { CITES_A_STANDARD, isFastenerName } from '../table/kinds';
import { BlockTree, type Block } from './block-tree';
import { namedOnly, type BomRow } from './bom-row';
import type { Forest } from './grow';

/** No part of these can match in two ways: else long texts take the square of their length and more. */
const WORD_THEN_NAME = /^(\S+)\s+(\D.*)$/u;
const SIGN_BEHIND_DIGIT = /^\D*\d[^.-]*[.-]/u;
const DESIGNATION = /^[^\s\d]*\d\S*$/u;

/** The assembly that a group cell names: by designation, by name or by both. */
function groupRow(
  { row, attributes }: BomRow,
  text: string,
  rows: ReadonlyMap<string, BomRow>,
  { designate, names }: GroupWords,
): BomRow {
  const known = rows.get(text);
  if (designate)
    return namedOnly(row, text, (names === null ? null : attributes[names]) ?? known?.name ?? null);
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

/** The whole number of pieces under a heading among the further details of a row; null: none. */
export function piecesOf(attributes: BomRow['attributes'], heading: string | null): number | null {
  const text = heading === null ? undefined : attributes[heading];
  return text !== undefined && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}

/** The row without what it says of its group. */
function without(row: BomRow, headings: readonly string[]): BomRow {
  const attributes = Object.entries(row.attributes).filter(([heading]) => !headings.includes(heading));
  return { ...row, attributes: Object.fromEntries(attributes) };
}

/** The mark of an assembly of steel: `B1`, `К-12`. */
const MARK = /^\p{L}{1,3}-?\d{1,4}$/u;

const isBare = ({ designation, name }: BomRow): boolean => designation === null && name === null;

/**
 * Rows that stand for the assembly of their group and say how many there are: they name no part (`К1;;2`), or each group
 * begins with one that alone has no designation (`B1,,Beam,2`).
 */
function rowsOfAssemblies(rows: readonly BomRow[], groups: readonly (string | null)[]): ReadonlySet<BomRow> {
  const isFirst = (index: number): boolean => groups[index] !== null && groups[index] !== groups[index - 1];
  // What stands below the parts of a group sums them.
  const own = rows.filter((row, index) => isBare(row) && isFirst(index) && row.quantity !== null);
  if (own.length > 0) return new Set(own);
  const byGroup = new Map<string, BomRow[]>();
  rows.forEach((row, index) => {
    const group = groups[index] ?? null;
    const members = group === null ? undefined : byGroup.get(group);
    if (members) members.push(row);
    else if (group !== null) byGroup.set(group, [row]);
  });
  const isOne = ({ designation, name, group }: BomRow): boolean =>
    designation === null &&
    !isFastenerName(name ?? '') &&
    !CITES_A_STANDARD.test(name ?? '') &&
    // Of one group alone a bolt or a plate may come first; a mark such as `B1` has a name behind it.
    (byGroup.size > 1 || MARK.test(group ?? ''));
  const areHeaded = [...byGroup.values()].every(
    ([first, ...parts]) =>
      first !== undefined &&
      isOne(first) &&
      parts.length > 0 &&
      parts.every(({ designation }) => designation !== null),
  );
  return new Set(areHeaded ? [...byGroup.values()].flatMap(([first]) => first ?? []) : []);
}

/**
 * Group column: rows of a group belong to the assembly that it names. A first row without group and
 * quantity is what the groups belong to.
 * @param merged groups are written once in merged cells, which were spread over their rows already
 * @param words what further details of the rows say of their groups
 */
export function growFromGroups(
  told: readonly BomRow[],
  merged: boolean,
  words: GroupWords = GROUPS_ALONE,
): Forest {
  const counts = told.map(({ attributes }) => piecesOf(attributes, words.count));
  const headings = [words.count, words.names].flatMap((heading) => heading ?? []);
  const rows = headings.length === 0 ? told : told.map((row) => without(row, headings));
  const groups = groupsOf(rows, merged);
  const assemblies = rowsOfAssemblies(rows, groups);
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
    const heading = {
      ...groupRow(told[index] ?? row, group, byText, words),
      quantity: counts[index] ?? null,
    };
    const isAssembly = assemblies.has(row);
    if (isAssembly) [heading.quantity, heading.name] = [row.quantity, heading.name ?? row.name];
    const key = itemKey(heading);
    // The row of the assembly itself stands in its own group in some files.
    if (key === null || (isBare(row) && !isAssembly)) return;
    let block = blocks.get(key);
    if (!block) {
      block = { key, heading, children: [] };
      blocks.set(key, block);
      if (top && !rows.some((other) => itemKey(other) === key))
        root.children.push({ ...heading, quantity: heading.quantity ?? 1 });
    }
    if (isAssembly) return;
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
