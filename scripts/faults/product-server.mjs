import { spawn } from 'node:child_process';
import path from 'node:path';
import { PROJECT_DIR } from '../project-dir.mjs';

const READY_LIMIT_MS = 120_000;
const END_LIMIT_MS = 40_000;
const KEPT_OUTPUT = 8_000;

/**
 * The product as in production: `strapi start` on the built dist, in a process of its own. It can be
 * started again and again on the same address.
 */
export class ProductServer {
  #env;
  #child = null;
  #exited = Promise.resolve(null);
  #output = '';

  /** @param {{ port: number, databaseUrl: string, env: Record<string, string> }} options */
  constructor({ port, databaseUrl, env }) {
    const { PATH, HOME } = process.env;
    this.baseUrl = `http://127.0.0.1:${port}`;
    this.#env = {
      PATH,
      HOME,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'error',
      STRAPI_TELEMETRY_DISABLED: 'true',
      ...env,
    };
  }

  /** Begin to start; `ready` says when it may be used. */
  spawn() {
    const program = path.join(PROJECT_DIR, 'node_modules/@strapi/strapi/bin/strapi.js');
    const child = spawn(process.execPath, [program, 'start'], {
      cwd: PROJECT_DIR,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        this.#output = `${this.#output}${chunk}`.slice(-KEPT_OUTPUT);
      });
    }
    this.#child = child;
    this.#exited = new Promise((resolve) =>
      child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown')),
    );
  }

  async start() {
    this.spawn();
    await this.ready();
  }

  async ready() {
    const deadlineMs = Date.now() + READY_LIMIT_MS;
    while (Date.now() < deadlineMs) {
      if (!this.isRunning) throw new Error(`The server ended while it started:\n${this.#output}`);
      if (await this.#answers()) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The server did not become ready:\n${this.#output}`);
  }

  async #answers() {
    try {
      return (await fetch(`${this.baseUrl}/ready`, { signal: AbortSignal.timeout(5_000) })).ok;
    } catch (error) {
      // Refused until it listens; anything else shows in what the server writes.
      return error === undefined;
    }
  }

  get isRunning() {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The end of what it has written since the first start. */
  get output() {
    return this.#output;
  }

  /** As a power cut or the kernel would end it. */
  async kill() {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  signal(name) {
    this.#child.kill(name);
  }

  /** The exit code, or the name of the signal that ended it. */
  async exited() {
    let timer;
    const limit = new Promise((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error(`The server did not end in time:\n${this.#output}`)),
        END_LIMIT_MS,
      );
    });
    try {
      return await Promise.race([this.#exited, limit]);
    } finally {
      clearTimeout(timer);
    }
  }
}
