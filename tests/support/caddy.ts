import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port';

const CADDYFILE = path.resolve(__dirname, '..', '..', 'deploy', 'Caddyfile');

/** The proxy of production before a product, on ports of its own of loopback. */
export interface OwnProxy {
  httpPort: number;
  tlsPort: number;
  /** Where the proxy finds the product; before that it answers 502. */
  start(productUrl: string): Promise<void>;
  stop(): Promise<void>;
}

/** Caddy with the file of production, whose ports and address of the product are settings; its authority is made in a folder of its own. */
export async function ownProxy(): Promise<OwnProxy> {
  const [httpPort, tlsPort, adminPort] = [await freePort(), await freePort(), await freePort()];
  const folder = mkdtempSync(path.join(tmpdir(), 'tracker-proxy-'));
  let end = (): Promise<unknown> => Promise.resolve();
  const start = (productUrl: string) =>
    new Promise<void>((resolve, reject) => {
      const child = spawn('caddy', ['run', '--config', CADDYFILE, '--adapter', 'caddyfile'], {
        env: {
          ...{ PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
          ...{ PUBLIC_HOST: '127.0.0.1', APP_ADDRESS: new URL(productUrl).host },
          ...{ HTTP_PORT: String(httpPort), HTTPS_PORT: String(tlsPort) },
          CADDY_ADMIN: `127.0.0.1:${adminPort}`,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let log = '';
      const ended = once(child, 'exit');
      end = () => {
        child.kill('SIGTERM');
        return ended;
      };
      child.once('error', (cause) =>
        reject(new Error('caddy is missing, which this test needs: apt-get install caddy', { cause })),
      );
      child.once('exit', () => reject(new Error(`The proxy ended:\n${log}`)));
      child.stderr.on('data', (chunk: Buffer) => {
        log += chunk.toString();
        if (log.includes('serving initial configuration')) resolve();
      });
    });
  const stop = async () => {
    await end();
    rmSync(folder, { recursive: true, force: true });
  };
  return { httpPort, tlsPort, start, stop };
}
