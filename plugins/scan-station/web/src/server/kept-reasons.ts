import { reasonsOf, type DefectReason } from './api';
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
