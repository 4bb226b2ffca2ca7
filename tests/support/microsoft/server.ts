import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newAuthority, signCertificate } from '../../../src/tls/authority';
import { answerGraph, graphError, json } from './graph';
import { FakeDrive } from './drive';
import { CLIENT, SECRET, TENANT, USER } from './names';

/** What was asked, in order. */
export interface SeenRequest {
  method: string;
  /** `localhost` plays the authority and Graph, `127.0.0.1` the pre-authenticated addresses. */
  host: string;
  url: string;
  authorization: string | undefined;
  range: string | undefined;
  atMs: number;
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export { CLIENT, SECRET, TENANT, TOKEN, USER } from './names';

/** An answer of the sign-in's that is a refusal with this number. */
export function aadsts(code: number, status = 401): Answer {
  return (response) =>
    json(response, status, {
      error: status === 400 ? 'invalid_request' : 'invalid_client',
      error_description: `AADSTS${code}: refused. Trace ID: 1 Correlation ID: 2`,
      error_codes: [code],
    });
}

/** An answer of Graph's that is an error. */
export function refusal(
  status: number,
  code: string,
  message = '',
  headers: Record<string, string> = {},
): Answer {
  return (response) => graphError(response, status, code, message, headers);
}

/** Never answers; the connection stays until the other side gives up. */
export const silence: Answer = () => undefined;

/** Begins an answer and cuts the connection. */
export const cut: Answer = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
  response.write('{"value":[');
  response.once('drain', () => undefined);
  setImmediate(() => response.destroy());
};

/** A server of ours that plays Microsoft's token authority, Graph and its storage, over TLS. */
export class FakeMicrosoft {
  readonly drive = new FakeDrive();
  readonly seen: SeenRequest[] = [];
  /** Entries in a page of a folder. */
  pageSize = 200;
  /** Graph's `passwordCredentials`; null: the application may not read itself. */
  secretEnds: string | null = null;
  readonly uploads = new Map<string, { path: string; onConflict: string; size: number; chunks: Buffer[] }>();
  /** The piece of an upload that begins here is answered with 500 once; it has not arrived. */
  failPieceAt: number | null = null;
  /** Awaited before a request is answered as usual: a test says when. */
  patience: ((request: IncomingMessage) => Promise<void>) | null = null;
  private scripted: { pattern: RegExp; answer: Answer; times: number }[] = [];
  private readonly folder: string;
  private readonly server: ReturnType<typeof createServer>;

  private constructor(folder: string, tls: { key: string; cert: string }) {
    this.folder = folder;
    this.server = createServer(tls, (request, response) => this.take(request, response));
  }

  /** Start on a port of its own with a certificate of its own authority. */
  static async start(): Promise<FakeMicrosoft> {
    const folder = await mkdtemp(path.join(tmpdir(), 'fake-microsoft-'));
    const now = new Date();
    const authority = await newAuthority('Fake', { dns: ['localhost'], ip: ['127.0.0.0/8'] }, now);
    const pair = await signCertificate(authority, { dns: ['localhost'], ip: ['127.0.0.1'] }, now);
    await writeFile(path.join(folder, 'ca.pem'), authority.certificate);
    const fake = new FakeMicrosoft(folder, { key: pair.key, cert: pair.certificate });
    await new Promise<void>((resolve) => fake.server.listen(0, resolve));
    return fake;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Where pre-authenticated addresses lead. */
  get storage(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  get graph(): string {
    return `https://localhost:${this.port}`;
  }

  get caFile(): string {
    return path.join(this.folder, 'ca.pem');
  }

  /** The next requests that fit (`METHOD host/url`) are answered so, in the order of these calls. */
  next(pattern: RegExp, answer: Answer, times = 1): void {
    this.scripted.push({ pattern, answer, times });
  }

  /** Forget what was asked and what was to be answered. */
  reset(): void {
    this.scripted = [];
    this.seen.length = 0;
  }

  /** `METHOD host/url` of what was asked. */
  asked(pattern: RegExp): SeenRequest[] {
    return this.seen.filter(({ method, host, url }) => pattern.test(`${method} ${host}${url}`));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await rm(this.folder, { recursive: true, force: true });
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const { method = 'GET', url = '/' } = request;
    this.seen.push({
      method,
      host,
      url,
      authorization: request.headers.authorization,
      range: request.headers['content-range'],
      atMs: performance.now(),
    });
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const line = `${method} ${host}${url}`;
      const scripted = this.scripted.find(({ pattern, times }) => times > 0 && pattern.test(line));
      if (scripted) {
        scripted.times -= 1;
        return scripted.answer(response, request);
      }
      const asked = { method, host, url, headers: request.headers, body: Buffer.concat(chunks) };
      void Promise.resolve(this.patience?.(request)).then(() => answerGraph(this, asked, response));
    });
  }
}

/** What `config/onedrive.ts` would give for this server, with limits that tests can wait for. */
export function settingsFor(fake: FakeMicrosoft, changes: object = {}): object {
  return {
    given: {
      ...Object.fromEntries(Object.keys(environmentFor(fake)).map((name) => [name, true])),
      MS_CLIENT_SECRET_EXPIRES: false,
    },
    tenantId: TENANT,
    clientId: CLIENT,
    clientSecret: SECRET,
    userId: USER,
    secretExpires: '',
    authorityHost: fake.graph,
    graphUrl: fake.graph,
    caFile: fake.caFile,
    httpsProxy: '',
    noProxy: '',
    requestMs: 20_000,
    transferMs: 20_000,
    longestWaitMs: 5_000,
    retryDelayMs: 1,
    ...changes,
  };
}

/** The same as variables of a process of its own. */
export function environmentFor(fake: FakeMicrosoft): Record<string, string> {
  return {
    MS_TENANT_ID: TENANT,
    MS_CLIENT_ID: CLIENT,
    MS_CLIENT_SECRET: SECRET,
    MS_ONEDRIVE_USER_ID: USER,
    MS_AUTHORITY_HOST: fake.graph,
    MS_GRAPH_URL: fake.graph,
    MS_CA_FILE: fake.caFile,
  };
}
