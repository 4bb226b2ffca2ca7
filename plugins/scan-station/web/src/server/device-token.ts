import { isRecord } from './answers';
import type { DeviceStorage } from './storage';

const KEY = 'tracker-scan-device';

/** Keep what a sign-in gives the device to show while nobody is signed in. */
export function keepDeviceToken(storage: Pick<DeviceStorage, 'setItem'>, body: unknown): void {
  if (!isRecord(body) || typeof body.deviceToken !== 'string') return;
  try {
    storage.setItem(KEY, body.deviceToken);
  } catch {
    // A full disk: the device tells what it keeps when somebody signs in.
  }
}

/** What this device shows of itself; null: nobody has signed in here yet. */
export const deviceToken = (storage: Pick<DeviceStorage, 'getItem'>): string | null => storage.getItem(KEY);
