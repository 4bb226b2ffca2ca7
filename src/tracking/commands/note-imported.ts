import type { Doer, ImportedParts } from '../contracts';
import { appendPartEvents, type Session } from '../ledger';

/** Note in the history of batches what an import changed in their description, in its transaction. */
export function noteImported(
  session: Session,
  { importId, file, parts }: ImportedParts,
  context: { doer: Doer; at: string },
): Promise<void> {
  const events = parts.map(({ partId, changes }) => ({
    partId,
    kind: 'part-imported' as const,
    data: { import: importId, file, changes },
  }));
  return appendPartEvents(session, events, context);
}
