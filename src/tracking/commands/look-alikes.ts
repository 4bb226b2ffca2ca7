import { refuse } from '../../refusals';
import type { LookAlikeQuery, Refusal, ScanView } from '../contracts';
import { readLookAlikes } from '../ledger';
import { scanView } from '../views';
import type { Engine } from './engine';

/** Work that is reported twice is reported at about the same time. */
export const LOOK_ALIKE_WINDOW_MS = 15 * 60_000;

/** Scans of the same work by other operators, within some minutes of it: perhaps it is counted already. */
export async function lookAlikesQuery(
  engine: Engine,
  { partCode, occurredAt, ...wanted }: LookAlikeQuery,
): Promise<{ ok: true; scans: ScanView[] } | Refusal> {
  const { part } = await engine.read({ code: partCode, scanId: null, reason: null });
  if (!part) return refuse('part-not-found');
  const atMs = Date.parse(occurredAt);
  const scans = await readLookAlikes(engine.session, {
    ...wanted,
    partId: part.identity.partId,
    from: new Date(atMs - LOOK_ALIKE_WINDOW_MS).toISOString(),
    to: new Date(atMs + LOOK_ALIKE_WINDOW_MS).toISOString(),
  });
  return { ok: true, scans: scans.map(scanView) };
}
