import { refuse } from '../../refusals';
import type { HistoryPage, Refusal } from '../contracts';
import { readHistory, readRootOf, type HistoryPlace } from '../ledger';
import type { Engine } from './engine';

/** One answer holds at most so many events; a batch of a busy year has a few hundred. */
export const MAX_HISTORY_EVENTS = 1000;

/** What happened to a batch after a place in its history, in order. */
export async function partHistoryQuery(
  engine: Engine,
  code: string,
  after: HistoryPlace,
): Promise<HistoryPage | Refusal> {
  const { part } = await engine.read({ code, scanId: null, reason: null });
  if (!part) return refuse('part-not-found');
  const { partId, lot } = part.identity;
  const read = await readHistory(engine.session, partId, after, MAX_HISTORY_EVENTS + 1);
  const told = read.slice(0, MAX_HISTORY_EVENTS);
  const last = told.at(-1)?.place;
  return {
    ok: true,
    code: part.identity.code,
    lot,
    root: lot === 0 ? null : await readRootOf(engine.session, partId),
    events: told.map(({ event }) => event),
    nextAfter: last && read.length > told.length ? `${last.revision}-${last.event}` : null,
  };
}
