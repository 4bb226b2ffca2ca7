import { request } from 'node:http';
import { Agent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions } from 'node:tls';
import type { OneDriveSettings } from './settings';

type Proxied = Pick<OneDriveSettings, 'httpsProxy' | 'noProxy'>;

/** Is this address asked without the proxy? `noProxy`: hosts, `.domains` and `host:port`, or `*`; the same as NO_PROXY. */
export function goesDirect({ httpsProxy, noProxy }: Proxied, address: string): boolean {
  if (httpsProxy === '') return true;
  const { hostname, port } = new URL(address);
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, host = '', only = ''] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (only !== '' && only !== (port || '443')) return false;
      const domain = host.replace(/^\*?\./, '');
      return hostname === domain || hostname.endsWith(`.${domain}`);
    });
}

type Created = (error: Error | null, stream: Duplex) => void;

/** Told as a network that is out of reach, which it is; nothing of the proxy's address or password goes with it. */
function unreachable(why: string): Error {
  return Object.assign(new Error(`The proxy opened no tunnel: ${why}`), { code: 'ECONNREFUSED' });
}

/** Connections through a tunnel of a proxy (CONNECT), with the authorities that the options name. */
export class TunnelAgent extends Agent {
  constructor(
    private readonly proxy: URL,
    private readonly limitMs: number,
    options: AgentOptions,
  ) {
    super(options);
  }

  override createConnection(options: ConnectionOptions, created?: Created): undefined {
    const { proxy, limitMs } = this;
    const { host = '', port = 443 } = options;
    const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const password = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
    const asked = request({
      host: proxy.hostname,
      port: proxy.port || 80,
      method: 'CONNECT',
      path: target,
      agent: false,
      timeout: limitMs,
      headers: {
        host: target,
        ...(proxy.username === ''
          ? {}
          : { 'proxy-authorization': `Basic ${Buffer.from(password).toString('base64')}` }),
      },
    });
    asked.once('timeout', () => asked.destroy(unreachable('no answer')));
    // Whoever is told of an error looks at no stream.
    const failed = (error: Error) => created?.(error, undefined as unknown as Duplex);
    asked.once('error', failed);
    asked.once('connect', ({ statusCode }, socket) => {
      if (statusCode !== 200) {
        socket.destroy();
        failed(unreachable(`status ${String(statusCode)}`));
        return;
      }
      created?.(null, connect({ ...options, socket, servername: options.servername ?? host }));
    });
    asked.end();
    return undefined;
  }
}
