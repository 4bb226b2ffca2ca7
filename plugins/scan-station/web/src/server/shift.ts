import type { Language } from '../logic/language';
import { isRecord, type Answer } from './answers';
import { request } from './request';

/** A shift is never longer; by then it is another day's. */
export const SHIFT_MS = 24 * 3_600_000;

/** A report or an undo, as the server keeps it. */
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

/** The most that the server tells at once. */
const PAGE_SIZE = 100;

/** More than this nobody reports in a day: a program uses the name. The latest are shown. */
const MAX_PAGES = 20;

function readPage(
  operatorName: string,
  since: Date,
  caller: { jwt: string; language: Language },
  page: number,
): Promise<Answer> {
  const query = new URLSearchParams({
    'filters[operatorName][$eq]': operatorName,
    'filters[recordedAt][$gte]': since.toISOString(),
    // Two of one moment must not change places between pages.
    'sort[0]': 'recordedAt:desc',
    'sort[1]': 'id:desc',
    'pagination[pageSize]': String(PAGE_SIZE),
    'pagination[page]': String(page),
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

/** What a person reported since a moment, the latest first; or the answer that is none. */
export async function readShift(
  operatorName: string,
  since: Date,
  caller: { jwt: string; language: Language },
): Promise<{ kind: 'read'; scans: ShiftScan[] } | Exclude<Answer, { kind: 'accepted' }>> {
  // One that is recorded meanwhile moves the pages on: what was seen already is left out.
  const scans = new Map<string, ShiftScan>();
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await readPage(operatorName, since, caller, page);
    if (answer.kind !== 'accepted') return answer;
    const found = shiftOf(answer.body);
    for (const scan of found) scans.set(scan.scanId, scan);
    if (found.length < PAGE_SIZE) break;
  }
  return { kind: 'read', scans: [...scans.values()] };
}

export function shiftOf(body: unknown): ShiftScan[] {
  const rows: unknown = isRecord(body) ? body.data : null;
  return Array.isArray(rows) ? rows.filter(isRecord).map(scanOf) : [];
}
