import { refuse } from '../../refusals';
import type { CancelLaunchedCommand, CancelLaunchedResult, Doer, Refusal } from '../contracts';
import { countWork } from '../domain/split';
import { announce } from '../events';
import { lockLaunchedBy, type LaunchedByImport, type LedgerPart, type Session } from '../ledger';
import { cancelBatches } from './cancel-batches';
import { announceMoved } from './perform-act';

/** So many batches in use are named; the rest is counted. */
const MAX_NAMED = 100;
/** Of more cancelled batches than that nobody is told one by one. */
const MAX_ANNOUNCED_PARTS = 200;

function isInUse({ kinds, cameWithRoute, cancelled }: LaunchedByImport): boolean {
  return !cancelled && countWork(kinds, cameWithRoute) > 0;
}

/**
 * Cancel the batches that an import launched and that nobody has worked on. Runs in the caller's
 * transaction. Refuses `import-in-use` while a batch has facts of work, unless only the others are meant.
 * @returns `moved` is to be announced after the commit
 */
export async function cancelLaunchedCommand(
  session: Session,
  { importId, onlyUnused, reason }: CancelLaunchedCommand,
  doer: Doer,
  now: Date,
): Promise<{ ok: true; result: CancelLaunchedResult; moved: LedgerPart[] } | Refusal> {
  const launched = await lockLaunchedBy(session, importId);
  const inUse = launched.filter(isInUse);
  const unused = launched.filter((part) => !part.cancelled && !isInUse(part));
  const named = inUse.slice(0, MAX_NAMED).map(({ code, designation, name }) => ({ code, designation, name }));
  if (inUse.length > 0 && !onlyUnused)
    return refuse('import-in-use', { parts: named, inUse: inUse.length, unused: unused.length });
  const context = { session, doer, at: now.toISOString() };
  const codes = unused.map(({ code }) => code);
  const moved = await cancelBatches(codes, reason, { import: importId }, context);
  return { ok: true, result: { cancelled: moved.length, inUse: inUse.length, parts: named }, moved };
}

/** Tell of cancelled batches once they are committed. */
export function announceCancelledBatches(moved: readonly LedgerPart[]): void {
  const [first] = moved;
  if (!first) return;
  if (moved.length <= MAX_ANNOUNCED_PARTS) announceMoved(moved);
  else announce({ name: 'parts.launched', productId: first.identity.productId, count: 0 });
}
