import type { RefusalCode } from '../tracking/contracts';
import type { Language } from './language';
import { refusalMessage } from './message';
import { errorName, refusalStatus } from './statuses';

/** An error as Strapi answers it by itself. */
interface StrapiError {
  status: number;
  name?: unknown;
  message?: unknown;
  details?: unknown;
}

const CODES: Readonly<Record<number, RefusalCode>> = {
  400: 'malformed-request',
  401: 'not-signed-in',
  403: 'not-permitted',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  429: 'too-many-attempts',
};

const MAX_PATHS = 20;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The error in a body of Strapi's shape that has no code yet; null where there is none. */
function unnamedError(body: unknown): StrapiError | null {
  if (!isRecord(body) || !isRecord(body.error)) return null;
  const { error } = body;
  if (typeof error.status !== 'number') return null;
  return isRecord(error.details) && typeof error.details.code === 'string' ? null : (error as never);
}

/** Strapi lists what does not fit as `{ errors: [{ path, message }] }`, or tells one `key`. */
function pathsOf(details: unknown): string[] {
  if (!isRecord(details)) return [];
  const errors = Array.isArray(details.errors) ? details.errors.filter(isRecord) : [details];
  const paths = errors.map(({ path, key }) => (Array.isArray(path) ? path.join('.') : (path ?? key)));
  return [...new Set(paths.filter((path): path is string => typeof path === 'string' && path !== ''))];
}

function isDuplicate({ details, message }: StrapiError): boolean {
  const errors = isRecord(details) && Array.isArray(details.errors) ? details.errors.filter(isRecord) : [];
  return [{ message }, ...errors].some(({ message: text }) => text === 'This attribute must be unique');
}

/**
 * Name what Strapi refused by itself: the code of its status, the paths that do not fit, words in the
 * reader's language. Its own details stay beside them.
 * @returns null for a body that needs nothing, a defect (5xx) among it.
 */
export function namedAnswer(body: unknown, language: Language): { status: number; body: unknown } | null {
  const error = unnamedError(body);
  const code = error && (isDuplicate(error) ? 'already-exists' : CODES[error.status]);
  if (!error || !code) return null;
  const paths = pathsOf(error.details).slice(0, MAX_PATHS);
  const details = {
    ...(isRecord(error.details) ? error.details : {}),
    ...(paths.length > 0 ? { paths } : {}),
    code,
  };
  const status = refusalStatus(code);
  const message = refusalMessage(code, details, language);
  return { status, body: { data: null, error: { status, name: errorName(status), message, details } } };
}
