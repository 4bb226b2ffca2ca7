import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const START_LIMIT_MS = 120_000;

/** The product as a process of its own, on a database that is there. */
export interface ServerProcess {
  /** SIGTERM: what is being answered is answered, then the process ends. @returns its exit code */
  stop(): Promise<number | null>;
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );

/** Start the built server on loopback; resolves when it says that it is ready. */
export async function startServerProcess(databaseUrl: string, port: number): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['node_modules/@strapi/strapi/bin/strapi.js', 'start'], {
    cwd: path.resolve(__dirname, '..', '..'),
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', DATABASE_URL: databaseUrl, HOST: '127.0.0.1', PORT: String(port) },
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const deadlineMs = Date.now() + START_LIMIT_MS;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || Date.now() > deadlineMs) {
      child.kill('SIGKILL');
      throw new Error(`The server did not start (exit code ${child.exitCode}).`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
}
