import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from './free-port';

/** A Redis of a suite's own, in memory, on a port of its own of loopback. */
export interface OwnRedis {
  url: string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Start it again on the same port. */
  start(): Promise<void>;
  /** One command's answer as Redis writes it. */
  ask(command: string): Promise<string>;
}

function launch(port: number): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) =>
      reject(
        new Error('redis-server is missing, which this test needs: apt-get install redis-server', { cause }),
      ),
    );
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${String(code)}.`)));
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Ready to accept connections')) resolve(child);
    });
  });
}

function answerOf(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\nQUIT\r\n`));
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.once('error', reject);
    socket.once('close', () => resolve(text));
  });
}

/** @throws where Debian's redis-server is not installed, with how to install it */
export async function startRedis(): Promise<OwnRedis> {
  const port = await freePort();
  let child = await launch(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    async start() {
      child = await launch(port);
    },
    ask: (command) => answerOf(port, command),
  };
}
