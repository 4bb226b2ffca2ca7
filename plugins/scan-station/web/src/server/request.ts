import type { Language } from '../logic/language';
import { answerOf, type Answer } from './answers';
import { learnClock } from './server-clock';

/** A photo on a slow network takes its time. */
const FORM_TIMEOUT_MS = 60_000;

/** After this the network counts as gone; the report stays kept and is sent again. */
const TIMEOUT_MS = 12_000;

export interface RequestOptions {
  jwt?: string;
  language: Language;
  body?: unknown;
  headers?: Record<string, string>;
  /** Sent in place of a body. */
  form?: FormData;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // A proxy that answers with a page of its own is no answer of the server.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** One request to the server. Never rejects: no answer in time is `offline`. */
export async function request(
  method: 'GET' | 'POST',
  path: string,
  options: RequestOptions,
): Promise<Answer> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), options.form ? FORM_TIMEOUT_MS : TIMEOUT_MS);
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': options.language };
  Object.assign(headers, options.headers);
  if (options.jwt !== undefined) headers.Authorization = `Bearer ${options.jwt}`;
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  const body = options.form ?? (options.body === undefined ? null : JSON.stringify(options.body));
  try {
    const response = await fetch(path, {
      method,
      headers,
      body,
      signal: controller.signal,
      cache: 'no-store',
    });
    learnClock(response.headers.get('date'));
    return answerOf(response.status, [204, 304].includes(response.status) ? null : await bodyOf(response));
  } catch {
    return { kind: 'offline' };
  } finally {
    clearTimeout(timer);
  }
}
