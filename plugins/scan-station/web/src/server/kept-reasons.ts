import { readReasons, reasonsOf, type Caller, type DefectReason } from './api';
import type { DeviceStorage } from './storage';

const KEY = 'tracker-scan-reasons';

/** The reasons as this device read them last. */
export function keptReasons(storage: DeviceStorage): DefectReason[] {
  try {
    return reasonsOf({ reasons: JSON.parse(storage.getItem(KEY) ?? '[]') as unknown });
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Those that are given most often at this stage first, as the server told it; else in the server's order. */
export function byUse(reasons: readonly DefectReason[], stageId: number): DefectReason[] {
  const times = ({ uses }: DefectReason): number => uses?.[stageId] ?? 0;
  return [...reasons].sort((one, other) => times(other) - times(one));
}

/** Read the reasons and keep them for the time without a network; null: the server told none. */
export async function refreshReasons(
  storage: DeviceStorage,
  caller: Caller,
): Promise<DefectReason[] | 'signed-out' | null> {
  const answer = await readReasons(caller);
  if (answer.kind !== 'accepted') return answer.kind === 'signed-out' ? 'signed-out' : null;
  const reasons = reasonsOf(answer.body);
  storage.setItem(KEY, JSON.stringify(reasons));
  return reasons;
}
