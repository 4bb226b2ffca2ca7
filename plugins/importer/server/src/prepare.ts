import type { Duplicates, PreviewOptions } from './contracts';
import type { RawIssue } from './issues/issue';
import type { Existing } from './plan/existing';
import { makePlan } from './plan/make-plan';
import { nameProduct, type ProductName } from './plan/name-product';
import type { Plan } from './plan/plan';
import { buildStructure } from './tree/build-structure';
import type { Structure } from './tree/structure';
import { withoutRows, type Bom } from './understand';

/** What a file means, counted and compared. */
export interface Prepared {
  bom: Bom;
  structure: Structure;
  plan: Plan;
  /** Of all steps, in no order. */
  issues: RawIssue[];
}

interface Built {
  quantity: number;
  kinds: PreviewOptions['kinds'];
  structure: Structure;
}

/** What was built of a file last: naming its product and comparing it ask for the same. */
const lastBuilt = new WeakMap<Bom, Built>();

function structureOf(bom: Bom, quantity: number, kinds: PreviewOptions['kinds']): Structure {
  const last = lastBuilt.get(bom);
  if (last?.quantity === quantity && last.kinds === kinds) return last.structure;
  const structure = buildStructure(bom.nodes, { ...bom, productQuantity: quantity, kinds });
  lastBuilt.set(bom, { quantity, kinds, structure });
  return structure;
}

/** The product a file is about; its name does not depend on how many are made. */
export function productOf(bom: Bom, options: PreviewOptions): ProductName {
  const structure = structureOf(bom, options.quantity ?? 1, options.kinds);
  return nameProduct(structure, { ...options, fileName: bom.fileName, title: bom.title });
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
  const structure = structureOf(left, quantity, options.kinds);
  const product = nameProduct(structure, { ...options, fileName: bom.fileName, title: bom.title });
  const plan = makePlan(structure, product, existing, { duplicates, quantity, mapping: bom.mapping, accept });
  return { bom: left, structure, plan, issues: [...left.issues, ...structure.issues, ...plan.issues] };
}
