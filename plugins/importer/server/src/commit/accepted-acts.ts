import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { refuse } from '../../../../../src/refusals';
import { tracking, type AcceptedAct, type Doer, type Refusal } from '../../../../../src/tracking';
import type { ProposedAct } from '../contracts';
import type { SqlSession } from '../sql-session';
import { routeKey } from '../table/operations';
import { RollBack } from './roll-back';

/** documentIds of routes by their numeric ids. */
async function documentIds(session: SqlSession, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await session.query<{ id: number; documentId: string }>(
    'select id, document_id as "documentId" from routes where id = any($1::int[])',
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, documentId }) => [id, documentId]));
}

/** A person without the right is told so; everything else has changed since the preview was looked at. */
function refusedAct(refusal: Refusal, { designation, name, sheet, row, act }: ProposedAct): Refusal {
  if (refusal.code === 'not-permitted') return refusal;
  return refuse('preview-outdated', {
    parts: [designation ?? name ?? ''],
    ...{ sheet, row, act, refusedWith: refusal.code },
  });
}

/**
 * Have the engine do what was accepted, inside the transaction of the import: all or nothing.
 * @param routeIds numeric ids of routes by `routeKey`
 * @throws RollBack where the engine refuses one
 */
export async function performAccepted(
  strapi: Core.Strapi,
  session: SqlSession,
  accepted: readonly ProposedAct[],
  { routeIds, reason, doer }: { routeIds: ReadonlyMap<string, number>; reason: string; doer: Doer },
): Promise<void> {
  if (accepted.length === 0) return;
  const routes = await documentIds(session, [...routeIds.values()]);
  const acts = accepted.map(({ act, code, quantity, operations }): AcceptedAct => {
    const base = { factId: randomUUID(), partCode: code ?? '', reason };
    if (act !== 'route') return { act, command: { ...base, quantity: quantity ?? 0, operation: null } };
    const route = routes.get(routeIds.get(routeKey(operations ?? [])) ?? 0) ?? '';
    return { act, command: { ...base, route } };
  });
  const done = await tracking(strapi).performAccepted(acts, doer);
  if (done.ok) return;
  const refused = accepted[done.index];
  throw new RollBack(refused ? refusedAct(done.refusal, refused) : done.refusal);
}
