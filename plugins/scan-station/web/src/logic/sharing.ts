import type { DeviceStorage } from '../server/storage';

/** Whose a device is: one person's, or everybody's who scans a badge; then it asks for the next badge by itself. */
export const SHARINGS = ['own', 'after-report', 'after-idle'] as const;

export type Sharing = (typeof SHARINGS)[number];

const KEY = 'tracker-scan-sharing';

/** What this device is set to; one's own unless somebody has said otherwise. */
export function sharingOf(storage: Pick<DeviceStorage, 'getItem'>): Sharing {
  const kept = storage.getItem(KEY);
  return SHARINGS.find((sharing) => sharing === kept) ?? 'own';
}

export function setSharing(storage: Pick<DeviceStorage, 'setItem'>, sharing: Sharing): void {
  storage.setItem(KEY, sharing);
}
