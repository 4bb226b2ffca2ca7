import { readFileSync } from 'node:fs';
import {
  AuthenticationHandler,
  Client,
  GraphClientError,
  GraphError,
  TelemetryHandler,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import type { Dispatcher } from 'undici';
import { MAX_WORKBOOK_BYTES } from '../sources/read-workbook';
import { problemOf, retryAfterSeconds, thrown } from './problem';
import { agentFor, send, type Request } from './request';
import type { OneDriveSettings } from './settings';
import { SignIn } from './sign-in';
import { graphProblem, type Doing } from './status-problem';

type Context = Parameters<Middleware['execute']>[0];

/** A signed-in client of Graph, kept while its settings stay. */
export interface Connection {
  settings: OneDriveSettings;
  client: Client;
  signIn: SignIn;
  /** For addresses that are not Graph's and get no token. */
  transfers: Dispatcher;
  close(): Promise<void>;
}

function headersOf(headers: unknown): Record<string, string> {
  const given = Object.entries((headers ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    // The length is counted from the body itself.
    given
      .filter(([name]) => name.toLowerCase() !== 'content-length')
      .map(([name, value]) => [name, String(value)]),
  );
}

/** What an answer without a readable error means. */
export function statusProblem(status: number, headers: Headers): GraphClientError {
  const wait = retryAfterSeconds(headers.get('retry-after'), new Date());
  const answer = { status, code: '', message: '', retryAfterSeconds: wait };
  const { code, details } = graphProblem(answer, 'read');
  return thrown(code, details);
}

/** The last of the client's middlewares: sends the request within its limits and hands the whole answer back. */
class Sender implements Middleware {
  constructor(
    private readonly settings: OneDriveSettings,
    private readonly dispatcher: Dispatcher,
  ) {}

  async execute(context: Context): Promise<void> {
    const { settings, dispatcher } = this;
    const { method = 'GET', headers, body } = context.options ?? {};
    const url: unknown = context.request as unknown;
    if (typeof url !== 'string') throw new Error('The client of Graph asks for addresses, not for requests.');
    const carries = body instanceof Uint8Array;
    const request: Request = {
      url,
      method,
      headers: headersOf(headers),
      limitMs: carries ? settings.transferMs : settings.requestMs,
      repeatable: method === 'GET',
      dispatcher,
      ...(carries || typeof body === 'string' ? { body } : {}),
    };
    const { status, headers: told, bytes } = await send(request, settings);
    // Microsoft's upload task throws such an answer without its status.
    if (status >= 400 && new URL(url).host !== new URL(settings.graphUrl).host)
      throw statusProblem(status, told);
    context.response = new Response(status === 204 || status === 304 ? null : new Uint8Array(bytes), {
      status,
      headers: told,
    });
  }
}

/** A connection with these settings; asks nobody yet. @throws where the authority's file cannot be read */
export function connect(settings: OneDriveSettings): Connection {
  const ca = settings.caFile === '' ? null : readFileSync(settings.caFile, 'utf8');
  const signIn = new SignIn(settings, ca);
  const answers = agentFor(ca, settings);
  const transfers = agentFor(ca, settings, MAX_WORKBOOK_BYTES);
  const chain: Middleware[] = [
    new AuthenticationHandler({ getAccessToken: () => signIn.token() }),
    new TelemetryHandler(),
    new Sender(settings, answers),
  ];
  const client = Client.initWithMiddleware({
    middleware: chain,
    baseUrl: settings.graphUrl,
    // Its token goes there and nowhere else.
    customHosts: new Set([new URL(settings.graphUrl).hostname]),
  });
  const close = async () => {
    // A connection that broke is closed already, and says so.
    await Promise.allSettled([answers.close(), transfers.close()]);
  };
  return { settings, client, signIn, transfers, close };
}

function isGraphError(error: unknown): error is GraphError {
  return error instanceof GraphError;
}

/**
 * One request of Graph's client, with what went wrong told in our words.
 * @throws a problem (`thrown`)
 */
export async function asked<T>(doing: Doing, request: () => Promise<unknown>): Promise<T> {
  try {
    return (await request()) as T;
  } catch (error) {
    if (problemOf(error)) throw error;
    if (!isGraphError(error)) throw error;
    // An answer that is no JSON where JSON was told.
    if (error.statusCode < 400) throw thrown('onedrive-answer-unexpected');
    const header = (error.headers as Headers | undefined)?.get('retry-after');
    const { code, details } = graphProblem(
      {
        status: error.statusCode,
        code: error.code ?? '',
        message: error.message,
        retryAfterSeconds: retryAfterSeconds(header, new Date()),
      },
      doing,
    );
    throw thrown(code, details);
  }
}
