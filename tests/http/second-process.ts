import { fork } from 'node:child_process';
import path from 'node:path';
import type { TestApp } from '../support';

export interface Route {
  method: string;
  /** As the router has it: `/api/parts/:id`. */
  path: string;
}

/** A process of the product beside the test's own, on the same database. */
export interface SecondProcess {
  baseUrl: string;
  routes: Route[];
  /** How it ended, if it did; null while it runs. */
  ended(): { code: number | null; signal: string | null } | null;
  stop(): Promise<void>;
}

/** What a route of a probed process answers where its handler would begin. */
export const LET_IN = 299;

/**
 * Start the built application in a process of its own.
 * @param probed routes answer LET_IN instead of running their handlers
 */
export async function startSecondProcess(app: TestApp, probed = false): Promise<SecondProcess> {
  const child = fork(path.join(__dirname, 'run-second-process.cjs'), {
    env: {
      ...process.env,
      DATABASE_URL: app.databaseUrl,
      LOG_LEVEL: 'fatal',
      PROBE_ROUTES: probed ? '1' : '',
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let end: { code: number | null; signal: string | null } | null = null;
  const exit = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      end = { code, signal };
      resolve();
    });
  });
  const told = new Promise<{ port: number; routes: Route[] }>((resolve) => {
    child.once('message', (message) => resolve(message as { port: number; routes: Route[] }));
  });
  const first = await Promise.race([told, exit]);
  if (!first) throw new Error(`The second process did not start: ${JSON.stringify(end)}.`);
  return {
    baseUrl: `http://127.0.0.1:${first.port}`,
    routes: first.routes,
    ended: () => end,
    stop: async () => {
      if (child.connected) child.send('stop');
      await exit;
    },
  };
}
