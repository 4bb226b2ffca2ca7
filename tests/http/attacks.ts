import { adminJwt, createApiToken, makeProduct, startTestApp, type TestApp } from '../support';
import { startSecondProcess, type SecondProcess } from './second-process';

/** No answer may take longer. */
export const LIMIT_MS = 5_000;
const SETTLED_MS = 5_000;
const AT_ONCE = 8;

/** What is attacked is not the test's own process: its death must be seen, not shared. */
export interface Target {
  app: TestApp;
  process: SecondProcess;
  /** A full-access API token. */
  token: string;
  /** A super admin's session. */
  admin: string;
  stop(): Promise<void>;
}

/** Start the product in two processes; the second is the one to attack. */
export async function startTarget(): Promise<Target> {
  const app = await startTestApp();
  const [token, admin] = await Promise.all([createApiToken(app), adminJwt(app)]);
  await makeProduct(app, { designation: 'Цель', quantity: 1 });
  const process = await startSecondProcess(app);
  const stop = async () => {
    await process.stop();
    await app.stop();
  };
  return { app, process, token, admin, stop };
}

export interface Attack {
  name: string;
  method: string;
  url: string;
  body?: string;
  contentType?: string;
  bearer?: string;
}

/** The answer's status; 0 where none came within five seconds or the connection broke. */
async function fire(baseUrl: string, attack: Attack): Promise<number> {
  const { method, url, body, contentType, bearer } = attack;
  const headers: Record<string, string> = { 'content-type': contentType ?? 'application/json' };
  if (bearer) headers.authorization = `Bearer ${bearer}`;
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    const answer = await fetch(baseUrl + url, { method, headers, body, signal, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  } catch (error) {
    if (error instanceof Error) return 0;
    throw error;
  }
}

/** Fire them all, some at once; what was not answered as expected, with its status. */
export async function failures(
  target: Target,
  attacks: Attack[],
  isRight: (status: number) => boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  const queue = [...attacks];
  const worker = async () => {
    for (let attack = queue.pop(); attack; attack = queue.pop()) {
      const status = await fire(target.process.baseUrl, attack);
      if (!isRight(status)) wrong.push(`${attack.name}: ${attack.method} ${attack.url} answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return wrong.sort();
}

/** A refusal of what the sender did wrong. */
export function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

/** The process lives, answers, and has left no transaction open. */
export async function expectUnharmed({ app, process }: Target): Promise<void> {
  expect(process.ended()).toBeNull();
  const health = await fetch(`${process.baseUrl}/health`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
  // Work in the background stands between two of its statements for a moment; what is left open stays so.
  const deadlineMs = Date.now() + SETTLED_MS;
  let open: unknown[];
  do {
    const { rows } = await app.sql.query(
      `select state, query from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'`,
    );
    open = rows;
  } while (open.length > 0 && Date.now() < deadlineMs);
  expect(open).toEqual([]);
}
