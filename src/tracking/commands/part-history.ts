import { refuse } from '../../refusals';
import type { HistoryPage, Refusal } from '../contracts';
import { readHistory, readRootOf } from '../ledger';
import type { Engine } from './engine';

/** One answer holds at most so many events; a batch of a busy year has a few hundred. */
export const MAX_HISTORY_EVENTS = 1000;

/** What happened to a batch after a revision, in order of the revisions. */
export async function partHistoryQuery(
  engine: Engine,
  code: string,
  afterRevision: number,
): Promise<HistoryPage | Refusal> {
  const { part } = await engine.read({ code, scanId: null, reason: null });
  if (!part) return refuse('part-not-found');
  const { identity, batch } = part;
  const { partId, lot } = identity;
  const events = await readHistory(engine.session, partId, afterRevision, MAX_HISTORY_EVENTS);
  const last = events.at(-1)?.revision ?? batch.revision;
  return {
    ok: true,
    code: identity.code,
    lot,
    root: await readRootOf(engine.session, partId),
    events,
    nextAfter: last < batch.revision ? last : null,
  };
}
