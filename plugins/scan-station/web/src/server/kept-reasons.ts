import { reasonsOf, type DefectReason } from './api';
import { isRecord } from './answers';
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

export function keepReasons(storage: DeviceStorage, reasons: readonly DefectReason[]): void {
  storage.setItem(KEY, JSON.stringify(reasons));
}

const USES_KEY = 'tracker-scan-reason-uses';

function usesOf(storage: DeviceStorage): Map<string, number> {
  try {
    const kept: unknown = JSON.parse(storage.getItem(USES_KEY) ?? '{}');
    const entries = isRecord(kept) ? Object.entries(kept) : [];
    return new Map(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  } catch (error) {
    if (error instanceof SyntaxError) return new Map();
    throw error;
  }
}

/** Remember that a reason was given on this device. */
export function noteUse(storage: DeviceStorage, code: string): void {
  const uses = usesOf(storage);
  storage.setItem(USES_KEY, JSON.stringify(Object.fromEntries(uses.set(code, (uses.get(code) ?? 0) + 1))));
}

/** The reasons that are given here most often first; the others in the factory's order. */
export function byUse(storage: DeviceStorage, reasons: readonly DefectReason[]): DefectReason[] {
  const uses = usesOf(storage);
  return [...reasons].sort((one, other) => (uses.get(other.code) ?? 0) - (uses.get(one.code) ?? 0));
}
