import { GraphClientError } from '@microsoft/microsoft-graph-client';
import { refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { RefusalCode } from '../../../../../src/tracking/contracts';

export type OneDriveCode = Extract<RefusalCode, `onedrive-${string}`>;

/** Why Microsoft's side did not do what was asked; `details` hold nothing secret. */
export interface OneDriveProblem {
  code: OneDriveCode;
  details: Record<string, unknown>;
}

/**
 * A problem on its way through Microsoft's client, which knows only exceptions and hands on unchanged only its own class.
 * It stays within this room: `answered` makes a refusal of it.
 */
export function thrown(code: OneDriveCode, details: Record<string, unknown> = {}): GraphClientError {
  const problem: OneDriveProblem = { code, details };
  return Object.assign(new GraphClientError(code), { problem });
}

/** The problem that an exception carries; null: it is none of ours. */
export function problemOf(error: unknown): OneDriveProblem | null {
  return error instanceof GraphClientError && 'problem' in error ? (error.problem as OneDriveProblem) : null;
}

/** What `work` answers, or the refusal that its problem is. Anything else is a defect and thrown on. */
export async function answered<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return refuse(problem.code, problem.details);
  }
}

const OFFLINE = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'ETIMEDOUT'],
  'UND_ERR_CONNECT_TIMEOUT',
  // A proxy that opens no tunnel.
  'UND_ERR_ABORTED',
]);
const SLOW = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'TimeoutError', 'AbortError']);
const TOO_LARGE = new Set(['UND_ERR_RES_EXCEEDED_MAX_SIZE']);
const UNTRUSTED =
  /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_CA|ERR_SSL_)/;

/** The codes and names of an error and of what caused it. */
function signsOf(error: unknown): string[] {
  const signs: string[] = [];
  // No `instanceof`: some of Node's own exceptions (DOMException) are no Error everywhere.
  for (let at: unknown = error, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth += 1) {
    const { code, name, cause } = at as { code?: unknown; name?: unknown; cause?: unknown };
    signs.push(...[code, name].filter((sign): sign is string => typeof sign === 'string'));
    at = cause;
  }
  return signs;
}

/** What a request that got no whole answer met with. */
export function connectionProblem(error: unknown): OneDriveProblem {
  const signs = signsOf(error);
  const met = (known: Set<string>) => signs.some((sign) => known.has(sign));
  const problem = (code: OneDriveCode): OneDriveProblem => ({ code, details: {} });
  if (met(TOO_LARGE)) return problem('onedrive-too-large');
  if (signs.some((sign) => UNTRUSTED.test(sign))) return problem('onedrive-certificate-untrusted');
  if (met(OFFLINE)) return problem('onedrive-offline');
  return problem(met(SLOW) ? 'onedrive-slow' : 'onedrive-cut');
}

/** Seconds of a Retry-After header, which holds seconds or an instant; null: there is none. */
export function retryAfterSeconds(header: string | null | undefined, now: Date): number | null {
  if (header === null || header === undefined || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
