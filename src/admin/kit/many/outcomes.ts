/** What became of one batch: null is "done", else why not, in words. */
export type Outcome = string | null;

/** One entry of what a door answers to an act on several batches. */
export interface ActedItem {
  code: string;
  error?: { message: string };
}

/** What was known of the batches, by their codes, with the newest answer added. */
export function withOutcomes(
  known: ReadonlyMap<string, Outcome>,
  items: readonly ActedItem[],
): Map<string, Outcome> {
  return new Map([...known, ...items.map(({ code, error }) => [code, error?.message ?? null] as const)]);
}

/** With how many it is done, and how many were refused. */
export function countOutcomes(outcomes: ReadonlyMap<string, Outcome>): { done: number; refused: number } {
  const done = [...outcomes.values()].filter((outcome) => outcome === null).length;
  return { done, refused: outcomes.size - done };
}

/** Lists of at most `size`, in order: one request each, so that results are seen as they come. */
export function stretchesOf(codes: readonly string[], size: number): string[][] {
  const count = Math.ceil(codes.length / size);
  return Array.from({ length: count }, (_, n) => codes.slice(n * size, (n + 1) * size));
}

/**
 * Whether a failure is about the batch that was asked for, so that the others may still go: an expected refusal. A lost connection, a
 * session that has ended, a server in trouble and a right that is missing would meet every other batch too.
 */
export function isOfOneBatch({ status, code }: { status: number; code: string | null }): boolean {
  return code !== null && code !== 'not-permitted' && [404, 409, 422].includes(status);
}
