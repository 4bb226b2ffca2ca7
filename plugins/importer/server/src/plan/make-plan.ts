import type { Duplicates, Mapping } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import { routeKey } from '../table/operations';
import type { Item, Line, Structure } from '../tree/structure';
import { comparePart } from './compare-part';
import type { Existing, ExistingLine, ExistingRoute } from './existing';
import type { ProductName } from './name-product';
import type { Plan, PlannedPart } from './plan';
import { planRoutes } from './plan-routes';
import { cyclesWithExisting, writtenLines } from './written-lines';

export interface PlanWishes {
  duplicates: Duplicates;
  /** Products to make. */
  quantity: number;
  mapping: Mapping;
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

function planParts(structure: Structure, existing: Existing): PlannedPart[] {
  const parts = new Map(existing.parts.map((part) => [part.key, part]));
  const lines: Map<string, Line[]> = byParent(structure.lines);
  const existingLines: Map<string, ExistingLine[]> = byParent(existing.lines);
  return structure.items.map((item) => {
    const part = parts.get(item.key) ?? null;
    const route = item.operations.length > 0 ? routeKey(item.operations) : null;
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

function existingIssues(
  parts: readonly PlannedPart[],
  routes: readonly ExistingRoute[],
  wishes: PlanWishes,
): RawIssue[] {
  const routeKeys = new Map(routes.map(({ id, stages }) => [id, routeKey(stages)]));
  const column = wishes.mapping.designation ?? wishes.mapping.name ?? null;
  return parts.flatMap(({ item, existing, route }): RawIssue[] => {
    if (!existing) return [];
    const place = { row: item.rows[0] ?? null, column, value: item.key.slice(2) };
    if (wishes.duplicates === 'fail') return [problem('part-exists', place)];
    if (wishes.duplicates === 'skip') return [];
    const issues: RawIssue[] = [];
    if (route !== null && existing.routeId !== null && routeKeys.get(existing.routeId) !== route)
      issues.push(
        hint('route-differs', {
          ...place,
          column: wishes.mapping.operations ?? null,
          value: item.operations.join(', '),
        }),
      );
    if (existing.launched !== item.required && existing.required !== item.required)
      issues.push(
        hint('launched-differs', {
          ...place,
          details: { launched: existing.launched, required: item.required },
        }),
      );
    return issues;
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
  const parts = planParts(structure, existing);
  const fresh = parts.filter(({ status }) => status === 'new').map(({ item }) => item);
  const routes = planRoutes(fresh, existing.stages, existing.routes);
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
      quantity: wishes.quantity,
      existing: existing.product?.documentId ?? null,
    },
    parts,
    lines: structure.lines,
    newStages: routes.newStages,
    newRoutes: routes.newRoutes,
    absent: existing.parts.filter(({ key }) => !inFile.has(key)),
    issues: [
      ...product.issues,
      ...routes.issues,
      ...existingIssues(parts, existing.routes, wishes),
      ...cycles,
    ],
  };
}
