import { appendAudit } from '../../audit';
import { refuse } from '../../refusals';
import type { AssignRouteCommand, Doer, PartActResult, Refusal } from '../contracts';
import { writtenRouteChange, type RouteChange } from '../domain/assign-route';
import { statusOf, type BatchState } from '../domain/batch';
import { announce } from '../events';
import {
  appendPartFacts,
  applyRouteChange,
  lockPart,
  readFact,
  readPart,
  readRouteOf,
  violatedKey,
  type LedgerPart,
  type RouteTemplate,
  type Session,
} from '../ledger';
import { actResult } from '../views';
import { contentHash } from './content-hash';
import { decideRoute } from './decide-route';
import { MovedOnError, type Engine } from './engine';

interface Assignment {
  command: AssignRouteCommand;
  doer: Doer;
  part: LedgerPart;
  route: RouteTemplate;
  change: RouteChange;
  after: BatchState;
  hash: string;
  at: string;
}

async function appendAssignment(session: Session, assignment: Assignment): Promise<void> {
  const { command, doer, part, route, change, after, at } = assignment;
  const { identity, batch } = part;
  const applied = await applyRouteChange(session, {
    partId: identity.partId,
    decidedOn: batch.revision,
    change,
    routeId: route.id,
    routeName: route.name,
    statusAfter: statusOf(after),
  });
  if (!applied) throw new MovedOnError();
  await appendPartFacts(session, [
    {
      factId: command.factId,
      kind: 'route-assigned',
      partId: identity.partId,
      revision: after.revision,
      partCode: identity.code,
      partDesignation: identity.designation,
      partName: identity.name,
      quantity: null,
      routeId: route.id,
      routeName: route.name,
      labelCode: null,
      importId: null,
      data: { ...writtenRouteChange(change) },
      reason: command.reason,
      actor: doer.actor,
      at,
      contentHash: assignment.hash,
      requestId: doer.requestId,
      address: doer.address,
    },
  ]);
  await appendAudit(session, {
    at,
    actor: doer.actor,
    action: 'assign-route',
    category: 'parts',
    subjectType: 'part',
    subjectId: identity.code,
    subjectName: identity.designation ?? identity.name,
    difference: { before: identity.routeName, after: route.name, reason: command.reason },
    address: doer.address,
    requestId: doer.requestId,
  });
}

async function decide(
  session: Session,
  command: AssignRouteCommand,
  doer: Doer,
  now: Date,
): Promise<PartActResult | Refusal> {
  await lockPart(session, command.partCode);
  const { part } = await readPart(session, { code: command.partCode, scanId: null, reason: null });
  if (!part) return refuse('part-not-found', { code: command.partCode });
  const hash = contentHash([part.identity.partId, 'route-assigned', command.route, command.reason]);
  const taken = await readFact(session, command.factId);
  if (taken) {
    const same = taken.partId === part.identity.partId && taken.contentHash === hash;
    return same ? actResult(part, true) : refuse('fact-id-reused', { factId: command.factId });
  }
  if (doer.may !== null && !doer.may.has('assign-route')) {
    return refuse('not-permitted', { capability: 'assign-route' });
  }
  const route = await readRouteOf(session, command.route);
  if (!route) return refuse('route-not-found');
  const decision = decideRoute(part, route);
  if (!decision.ok) return decision;
  const { change, after } = decision;
  await appendAssignment(session, { command, doer, part, route, change, after, hash, at: now.toISOString() });
  const identity = { ...part.identity, routeId: route.id, routeName: route.name };
  return actResult({ identity, batch: after }, false);
}

/** What became of an assignment, and whose batch it is. */
export interface RouteAssigned {
  result: PartActResult | Refusal;
  productId: number;
}

/** Give a batch another route in the session's transaction. */
export async function assignInSession(
  session: Session,
  command: AssignRouteCommand,
  doer: Doer,
  now: Date,
): Promise<RouteAssigned> {
  const result = await decide(session, command, doer, now);
  const { part } = await readPart(session, { code: command.partCode, scanId: null, reason: null });
  return { result, productId: part?.identity.productId ?? 0 };
}

/** Tell of an assignment that is committed. */
export function announceRoute({ result, productId }: RouteAssigned): void {
  if (result.ok && !result.replayed)
    announce({ name: 'part.changed', productId, part: result.part, operations: result.operations });
}

/** Give a batch another route, or its first one, in one transaction. Idempotent by `factId`. */
export async function assignRouteCommand(
  engine: Engine,
  command: AssignRouteCommand,
  doer: Doer,
): Promise<PartActResult | Refusal> {
  const assigned: RouteAssigned = await engine
    .transaction((session) => assignInSession(session, command, doer, engine.now()))
    .catch((error: unknown) => {
      if (violatedKey(error) !== 'part_facts_fact_id_key') throw error;
      return { result: refuse('fact-id-reused', { factId: command.factId }), productId: 0 };
    });
  announceRoute(assigned);
  return assigned.result;
}
