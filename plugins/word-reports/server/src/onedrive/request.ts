import { rootCertificates } from 'node:tls';
import { Agent, EnvHttpProxyAgent, fetch, type Dispatcher } from 'undici';
import { waited, type Bounds } from './patience';
import { connectionProblem, retryAfterSeconds, thrown } from './problem';
import type { OneDriveSettings } from './settings';

/** Answers of Graph are lists of names; more than this is none of them. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** A whole answer. */
export interface Answer {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

export interface Request {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** For one sending and its whole answer. */
  limitMs: number;
  /** False: only what was surely not done is sent again (too many requests). */
  repeatable: boolean;
  dispatcher: Dispatcher;
}

/**
 * Connections whose certificates the known authorities have signed, or those of `ca` too (PEM); through the proxy that is set,
 * but for what it is not for.
 */
export function agentFor(
  ca: string | null,
  { httpsProxy, noProxy }: Pick<OneDriveSettings, 'httpsProxy' | 'noProxy'>,
  maxResponseSize = MAX_ANSWER_BYTES,
): Dispatcher {
  const trusted = ca === null ? {} : { ca: [...rootCertificates, ca] };
  const limits = { maxResponseSize, connections: 8 };
  if (httpsProxy === '') return new Agent({ ...limits, connect: trusted });
  // The types leave out what goes on to the tunnel: whom to trust at its end.
  const tunnels = {
    ...limits,
    httpProxy: httpsProxy,
    httpsProxy,
    noProxy,
    connect: trusted,
    requestTls: trusted,
  };
  return new EnvHttpProxyAgent(tunnels);
}

async function once({ url, method = 'GET', headers, body, limitMs, dispatcher }: Request): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers,
    body,
    dispatcher,
    // Whoever asks decides where the next request goes and what goes with it.
    redirect: 'manual',
    signal: AbortSignal.timeout(limitMs),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: new Headers([...answer.headers]), bytes };
}

const isPassing = (status: number, repeatable: boolean): boolean =>
  status === 429 || status === 503 || (repeatable && status >= 500 && status !== 507);

/**
 * Send a request and read its whole answer, again where that can help.
 * @throws a problem (`thrown`) where no whole answer came
 */
export async function send(request: Request, bounds: Bounds): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await once(request);
      if (!isPassing(answer.status, request.repeatable)) return answer;
      const wait = retryAfterSeconds(answer.headers.get('retry-after'), new Date());
      if (!(await waited(bounds, attempt, wait))) return answer;
    } catch (error) {
      const { code, details } = connectionProblem(error);
      const again = request.repeatable && (code === 'onedrive-offline' || code === 'onedrive-cut');
      if (!again || !(await waited(bounds, attempt, null))) throw thrown(code, details);
    }
  }
}
