import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { buildStale, SERVER } from './build/steps.mjs';
import { anyFreePort } from './database/free-port.mjs';
import { startTemporaryCluster } from './database/temporary-cluster.mjs';
import { checkAudit, checkCommand, checkScans, hasCommand } from './faults/check-ledger.mjs';
import { drain } from './faults/drain.mjs';
import { makeFactory } from './faults/factory.mjs';
import { ProductServer } from './faults/product-server.mjs';
import { storm } from './faults/storm.mjs';
import { PROJECT_DIR } from './project-dir.mjs';
import { Summary } from './test/summary.mjs';

const DATABASE = 'tracker';
/** As a factory runs it: what is acknowledged has reached the disk. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

const secret = () => randomBytes(32).toString('base64');

/** `npm run test:faults`: what was acknowledged survives, and nothing is counted twice. */
async function main() {
  const summary = new Summary();
  const say = (text) => console.log(text);
  await buildStale(PROJECT_DIR, [SERVER], { say });
  const cluster = await startTemporaryCluster({
    projectDir: PROJECT_DIR,
    password: secret().replace(/\W/g, ''),
    settings: DURABLE,
  });
  let server = null;
  try {
    server = await makeServer(cluster);
    await runAll({ server, cluster, summary, say });
  } catch (error) {
    summary.fail('faults', error.stack);
    if (server) console.log(`The end of the server's output:\n${server.output}`);
  } finally {
    if (server?.isRunning) await server.kill();
    await cluster.stop();
  }
  console.log(summary.text());
  // After a failure reporters may still be trying; nobody waits for them.
  process.exit(summary.failed === 0 ? 0 : 1);
}

/** The product with a role of its own that owns its database and nothing else. */
async function makeServer(cluster) {
  const password = secret().replace(/\W/g, '');
  await cluster.query(`create role ${DATABASE} login password '${password}'`);
  await cluster.query(`create database ${DATABASE} owner ${DATABASE}`);
  const url = new URL(cluster.urlOf(DATABASE));
  url.username = DATABASE;
  url.password = password;
  return new ProductServer({
    port: await anyFreePort(),
    databaseUrl: url.href,
    env: {
      ADMIN_EMAIL: 'boss@factory.example',
      ADMIN_PASSWORD: 'Faults-1234',
      APP_KEYS: `${secret()},${secret()}`,
      API_TOKEN_SALT: secret(),
      ADMIN_JWT_SECRET: secret(),
      TRANSFER_TOKEN_SALT: secret(),
      JWT_SECRET: secret(),
      ENCRYPTION_KEY: secret(),
      SESSION_SECRET: secret(),
    },
  });
}

async function runAll({ server, cluster, summary, say }) {
  const check = (what, work) => checkOne(summary, what, work);
  const url = cluster.urlOf(DATABASE);
  say('Starting the product on an empty database ...');
  await server.start();
  const factory = await makeFactory({
    baseUrl: server.baseUrl,
    email: 'boss@factory.example',
    password: 'Faults-1234',
    parts: 24,
    operators: 5,
  });
  const reporters = await storm({ server, cluster, factory, say });
  const sum = (figure) => reporters.reduce((total, reporter) => total + figure(reporter), 0);
  say(
    `${sum(({ acknowledged }) => acknowledged.size)} scans acknowledged, ${sum(({ refused }) => refused.size)} refused, ` +
      `${sum(({ retries }) => retries)} sent again.`,
  );
  await check('every answer is one of the contract', () =>
    assert.deepEqual(
      reporters.flatMap(({ surprises }) => surprises),
      [],
    ),
  );
  await check('SIGTERM under load cuts nobody off', async () => {
    reporters.push(await drain({ server, factory, say }));
  });
  await check('every acknowledged scan stands, once and as it was sent', () => checkScans(url, reporters));
  await check('every scan has its audit entry', () => checkAudit(url));
  await check('pieces are conserved: npm run ledger:verify', () => checkCommand(url, 'ledger:verify'));
  if (hasCommand('audit:verify'))
    await check('nobody altered the audit log: npm run audit:verify', () =>
      checkCommand(url, 'audit:verify'),
    );
}

async function checkOne(summary, what, work) {
  try {
    await work();
    summary.pass();
    console.log(`passed  ${what}`);
  } catch (error) {
    summary.fail(what, error.message);
    console.log(`FAILED  ${what}\n${error.stack}`);
  }
}

main().catch((error) => {
  console.error(`\n${error.stack}`);
  process.exitCode = 1;
});
