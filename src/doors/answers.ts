import { refusalBody, type Language } from '../refusals';
import type { RecordScanResult, Refusal } from '../tracking/contracts';
import type { SubmittedItem } from './submit-scans';

/** What goes back over HTTP. */
export interface Answer {
  status: number;
  body: unknown;
}

/** The answer to a refused request: Strapi's shape, in the reader's language. */
export function refusalAnswer(refusal: Refusal, language: Language): Answer {
  const body = refusalBody(refusal, language);
  return { status: body.error.status, body };
}

/** Told to who reports for somebody else only, also where there are none. */
function lookAlikesOf({ lookAlikes }: RecordScanResult): Pick<RecordScanResult, 'lookAlikes'> {
  return lookAlikes ? { lookAlikes } : {};
}

/** 201 with the scan and the part's progress, 200 with `replayed` for a known one, or a refusal. */
export function scanAnswer(result: RecordScanResult | Refusal, language: Language): Answer {
  if (!result.ok) return refusalAnswer(result, language);
  const { scan, part, operations, replayed, undoneBy } = result;
  if (!replayed) return { status: 201, body: { scan, part, operations, ...lookAlikesOf(result) } };
  return {
    status: 200,
    body: { scan, part, operations, replayed, ...(undoneBy?.length ? { undoneBy } : {}) },
  };
}

function itemAnswer({ id, result }: SubmittedItem, language: Language) {
  if (!result.ok) {
    const { error } = refusalBody(result, language);
    return { id, status: error.status, error };
  }
  const { scan, replayed, undoneBy } = result;
  if (!replayed) return { id, status: 201, scan, ...lookAlikesOf(result) };
  return { id, status: 200, scan, replayed, ...(undoneBy?.length ? { undoneBy } : {}) };
}

/** 200 with one result per item, in order. */
export function batchAnswer(submitted: readonly SubmittedItem[], language: Language): Answer {
  return { status: 200, body: { results: submitted.map((item) => itemAnswer(item, language)) } };
}
