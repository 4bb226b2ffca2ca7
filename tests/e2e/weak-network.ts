import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A network between a phone and the server that can be made to fail. */
export interface WeakNetwork {
  baseUrl: string;
  /** `down`: nobody answers; `one-way`: the server hears scans, but its answers to them are lost. */
  be(state: 'up' | 'down' | 'one-way'): void;
  /** Hand out another text at this address from now on. */
  rewrite(address: string, change: (text: string) => string): void;
  /** Answer nothing at such addresses until the function that comes back is called. */
  hold(addresses: RegExp): () => void;
  /** How many requests for scans reached the server. */
  heard(): number;
  stop(): Promise<void>;
}

const isScan = ({ url, method }: http.IncomingMessage): boolean =>
  method === 'POST' && /^\/api\/scans\b/.test(url ?? '');

async function answerWith(
  response: http.ServerResponse,
  answer: http.IncomingMessage,
  change: (text: string) => string,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const body = change(Buffer.concat(chunks).toString());
  const { 'content-length': _length, ...headers } = answer.headers;
  response.writeHead(answer.statusCode ?? 502, headers);
  response.end(body);
}

/** Stand between a browser and the server at `target`. */
export async function startWeakNetwork(target: string): Promise<WeakNetwork> {
  let state: 'up' | 'down' | 'one-way' = 'up';
  let heard = 0;
  const changes = new Map<string, (text: string) => string>();
  let holding: RegExp | null = null;
  const held: (() => void)[] = [];
  const server = http.createServer((request, response) => {
    if (holding?.test(request.url ?? '')) held.push(() => pass(request, response));
    else pass(request, response);
  });
  const pass = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    if (state === 'down') return void request.socket.destroy();
    if (isScan(request)) heard += 1;
    const { method, headers } = request;
    // What is to be rewritten must come as text.
    if (changes.has(request.url ?? '')) delete headers['accept-encoding'];
    const onward = http.request(new URL(request.url ?? '/', target), { method, headers }, (answer) => {
      if (state === 'one-way' && isScan(request)) {
        answer.resume();
        answer.on('end', () => request.socket.destroy());
        return;
      }
      const change = changes.get(request.url ?? '');
      if (change) return void answerWith(response, answer, change);
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => request.socket.destroy());
    request.pipe(onward);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    be: (next) => {
      state = next;
      if (state === 'down') server.closeAllConnections();
    },
    hold: (addresses) => {
      holding = addresses;
      return () => {
        holding = null;
        for (const go of held.splice(0)) go();
      };
    },
    rewrite: (address, change) => void changes.set(address, change),
    heard: () => heard,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
