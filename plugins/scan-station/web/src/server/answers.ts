/** What the server said, or that it could not be reached; nothing else is told apart by the page. */
export type Answer =
  | { kind: 'accepted'; status: number; body: unknown }
  | { kind: 'refused'; status: number; code: string; message: string; details: Record<string, unknown> }
  | { kind: 'signed-out' }
  | { kind: 'busy' }
  | { kind: 'offline' };

type Unknowns = Record<string, unknown>;

export function isRecord(value: unknown): value is Unknowns {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Busy and broken servers are asked again; so are answers that are none of the server's. */
export function answerOf(status: number, body: unknown): Answer {
  // 304: what the page has is what there is.
  if ((status >= 200 && status < 300) || status === 304) return { kind: 'accepted', status, body };
  const error = isRecord(body) && isRecord(body.error) ? body.error : null;
  if (status >= 500 || error === null) return { kind: 'busy' };
  const details = isRecord(error.details) ? error.details : {};
  const code = typeof details.code === 'string' ? details.code : '';
  if (code === 'not-signed-in' || (status === 401 && code === '')) return { kind: 'signed-out' };
  if (code === 'busy' || (status === 429 && code === '')) return { kind: 'busy' };
  const message = typeof error.message === 'string' ? error.message : '';
  return { kind: 'refused', status, code, message, details };
}
