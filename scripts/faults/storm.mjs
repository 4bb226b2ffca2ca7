import { randomInt } from 'node:crypto';
import { connect } from '../database/connect.mjs';
import { Progress } from './progress.mjs';
import { Reporter } from './reporter.mjs';

const REPORTERS = 8;
const REPORTERS_IN_BATCHES = 2;
const LOCK_LIMIT_MS = 60_000;

/** What happens to the product while people report; ten of these kill the server. */
const FAULTS = [
  'server',
  'server',
  'database-alone',
  'server-at-boot',
  'server',
  'database-session',
  'server',
  'server-at-boot',
  'database-and-children',
  'server',
  'server',
];

/** So much is acknowledged between two faults. */
const LEAST_WORK = 40;
const MOST_WORK = 160;

async function killServer({ server }) {
  await server.kill();
  await server.start();
}

/** Killed while it works, and its successor while it holds the lock that only one booting process may hold. */
async function killServerAtBoot({ server, cluster }) {
  await server.kill();
  server.spawn();
  await bootLockHeld(cluster);
  await server.kill();
  await server.start();
}

async function bootLockHeld(cluster) {
  const client = await connect(cluster.urlOf('postgres'));
  const deadlineMs = Date.now() + LOCK_LIMIT_MS;
  try {
    while (Date.now() < deadlineMs) {
      const { rowCount } = await client.query(
        `select 1 from pg_locks l join pg_stat_activity a using (pid)
          where l.locktype = 'advisory' and l.granted and a.application_name = 'tracker-boot'`,
      );
      if (rowCount) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    await client.end();
  }
  throw new Error('The booting server did not take its lock.');
}

async function crashDatabase({ cluster }, withChildren) {
  await cluster.crash({ withChildren });
  await cluster.restart();
}

/** One session's process is killed: PostgreSQL ends all others and recovers by itself. */
async function killDatabaseSession({ cluster }) {
  const client = await connect(cluster.urlOf('postgres'));
  const { rows } = await client.query(
    `select pid from pg_stat_activity where application_name = 'tracker-ledger' order by random() limit 1`,
  );
  process.kill(rows[0].pid, 'SIGKILL');
  // Our own session falls with the others, before or while it says goodbye.
  await client.end();
}

const STRIKE = {
  server: killServer,
  'server-at-boot': killServerAtBoot,
  'database-alone': (stage) => crashDatabase(stage, false),
  'database-and-children': (stage) => crashDatabase(stage, true),
  'database-session': killDatabaseSession,
};

function makeReporters({ server, factory }, progress) {
  return Array.from({ length: REPORTERS }, (_, index) => {
    const signIn = factory.operators[index] ?? null;
    return new Reporter({
      baseUrl: server.baseUrl,
      factory,
      signIn,
      inBatches: index < REPORTERS_IN_BATCHES,
      onAcknowledged: () => progress.add(),
    });
  });
}

/**
 * Eight people report while the server is killed ten times and the database three times. After a fault of
 * the database alone the same server must go on by itself.
 * @param {{ server: import('./product-server.mjs').ProductServer, cluster: import('../database/temporary-cluster.mjs').TemporaryCluster,
 *   factory: import('./factory.mjs').Factory, say(text: string): void }} stage
 * @returns {Promise<Reporter[]>} what each of them was told
 */
export async function storm(stage) {
  const progress = new Progress();
  const reporters = makeReporters(stage, progress);
  const stopping = new AbortController();
  const working = Promise.all(reporters.map((reporter) => reporter.run(stopping.signal)));
  working.catch(() => undefined);
  try {
    for (const fault of FAULTS) {
      await progress.more(randomInt(LEAST_WORK, MOST_WORK), `before ${fault}`);
      stage.say(`${progress.count} acknowledged; ${fault}`);
      await STRIKE[fault](stage);
    }
    await progress.more(MOST_WORK, 'after the last fault');
  } finally {
    stopping.abort();
  }
  await working;
  return reporters;
}
