import { createHash } from 'node:crypto';
import { refuse } from '../../refusals';
import type {
  ApplyRouteCommand,
  Doer,
  Refusal,
  RouteApplied,
  RoutedBatch,
  RouteEffect,
  RoutePreview,
} from '../contracts';
import type { RouteChange } from '../domain/assign-route';
import { readParts, readRoutedParts, readRouteOf, type LedgerPart } from '../ledger';
import { assignRouteCommand } from './assign-route';
import { decideRoute } from './decide-route';
import type { Engine } from './engine';

/** One look at a route, and one act on many batches, is about at most so many of them. */
export const MAX_ROUTED_PARTS = 500;

function named({ identity }: LedgerPart): RoutedBatch {
  const { code, designation, name, lot, product } = identity;
  const { id, designation: of, orderNumber } = product;
  return { code, designation, name, lot, product: { id, designation: of, orderNumber } };
}

function effectOf({ retired, added }: RouteChange): RouteEffect {
  return {
    retired,
    added: added.map(({ number, stageName, optional }) => ({ number, stage: stageName, optional })),
    pieces: added[0]?.waiting ?? 0,
  };
}

/**
 * What an edited route would do to the open batches on it; nothing is done yet.
 * @param after where an earlier look ended; 0: from the first batch
 */
export async function previewRouteQuery(
  { session }: Engine,
  documentId: string,
  after: number,
): Promise<RoutePreview | Refusal> {
  const route = await readRouteOf(session, documentId);
  if (!route) return refuse('route-not-found');
  const place = { routeId: route.id, afterPartId: after, limit: MAX_ROUTED_PARTS };
  const { total, parts } = await readRoutedParts(session, place);
  const wants = parts.map(({ code }) => ({ code, scanId: null, reason: null }));
  const found = parts.length === 0 ? [] : await readParts(session, wants);
  const preview: RoutePreview = {
    ok: true,
    route: {
      id: route.documentId,
      name: route.name,
      stages: route.steps.map(({ stageName }) => stageName),
    },
    total,
    applicable: [],
    unchanged: 0,
    refused: [],
    nextAfter: parts.length < MAX_ROUTED_PARTS ? null : (parts.at(-1)?.partId ?? null),
  };
  for (const { part } of found) {
    if (!part) continue;
    const decided = decideRoute(part, route);
    if (decided.ok) preview.applicable.push({ ...named(part), change: effectOf(decided.change) });
    else if (decided.code === 'route-unchanged') preview.unchanged += 1;
    else preview.refused.push({ ...named(part), refusal: decided });
  }
  return preview;
}

/** The id of one batch's fact: the same for the same act and batch, a UUID of version 8 (RFC 9562). */
function factIdOf(actId: string, code: string): string {
  const bytes = createHash('sha256').update(`${actId}\n${code}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Give a route to batches, one act each: what is refused to one keeps none of the others from it.
 * @throws RangeError for more than `MAX_ROUTED_PARTS` codes; the door has counted them
 */
export async function applyRouteCommand(
  engine: Engine,
  { actId, route, codes, reason }: ApplyRouteCommand,
  doer: Doer,
): Promise<RouteApplied> {
  if (codes.length > MAX_ROUTED_PARTS)
    throw new RangeError(`A route is given to at most ${MAX_ROUTED_PARTS} batches at once.`);
  const results: RouteApplied['results'] = [];
  for (const code of codes) {
    const command = { factId: factIdOf(actId, code), partCode: code, route, reason };
    results.push({ code, result: await assignRouteCommand(engine, command, doer) });
  }
  return { ok: true, results };
}
