import type { DeviceStorage } from '../server/storage';
import { isKeptReport, type KeptReport } from './report';

const KEY = 'tracker-scan-kept';

/** A device that cannot reach the server for this many reports has another problem. */
export const MAX_KEPT = 200;

/** The reports kept on this device, the oldest first. */
export function keptReports(storage: DeviceStorage): KeptReport[] {
  const text = storage.getItem(KEY);
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.filter(isKeptReport) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function write(storage: DeviceStorage, reports: readonly KeptReport[]): KeptReport[] {
  const kept = [...reports];
  if (kept.length === 0) storage.removeItem(KEY);
  else storage.setItem(KEY, JSON.stringify(kept));
  return kept;
}

/** Keep a report, or what has become of it, by its id. @returns all that are kept then. */
export function keepReport(storage: DeviceStorage, report: KeptReport): KeptReport[] {
  const kept = keptReports(storage);
  const at = kept.findIndex(({ body }) => body.scanId === report.body.scanId);
  if (at < 0) return write(storage, [...kept, report]);
  return write(
    storage,
    kept.map((other, index) => (index === at ? report : other)),
  );
}

/** Forget a report that is counted or whose refusal has been seen. @returns those still kept. */
export function forgetReport(storage: DeviceStorage, scanId: string): KeptReport[] {
  return write(
    storage,
    keptReports(storage).filter(({ body }) => body.scanId !== scanId),
  );
}
