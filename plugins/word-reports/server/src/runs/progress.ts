import type { RunProgress } from '../../../contracts';

/** Runs that somebody watches at a time; more are made, and not watched. */
const MAX_WATCHED = 200;
const watched = new Map<string, RunProgress>();

/** Tell of a run while `work` fills its documents or saves them. A watcher at another process sees nothing of it. */
export async function watching<T>(
  id: string | undefined,
  { phase, total }: Omit<RunProgress, 'done'>,
  work: (onDone: (done: number) => void) => Promise<T>,
): Promise<T> {
  if (id === undefined || watched.size >= MAX_WATCHED) return work(() => undefined);
  watched.set(id, { phase, done: 0, total });
  try {
    return await work((done) => watched.set(id, { phase, done, total }));
  } finally {
    watched.delete(id);
  }
}

/** How far a run is; null: none of this id is under way here. */
export function progressOf(id: string): RunProgress | null {
  return watched.get(id) ?? null;
}
