import type { Difference } from '../contracts';
import type { PlannedPart } from '../plan/plan';

/** What an import wrote to parts that existed: enough to put it back. */
export interface RecordedChange {
  key: string;
  partId: number | null;
  differences: Difference[];
  /** Further details before and after, whole. */
  attributes: { before: Record<string, unknown> | null; after: Record<string, unknown> } | null;
}

/** What is kept of parts that a commit changes. Pure. */
export function changesOf(changed: readonly PlannedPart[]): RecordedChange[] {
  return changed.map(({ item, existing, differences }) => {
    const before = existing?.attributes ?? null;
    const told = differences.some(({ field }) => field === 'attributes');
    return {
      key: item.key,
      partId: existing?.partId ?? null,
      differences,
      attributes: told ? { before, after: { ...before, ...item.attributes } } : null,
    };
  });
}
