import { createHash } from 'node:crypto';
import type { WorkList, WorkListQuery } from '../contracts';
import { readParts, readWorkList, type Session } from '../ledger';
import { operationViews, partView } from '../views';

/** More than this nobody works through in a shift. */
export const MAX_LISTED_PARTS = 200;

/** The batches that wait for somebody, the most urgent first; see `Tracking.workList`. */
export async function workListQuery(
  session: Session,
  { stageIds, unless }: WorkListQuery,
): Promise<WorkList> {
  const stages = stageIds && [...stageIds];
  const found = await readWorkList(session, stages, MAX_LISTED_PARTS + 1);
  const listed = found.slice(0, MAX_LISTED_PARTS);
  const version = createHash('sha256').update(JSON.stringify(found)).digest('base64url').slice(0, 22);
  if (version === unless) return { version, more: found.length > listed.length, parts: null };
  const read = await readParts(
    session,
    listed.map(({ code }) => ({ code, scanId: null, reason: null })),
  );
  const parts = read.flatMap(({ part }) =>
    part ? [{ part: partView(part.identity, part.batch), operations: operationViews(part.batch) }] : [],
  );
  return { version, more: found.length > listed.length, parts };
}
