import { setTimeout as pause } from 'node:timers/promises';
import type { OneDriveSettings } from './settings';

/** A request is sent three times at most. */
const REPETITIONS = 2;

export type Bounds = Pick<OneDriveSettings, 'longestWaitMs' | 'retryDelayMs'>;

/**
 * Wait before a request is sent again, as long as the answer asks for.
 * @param attempt how often it was sent again already, from 0
 * @returns false without waiting, where it was tried often enough or is asked to wait longer than the bound
 */
export async function waited(
  { longestWaitMs, retryDelayMs }: Bounds,
  attempt: number,
  retryAfterSeconds: number | null,
): Promise<boolean> {
  if (attempt >= REPETITIONS) return false;
  const waitMs = retryAfterSeconds === null ? retryDelayMs * 2 ** attempt : retryAfterSeconds * 1000;
  if (waitMs > longestWaitMs) return false;
  await pause(waitMs);
  return true;
}
