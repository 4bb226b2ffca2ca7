import type { PartPage } from '../contracts';
import { readCompositionsOf, readParts } from '../ledger';
import { operationViews, partView } from '../views';
import type { Engine } from './engine';

/** A batch as a report tells of it. */
export type ReportedBatch = Pick<PartPage, 'part' | 'operations' | 'composition'>;

/** How many lines of compositions are read; the first batches have theirs. */
export interface LineLimits {
  ofEach: number;
  together: number;
}

/**
 * The batches on these labels, in two statements however many they are; null: no label has this code.
 * @param lines null: compositions are not wanted and stay empty
 */
export async function reportedBatchesQuery(
  engine: Engine,
  codes: readonly string[],
  lines: LineLimits | null,
): Promise<(ReportedBatch | null)[]> {
  const wants = codes.map((code) => ({ code, scanId: null, reason: null }));
  const found = (await readParts(engine.session, wants)).map(({ part }) => part);
  const ids = found.flatMap((part) => part?.identity.partId ?? []);
  const compositions = lines === null ? null : await readCompositionsOf(engine.session, ids, lines);
  return found.map(
    (part) =>
      part && {
        part: partView(part.identity, part.batch),
        operations: operationViews(part.batch),
        composition: compositions?.get(part.identity.partId) ?? [],
      },
  );
}
