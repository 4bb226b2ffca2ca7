import type { Duplicates, Mapping } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import type { OwnField } from '../own-fields/own-field';
import { ownFieldIssues } from '../own-fields/own-issues';
import type { Item, Line, Structure } from '../tree/structure';
import { absentLines } from './absent-lines';
import { comparePart } from './compare-part';
import type { Existing, ExistingLine } from './existing';
import type { ProductName } from './name-product';
import type { Plan, PlannedPart } from './plan';
import { launchIssues, productIssues, refusedActs } from './engine-refusals';
import { piecesInWork } from './pieces-in-work';
import { planRoutes } from './plan-routes';
import { RouteKeys } from './route-keys';
import { MAX_PROPOSED_ACTS, proposeActs, proposedNow } from './propose-acts';
import { cyclesWithExisting, writtenLines } from './written-lines';

export interface PlanWishes {
  duplicates: Duplicates;
  /** Products to make. */
  quantity: number;
  /** When they are due, YYYY-MM-DD; null: nobody says. */
  dueDate: string | null;
  mapping: Mapping;
  ownFields: readonly OwnField[];
  /** Ids of proposals that a person accepted: their routes are made. */
  accept: readonly string[];
}

function byParent<L extends { parent: string }>(lines: readonly L[]): Map<string, L[]> {
  const groups = new Map<string, L[]>();
  for (const line of lines) {
    const own = groups.get(line.parent);
    if (own) own.push(line);
    else groups.set(line.parent, [line]);
  }
  return groups;
}

function planParts(structure: Structure, existing: Existing, keys: RouteKeys): PlannedPart[] {
  const parts = new Map(existing.parts.map((part) => [part.key, part]));
  const lines: Map<string, Line[]> = byParent(structure.lines);
  const existingLines: Map<string, ExistingLine[]> = byParent(existing.lines);
  return structure.items.map((item) => {
    const part = parts.get(item.key) ?? null;
    const route = item.operations.length > 0 ? keys.route(item.operations) : null;
    if (!part) return { item, status: 'new', existing: null, differences: [], route };
    const differences = comparePart(item, part, lines.get(item.key) ?? [], existingLines.get(item.key) ?? []);
    return {
      item,
      status: differences.length > 0 ? 'changed' : 'unchanged',
      existing: part,
      differences,
      route,
    };
  });
}

/** A part whose pieces are proposed another time keeps what it requires until then. */
function requiredLater(part: PlannedPart): PlannedPart {
  const differences = part.differences.filter(({ field }) => field !== 'required');
  return { ...part, differences, status: differences.length > 0 ? 'changed' : 'unchanged' };
}

function leftForLater(count: number): RawIssue[] {
  return count === 0 ? [] : [hint('proposals-left', { details: { count, limit: MAX_PROPOSED_ACTS } })];
}

/** With `fail` every part that exists is an error. */
function existingIssues(parts: readonly PlannedPart[], wishes: PlanWishes): RawIssue[] {
  const column = wishes.mapping.designation ?? wishes.mapping.name ?? null;
  if (wishes.duplicates !== 'fail') return [];
  return parts.flatMap(({ item, existing }): RawIssue[] => {
    const place = { row: item.rows[0] ?? null, column, value: item.key.slice(2) };
    return existing ? [problem('part-exists', place)] : [];
  });
}

function namesInUse(items: readonly Item[]): Set<string> {
  return new Set(items.map(({ key }) => key));
}

/** Compare a structure with what exists and say what a commit would do. Pure. */
export function makePlan(
  structure: Structure,
  product: ProductName,
  existing: Existing,
  wishes: PlanWishes,
): Plan {
  const keys = new RouteKeys();
  const compared = planParts(structure, existing, keys);
  const fresh = compared.filter(({ status }) => status === 'new').map(({ item }) => item);
  const isUpdate = wishes.duplicates === 'update';
  const all = isUpdate ? proposeActs(compared, existing.routes) : [];
  const { proposals, later } = proposedNow(all);
  const parts =
    later.size === 0
      ? compared
      : compared.map((part) => (later.has(part.item.key) ? requiredLater(part) : part));
  const refused = refusedActs(proposals, existing.refusals, wishes.mapping);
  const accepted = new Set(wishes.accept);
  const rerouted = parts
    .map(({ item }) => item)
    .filter(({ key }) => accepted.has(`route ${key}`) && proposals.some(({ id }) => id === `route ${key}`));
  const routes = planRoutes([...fresh, ...rerouted], existing.stages, existing.routes, keys);
  const inFile = namesInUse(structure.items);
  const { designation, name, orderNumber } = product;
  const lines = writtenLines(structure.lines, parts, wishes.duplicates);
  const cycles = cyclesWithExisting(lines, existing.lines, wishes.mapping.designation ?? null);
  return {
    duplicates: wishes.duplicates,
    product: {
      designation,
      name,
      orderNumber,
      dueDate: wishes.dueDate,
      quantity: wishes.quantity,
      existing: existing.product?.documentId ?? null,
    },
    parts,
    lines: structure.lines,
    newStages: routes.newStages,
    newRoutes: routes.newRoutes,
    proposals,
    absent: existing.parts.filter(({ key }) => !inFile.has(key)),
    absentLines: absentLines(parts, structure.lines, existing),
    refusals: existing.refusals,
    issues: [
      ...product.issues,
      ...productIssues(existing, designation),
      ...launchIssues(fresh, routes, existing, wishes.mapping),
      ...existingIssues(parts, wishes),
      ...ownFieldIssues(parts, wishes.ownFields, wishes.mapping, isUpdate, existing.takenOwn),
      ...cycles,
      ...refused,
      ...(isUpdate ? piecesInWork(compared, later, wishes.mapping) : []),
      ...leftForLater(all.length - proposals.length),
    ],
  };
}
