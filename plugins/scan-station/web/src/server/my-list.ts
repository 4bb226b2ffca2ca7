import type { OperationView, PartPage, PartView } from '../../../../../src/tracking/contracts';
import type { Language } from '../logic/language';
import type { DrawingAhead } from '../logic/load-ahead';
import { isRecord, type Answer } from './answers';
import { request } from './request';

/** A batch of the list, as the page of a part shows it. */
export interface ListedPart {
  part: PartView;
  operations: OperationView[];
  /** Its drawing; absent: it has none, or an older server told the list. */
  drawing?: DrawingAhead;
}

/** What waits for a person, as the server told it last. */
export interface MyList {
  /** The version to ask with the next time. */
  version: string;
  parts: ListedPart[];
  /** More wait than are told. */
  more: boolean;
}

/** Ask for the list. @param version the one that is kept: of the same one only that it still holds is told (304) */
export function readMyList(
  caller: { jwt: string; language: Language },
  version: string | null,
): Promise<Answer> {
  const headers: Record<string, string> = version === null ? {} : { 'If-None-Match': `"${version}"` };
  return request('GET', '/api/scan-station/my-list', { ...caller, headers });
}

function isListed(value: unknown): value is ListedPart {
  return (
    isRecord(value) &&
    isRecord(value.part) &&
    isRecord(value.part.product) &&
    typeof value.part.code === 'string' &&
    Array.isArray(value.operations)
  );
}

/** The list of an answer, or what the device kept of one; null: it is none. */
export function myListOf(value: unknown): MyList | null {
  if (!isRecord(value) || !Array.isArray(value.parts) || typeof value.version !== 'string') return null;
  return { version: value.version, parts: value.parts.filter(isListed), more: value.more === true };
}

/** The page of a listed part: what goes into it and its last scans are not told by the list; its drawing is as this device keeps it. */
export const pageOf = ({ part, operations, drawing }: ListedPart): PartPage => ({
  ...{ operations, composition: [], lastScans: [], calls: [] },
  part: drawing ? { ...part, drawingUrl: `/files/${drawing.name}` } : part,
});
