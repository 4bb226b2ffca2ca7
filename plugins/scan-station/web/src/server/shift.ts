import type { Language } from '../logic/language';
import { isRecord, type Answer } from './answers';
import { request } from './request';

/** A report or an undo of today, as the server keeps it. */
export interface ShiftScan {
  scanId: string;
  kind: string;
  partCode: string;
  title: string;
  operation: number;
  stage: string;
  good: number;
  scrapped: number;
  reworked: number;
  reworkTo: number | null;
  occurredAt: string;
  /** The report that this undo takes back. */
  undoes: string | null;
}

/** More than this nobody reports in a shift; the latest are shown. */
const MAX_SCANS = 100;

/** What this person reported since a moment, the latest first. */
export function readShift(
  operatorName: string,
  since: Date,
  caller: { jwt: string; language: Language },
): Promise<Answer> {
  const query = new URLSearchParams({
    'filters[operatorName][$eq]': operatorName,
    'filters[recordedAt][$gte]': since.toISOString(),
    sort: 'recordedAt:desc',
    'pagination[pageSize]': String(MAX_SCANS),
  });
  return request('GET', `/api/scans?${query.toString()}`, caller);
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function scanOf(row: Record<string, unknown>): ShiftScan {
  return {
    scanId: textOf(row.scanId),
    kind: textOf(row.kind),
    partCode: textOf(row.partCode),
    title: textOf(row.partDesignation) || textOf(row.partName) || textOf(row.partCode),
    operation: numberOf(row.operationNumber),
    stage: textOf(row.stageName),
    good: numberOf(row.good),
    scrapped: numberOf(row.scrapped),
    reworked: numberOf(row.reworked),
    reworkTo: typeof row.reworkTo === 'number' ? row.reworkTo : null,
    occurredAt: textOf(row.occurredAt),
    undoes: typeof row.undoes === 'string' ? row.undoes : null,
  };
}

export function shiftOf(body: unknown): ShiftScan[] {
  const rows: unknown = isRecord(body) ? body.data : null;
  return Array.isArray(rows) ? rows.filter(isRecord).map(scanOf) : [];
}
