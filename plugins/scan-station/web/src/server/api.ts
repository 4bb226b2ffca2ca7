import type { OperationView, PartPage, PartView, ScanView } from '../../../../../src/tracking/contracts';
import type { Language } from '../logic/language';
import { isRecord, type Answer } from './answers';
import { request, type RequestOptions } from './request';

/** A reason for scrap or rework, as it is kept in the factory's own words. */
export interface DefectReason {
  code: string;
  name: string;
  appliesTo: 'scrap' | 'rework' | 'both';
  /** How often it was given lately at each stage, by the stage's id; absent: an older server told it. */
  uses?: Record<string, number>;
}

/** The answer to a counted report. */
export interface CountedBody {
  scan: ScanView;
  part: PartView;
  operations: OperationView[];
  replayed?: boolean;
  undoneBy?: ScanView[];
}

export interface Caller {
  jwt: string;
  language: Language;
}

/**
 * A user name and password, or what a badge says and its PIN; `newPin`: the one that its holder chooses; or the token of a session
 * that ran out here and the PIN; or a name alone.
 */
export type Credentials =
  | { identifier: string; password: string }
  | { badge: string; pin: string }
  | { badge: string; newPin: string }
  | { session: string; pin: string }
  | { typedName: string };

export function signIn(credentials: Credentials, language: Language): Promise<Answer> {
  return request('POST', '/api/scan-station/sign-in', { language, body: credentials });
}

export function signOut(caller: Caller): Promise<Answer> {
  return request('POST', '/api/scan-station/sign-out', caller);
}

export function readPart(code: string, caller: Caller): Promise<Answer> {
  return request('GET', `/api/scan-station/parts/${encodeURIComponent(code)}`, caller);
}

/** Send one report. */
export function sendReport(body: object, caller: Caller): Promise<Answer> {
  return request('POST', '/api/scans', { ...caller, body });
}

/** Send a photo of a report, ahead of it; once however often it is sent. */
export function sendPhoto(
  { id, scanId, partCode, content }: { id: string; scanId: string; partCode: string; content: Blob },
  caller: Caller,
): Promise<Answer> {
  const form = new FormData();
  form.append('photoId', id);
  form.append('scanId', scanId);
  form.append('partCode', partCode);
  form.append('photo', content, 'photo.jpg');
  return request('POST', '/api/scan-station/photos', { ...caller, form });
}

/** Send acts of several parts, each counted or refused on its own. */
export function sendBatch(items: readonly object[], caller: Caller): Promise<Answer> {
  return request('POST', '/api/scans/batch', { ...caller, body: { items } });
}

/** Take a whole report back; the `undoId` in the body makes a repetition the same undo. */
export function sendUndo(scanId: string, body: object, caller: Caller): Promise<Answer> {
  return request('POST', `/api/scans/${encodeURIComponent(scanId)}/undo`, { ...caller, body });
}

/** Call the foreman; the `factId` in the body makes a repetition the same call. */
export function sendCall(partCode: string, body: object, caller: Caller): Promise<Answer> {
  return request('POST', `/api/parts/${encodeURIComponent(partCode)}/call`, { ...caller, body });
}

/** The reports that the server names as counted, settled or dismissed. */
export function settledIn(body: unknown): string[] {
  const ids: unknown[] = isRecord(body) && Array.isArray(body.settled) ? body.settled : [];
  return ids.filter((id): id is string => typeof id === 'string');
}

/** Who tells what this device keeps: somebody signed in, or the device by its own token. */
export type Teller = Pick<RequestOptions, 'jwt' | 'headers' | 'language'>;

/** Tell what this device keeps, person by person. */
export function tellHeld(body: object, teller: Teller): Promise<Answer> {
  return request('POST', '/api/scan-station/outbox', { ...teller, body });
}

export function readReasons(caller: Caller): Promise<Answer> {
  return request('GET', '/api/scan-station/defect-reasons', caller);
}

/** The server's own contract; only that the answer is one of that door is looked at. */
export function isPartPage(body: unknown): body is PartPage {
  return (
    isRecord(body) && isRecord(body.part) && isRecord(body.part.product) && Array.isArray(body.operations)
  );
}

export function isCounted(body: unknown): body is CountedBody {
  return isRecord(body) && isRecord(body.scan) && isRecord(body.part) && Array.isArray(body.operations);
}

function isReason(value: unknown): value is DefectReason {
  return (
    isRecord(value) &&
    typeof value.code === 'string' &&
    typeof value.name === 'string' &&
    ['scrap', 'rework', 'both'].includes(String(value.appliesTo))
  );
}

export function reasonsOf(body: unknown): DefectReason[] {
  return isRecord(body) && Array.isArray(body.reasons) ? body.reasons.filter(isReason) : [];
}

/** Reasons for what was entered: those for both where both are, unless there are none such. */
export function fittingReasons(
  reasons: readonly DefectReason[],
  { scrapped, rework }: { scrapped: number; rework: number },
): DefectReason[] {
  const fits = (kind: 'scrap' | 'rework') => (reason: DefectReason) =>
    reason.appliesTo === 'both' || reason.appliesTo === kind;
  if (scrapped > 0 && rework > 0) {
    const both = reasons.filter((reason) => fits('scrap')(reason) && fits('rework')(reason));
    return both.length > 0 ? both : [...reasons];
  }
  return reasons.filter(fits(rework > 0 ? 'rework' : 'scrap'));
}
