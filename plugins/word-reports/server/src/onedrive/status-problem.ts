import type { OneDriveCode, OneDriveProblem } from './problem';

/** What Graph was asked for, because the same status means something else to who mends it. */
export type Doing = 'read' | 'write' | 'drive';

/** An answer of Graph that is no success. `code` and `message` are those of its error. */
export interface GraphAnswer {
  status: number;
  code: string;
  message: string;
  retryAfterSeconds: number | null;
}

const FULL = /quotaLimitReached|insufficientStorage/i;
const LOCKED = /resourceLocked|notAllowed.*lock/i;
const NO_DRIVE = /mysite|SPO license|no license|does not have a OneDrive/i;
const NO_USER = /^(Request_ResourceNotFound|ResourceNotFound|userNotFound)$/i;

function codeOf({ status, code, message }: GraphAnswer, doing: Doing): OneDriveCode {
  if (FULL.test(code) || status === 507) return 'onedrive-full';
  if (LOCKED.test(code) || status === 423) return 'onedrive-locked';
  if (status === 429 || status === 509) return 'onedrive-throttled';
  if (status >= 500) return 'onedrive-unavailable';
  if (NO_DRIVE.test(message)) return 'onedrive-no-drive';
  if (status === 401) return 'onedrive-token-refused';
  if (status === 403) return doing === 'write' ? 'onedrive-write-refused' : 'onedrive-no-consent';
  if (status === 404) return NO_USER.test(code) ? 'onedrive-user-not-found' : missing(doing);
  if (status === 409) return 'onedrive-name-taken';
  return status === 413 ? 'onedrive-too-large' : 'onedrive-answer-unexpected';
}

const missing = (doing: Doing): OneDriveCode =>
  doing === 'drive' ? 'onedrive-no-drive' : 'onedrive-item-not-found';

/** A code of Microsoft's for a message: it holds no more than letters and digits. */
const shown = (code: string): string | undefined => /^[\w.]{1,60}$/.exec(code)?.[0];

/** What an answer of Graph that is no success means. */
export function graphProblem(answer: GraphAnswer, doing: Doing): OneDriveProblem {
  const code = codeOf(answer, doing);
  const details: Record<string, unknown> = {};
  if (code === 'onedrive-throttled' || code === 'onedrive-unavailable') {
    if (answer.retryAfterSeconds !== null) details.retryAfterSeconds = Math.ceil(answer.retryAfterSeconds);
  }
  if (code === 'onedrive-answer-unexpected') {
    details.status = answer.status;
    details.microsoftCode = shown(answer.code) ?? String(answer.status);
  }
  return { code, details };
}

/** The codes of Entra for what administrators can mend; https://learn.microsoft.com/entra/identity-platform/reference-error-codes. */
const SIGN_IN: Readonly<Record<string, OneDriveCode>> = {
  7000215: 'onedrive-secret-wrong',
  7000216: 'onedrive-secret-wrong',
  7000218: 'onedrive-secret-wrong',
  7000222: 'onedrive-secret-expired',
  90002: 'onedrive-tenant-unknown',
  900021: 'onedrive-tenant-unknown',
  900023: 'onedrive-tenant-unknown',
  90019: 'onedrive-tenant-unknown',
  50059: 'onedrive-tenant-unknown',
  700016: 'onedrive-application-unknown',
  700038: 'onedrive-application-unknown',
  7000112: 'onedrive-application-disabled',
  65001: 'onedrive-no-consent',
};

/** What an answer of the sign-in that is no success means. */
export function signInProblem(
  status: number,
  body: string,
  retryAfterSeconds: number | null,
): OneDriveProblem {
  const aadsts = /AADSTS(\d{4,9})/.exec(body)?.[1];
  const details: Record<string, unknown> = {};
  if (aadsts !== undefined) {
    const known = SIGN_IN[aadsts];
    return { code: known ?? 'onedrive-sign-in-refused', details: { microsoftCode: `AADSTS${aadsts}` } };
  }
  if (retryAfterSeconds !== null) details.retryAfterSeconds = Math.ceil(retryAfterSeconds);
  if (status === 429) return { code: 'onedrive-throttled', details };
  if (status >= 500) return { code: 'onedrive-unavailable', details };
  return { code: 'onedrive-answer-unexpected', details: { status, microsoftCode: String(status) } };
}
