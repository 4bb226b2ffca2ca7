import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { newAuthority, signCertificate } from '../tls/authority';
import { permittedFor } from '../tls/names';
import { InFlight } from './in-flight';

const LIMITS = { answersMs: 10_000, idleMs: 10_000 };
const NAMES = { dns: ['localhost'], ip: ['127.0.0.1'] };

interface Served {
  server: http.Server;
  client: typeof http | typeof https;
  agent: http.Agent;
}

async function overTls(): Promise<Served> {
  const authority = await newAuthority('A', permittedFor(NAMES), new Date());
  const { certificate: cert, key } = await signCertificate(authority, NAMES, new Date());
  const agent = new https.Agent({ keepAlive: true, ca: authority.certificate });
  return { server: https.createServer({ cert, key }), client: https, agent };
}

const plain = (): Promise<Served> =>
  Promise.resolve({ server: http.createServer(), client: http, agent: new http.Agent({ keepAlive: true }) });

describe.each([
  ['plain', plain],
  ['TLS', overTls],
])('a %s server that is asked to go', (_name, serve) => {
  let served: Served;
  let port: number;
  let inFlight: InFlight;
  beforeEach(async () => {
    served = await serve();
    inFlight = new InFlight(served.server);
    await new Promise<void>((resolve) => served.server.listen(0, '127.0.0.1', resolve));
    ({ port } = served.server.address() as AddressInfo);
  });
  afterEach(() => {
    served.agent.destroy();
    served.server.close();
  });

  const ask = () =>
    new Promise<{ text: string; connection: string | undefined }>((resolve, reject) => {
      const { agent, client } = served;
      const request = client.get({ host: '127.0.0.1', port, agent }, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => resolve({ text, connection: answer.headers.connection }));
      });
      request.on('error', reject);
    });

  it('answers what it has begun, closes that connection, and takes no new one', async () => {
    const arrived = new Promise<http.ServerResponse>((resolve) => {
      served.server.once('request', (_request, response: http.ServerResponse) => resolve(response));
    });
    const asked = ask();
    const response = await arrived;
    expect(inFlight.size).toBe(1);
    const drained = inFlight.drain(LIMITS);
    response.end('counted');
    expect(await asked).toEqual({ text: 'counted', connection: 'close' });
    await drained;
    expect(inFlight.size).toBe(0);
    await expect(ask()).rejects.toThrow('ECONNREFUSED');
  });

  it('still answers over a connection that was kept open', async () => {
    served.server.on('request', (_request, response: http.ServerResponse) => response.end('here'));
    expect((await ask()).connection).toBe('keep-alive');
    const drained = inFlight.drain(LIMITS);
    expect(await ask()).toEqual({ text: 'here', connection: 'close' });
    await drained;
  });
});
