/** Why a request failed, in words a person can read. */
export class ApiFailure extends Error {
  override name = 'ApiFailure';

  /**
   * @param message in the panel's language, as the server said it where it said something.
   * @param status HTTP status; 0 when no answer came.
   * @param code the stable code of a refusal, e.g. `preview-outdated`; null where there is none.
   * @param details the numbers and lists that came with the refusal.
   */
  constructor(
    message: string,
    readonly status: number,
    readonly code: string | null,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(message);
  }
}

/** What the kit says where the server's own words are no help. */
export type OwnWords = (key: 'error.network' | 'error.server' | 'error.forbidden') => string;

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/**
 * Turn whatever a request threw into an `ApiFailure`. The server's `error.message` is kept for
 * expected refusals (they carry a code and are written for people); a 5xx, a bare 403 of Strapi and
 * a silent network get the kit's own words.
 */
export function failureOf(thrown: unknown, words: OwnWords): ApiFailure {
  if (thrown instanceof ApiFailure) return thrown;
  const outer = record(thrown);
  const error = record(record(record(outer.response).data).error);
  const details = record(error.details);
  const code = typeof details.code === 'string' ? details.code : null;
  const status = typeof error.status === 'number' ? error.status : Number(outer.status ?? 0);
  const said = typeof error.message === 'string' ? error.message : '';
  if (code === null && status === 403) return new ApiFailure(words('error.forbidden'), status, null, details);
  if (code === null && (status >= 500 || (status > 0 && said === ''))) {
    return new ApiFailure(words('error.server'), status, null, details);
  }
  if (said !== '') return new ApiFailure(said, status, code, details);
  return new ApiFailure(words('error.network'), 0, null, details);
}

/** A request given up because its page was left or asked again: nothing to tell anybody. */
export function wasAborted(thrown: unknown): boolean {
  return record(thrown).name === 'AbortError';
}
