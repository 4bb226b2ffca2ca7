import type { Duplicates, KindRule, PreviewOptions } from './contracts';
import type { RawIssue } from './issues/issue';
import { refusedActs } from './plan/engine-refusals';
import type { Existing } from './plan/existing';
import { makePlan } from './plan/make-plan';
import { bareFileName, nameProduct, type ProductName } from './plan/name-product';
import type { Plan } from './plan/plan';
import { buildStructure, nodeKeys } from './tree/build-structure';
import { kindsOf } from './tree/kind-rules';
import type { Structure } from './tree/structure';
import { rowNumbers } from './table/rows-of-sheets';
import { sheetsRead, withoutRows, type Bom } from './understand';

/** What a file means, counted and compared. */
export interface Prepared {
  bom: Bom;
  structure: Structure;
  plan: Plan;
  /** Of all steps, in no order. */
  issues: RawIssue[];
}

type Told = Pick<PreviewOptions, 'kinds' | 'kindRules'>;

interface Built extends Told {
  quantity: number;
  structure: Structure;
}

/** What was built of a file last: naming its product and comparing it ask for the same. */
const lastBuilt = new WeakMap<Bom, Built>();

/** Rules with the numbers that their rows have in the table. */
function ruledRows(bom: Bom, rules: readonly KindRule[]): KindRule[] {
  const sheets = sheetsRead(bom);
  return rules.map((rule) => ('rows' in rule ? { ...rule, rows: rowNumbers(sheets, rule.rows) } : rule));
}

function structureOf(bom: Bom, quantity: number, { kinds, kindRules }: Told): Structure {
  const last = lastBuilt.get(bom);
  if (last?.quantity === quantity && last.kinds === kinds && last.kindRules === kindRules)
    return last.structure;
  const rules = kindRules && ruledRows(bom, kindRules);
  const told = rules ? kindsOf(bom.nodes, nodeKeys(bom.nodes), { kinds, kindRules: rules }) : kinds;
  const structure = buildStructure(bom.nodes, { ...bom, productQuantity: quantity, kinds: told });
  lastBuilt.set(bom, { quantity, kinds, kindRules, structure });
  return structure;
}

/** The product a file is about; its name does not depend on how many are made. */
export function productOf(bom: Bom, options: PreviewOptions): ProductName {
  const structure = structureOf(bom, options.quantity ?? 1, options);
  return nameProduct(structure, { ...options, fileName: bom.fileName, title: bom.title });
}

/**
 * What `productOf` will most likely say, without counting anything: the one row at the top names the product. Whoever acts on it
 * asks `productOf` as well.
 */
export function likelyDesignation({ nodes, title, fileName }: Bom, { product }: PreviewOptions): string {
  const [top, ...others] = nodes.filter(({ parent }) => parent === null);
  const own = others.length > 0 ? null : (top?.row.designation ?? top?.row.name ?? null);
  return product ?? own ?? title ?? bareFileName(fileName);
}

/** Tree to structure to plan. Pure: the same file, options and database give the same plan. */
export function prepare(
  bom: Bom,
  options: PreviewOptions,
  existing: Existing,
  exclude: readonly number[] = [],
  accept: readonly string[] = [],
): Prepared {
  const left = withoutRows(bom, exclude);
  const quantity = options.quantity ?? existing.product?.quantity ?? 1;
  const duplicates: Duplicates = options.duplicates ?? 'fail';
  const structure = structureOf(left, quantity, options);
  const product = nameProduct(structure, { ...options, fileName: bom.fileName, title: bom.title });
  const { mapping, ownFields } = bom;
  const dueDate = options.dueDate === undefined ? (bom.dueDate ?? null) : options.dueDate;
  const wishes = { duplicates, quantity, dueDate, mapping, ownFields, accept };
  const plan = makePlan(structure, product, existing, wishes);
  return { bom: left, structure, plan, issues: [...left.issues, ...structure.issues, ...plan.issues] };
}

/** The same with what the engine would refuse, as if it had been known from the start. Pure. */
export function withRefusals(prepared: Prepared, refusals: Existing['refusals']): Prepared {
  const { plan, bom } = prepared;
  const refused = refusedActs(plan.proposals, refusals, bom.mapping);
  return {
    ...prepared,
    plan: { ...plan, refusals, issues: [...plan.issues, ...refused] },
    issues: [...prepared.issues, ...refused],
  };
}
