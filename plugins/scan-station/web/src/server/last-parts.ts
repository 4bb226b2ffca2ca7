import { isRecord } from './answers';
import type { DeviceStorage } from './storage';

/** A part that was open on this device. */
export interface LastPart {
  code: string;
  title: string;
  name: string | null;
}

const KEY = 'tracker-scan-last';
const MAX_PARTS = 5;

function isLastPart(value: unknown): value is LastPart {
  return (
    isRecord(value) &&
    typeof value.code === 'string' &&
    typeof value.title === 'string' &&
    (value.name === null || typeof value.name === 'string')
  );
}

/** The parts last open on this device, the newest first. */
export function lastParts(storage: DeviceStorage): LastPart[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isLastPart).slice(0, MAX_PARTS) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

export function rememberPart(storage: DeviceStorage, part: LastPart): void {
  const others = lastParts(storage).filter(({ code }) => code !== part.code);
  storage.setItem(KEY, JSON.stringify([part, ...others].slice(0, MAX_PARTS)));
}
