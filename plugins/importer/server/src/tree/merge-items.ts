import type { PartKind } from '../../../../../src/tracking/contracts';
import type { QuantityMeans } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import { CITES_A_STANDARD, isFastenerName, isStandardOnly } from '../table/kinds';
import type { BomRow, TreeNode } from './bom-row';
import { materialsPerPart, sameMaterials } from './material-needs';
import { routeKey } from '../table/operations';
import { ownKey } from '../own-fields/own-field';
import type { Item } from './structure';

const COMPARED = ['name', 'size', 'material'] as const;

function newItem(key: string, row: BomRow): Item {
  // Spelled out in one literal: V8 keeps an object that is put together of spreads as a hash table.
  return {
    key,
    designation: row.designation,
    name: row.name,
    size: row.size,
    material: row.material,
    operations: row.operations,
    attributes: row.attributes,
    own: row.own,
    kind: row.kind ?? 'part',
    kindTold: row.kind !== null,
    materials: [],
    rows: [],
    required: 0,
  };
}

/** Later rows fill what is empty; where they say otherwise the first row counts, and that is told. */
function fill(item: Item, row: BomRow, columns: Partial<Record<string, string | null>>): RawIssue[] {
  const issues: RawIssue[] = [];
  const differs = (field: string, value: string): void => {
    const details = { first: item.rows[0] ?? 0, field };
    issues.push(hint('field-differs', { row: row.row, column: columns[field] ?? null, value, details }));
  };
  for (const field of COMPARED) {
    const value = row[field];
    if (value === null) continue;
    if (item[field] === null) item[field] = value;
    else if (item[field] !== value) differs(field, value);
  }
  if (item.operations.length === 0) item.operations = row.operations;
  else if (row.operations.length > 0 && routeKey(row.operations) !== routeKey(item.operations))
    differs('operations', row.operations.join(', '));
  item.attributes = { ...row.attributes, ...item.attributes };
  for (const [name, value] of Object.entries(row.own)) {
    const before = item.own[name];
    if (before === undefined) item.own = { ...item.own, [name]: value };
    else if (before !== value) differs(ownKey(name), String(value));
  }
  return issues;
}

/** `Труба 40 ГОСТ 8639`: the standard is that of what the part is cut from. */
const ROLLED =
  /^(круг|лист|труба|полоса|швеллер|уголок|двутавр|балка|шестигранник|квадрат|пруток|проволока|лента|плита|сталь|sheet|plate|tube|bar|angle|channel|beam)(?![а-яa-z])/i;

/** `Кронштейн по ГОСТ 123-80`: a standard says how it is made. */
const MADE_BY = /\sпо\s+(ГОСТ|ОСТ|ТУ)/i;

/** Whether a part with a designation is bought by the standard that its name cites, and made of nothing by us. */
function isStandardByName({ name, material, size }: Item): boolean {
  if (name === null || !CITES_A_STANDARD.test(name) || ROLLED.test(name)) return false;
  return isFastenerName(name) || (material === null && size === null && !MADE_BY.test(name));
}

/**
 * What an item is where the file does not say: bought if it carries a standard or the name of a fastener, or if it alone has
 * no designation among parts that have one and nothing says what it is made of.
 */
export function kindWithoutWord(item: Item, hasChildren: boolean, othersAreDesignated: boolean): PartKind {
  if (hasChildren) return 'assembly';
  if (item.operations.length > 0) return 'part';
  if (item.designation !== null)
    return isStandardOnly(item.designation) || isStandardByName(item) ? 'standard' : 'part';
  const name = item.name ?? '';
  const isFastener = isFastenerName(name) && (othersAreDesignated || item.material === null);
  if (CITES_A_STANDARD.test(name) || isFastener) return 'standard';
  return othersAreDesignated && item.material === null && item.size === null ? 'purchased' : 'part';
}

export interface MergedItems {
  items: Map<string, Item>;
  issues: RawIssue[];
}

interface MergeWords {
  columns: Partial<Record<string, string | null>>;
  means: QuantityMeans;
}

/** All rows that name the same item make one. `keys` are those of the nodes; null: the row has none. */
export function mergeItems(
  nodes: readonly TreeNode[],
  keys: readonly (string | null)[],
  { columns, means }: MergeWords,
): MergedItems {
  const items = new Map<string, Item>();
  const issues: RawIssue[] = [];
  const needs = materialsPerPart(nodes, means);
  /** The row of each item that its materials are taken from. */
  const madeIn = new Map<string, number>();
  nodes.forEach(({ row }, index) => {
    const key = keys[index] ?? null;
    if (key === null) return;
    let item = items.get(key);
    if (item) issues.push(...fill(item, row, columns));
    else items.set(key, (item = newItem(key, row)));
    if (row.kind !== null && !item.kindTold) {
      item.kind = row.kind;
      item.kindTold = true;
    }
    item.rows.push(row.row);
    const materials = needs[index] ?? [];
    const first = madeIn.get(key);
    if (materials.length === 0) return;
    if (first === undefined) {
      item.materials = materials;
      madeIn.set(key, row.row);
    } else if (!sameMaterials(item.materials, materials, means)) {
      issues.push(
        problem('materials-differ', {
          row: row.row,
          value: item.designation ?? item.name,
          details: { first },
        }),
      );
    }
  });
  return { items, issues };
}
