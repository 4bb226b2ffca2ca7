/**
 * The product as a process of its own for `npm run bench -- scan` and others: fills a database with batches, serves
 * HTTP and tells its CPU time. Talks to its parent over IPC.
 */
const { randomBytes } = require('node:crypto');
const inspector = require('node:inspector/promises');
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');
const { launchBatches } = require('./launch-batches.cjs');

const projectDir = path.join(__dirname, '..', '..');

/** What a message of the parent asks for. */
function answering(strapi) {
  const session = new inspector.Session();
  session.connect();
  return {
    cpu: async () => ({ cpu: process.cpuUsage() }),
    'start-profile': async () => {
      await session.post('Profiler.enable');
      await session.post('Profiler.start');
      return {};
    },
    'stop-profile': async () => ({ profile: (await session.post('Profiler.stop')).profile }),
    stop: async () => {
      await strapi.destroy();
      process.exit(0);
    },
  };
}

/** Sessions of so many operators, each of one operator of its own. */
async function signOperatorsIn(strapi, port, count) {
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'operator' } });
  const sessions = [];
  for (let number = 1; number <= count; number += 1) {
    const [identifier, password] = [`Bench ${number}`, randomBytes(12).toString('hex')];
    const person = { username: identifier, email: `bench-${number}@operators.invalid`, provider: 'local' };
    const user = { ...person, password, confirmed: true, blocked: false, role: role.id };
    await strapi.plugin('users-permissions').service('user').add(user);
    const answer = await fetch(`http://127.0.0.1:${port}/api/scan-station/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier, password }),
    });
    if (answer.status !== 200) throw new Error(`Sign-in answered ${answer.status}.`);
    sessions.push((await answer.json()).jwt);
  }
  return sessions;
}

async function main() {
  process.chdir(projectDir);
  const strapi = await createStrapi({
    appDir: projectDir,
    distDir: path.join(projectDir, 'dist'),
    serveAdminPanel: false,
  }).load();
  const parts = Number(process.env.BENCH_PARTS);
  const codes = parts > 0 ? await launchBatches(strapi, parts) : [];
  const token = await strapi.service('admin::api-token').create({
    // A copy of a filled database has the token of its first server.
    name: `bench ${randomBytes(4).toString('hex')}`,
    description: '',
    type: 'full-access',
    lifespan: null,
  });
  strapi.server.mount();
  await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  const { port } = strapi.server.httpServer.address();
  const answers = answering(strapi);
  process.on('message', (message) => void answers[message]().then((answer) => process.send(answer)));
  const sessions = await signOperatorsIn(strapi, port, Number(process.env.BENCH_OPERATORS ?? 0));
  process.send({ port, codes, token: token.accessKey, sessions });
}

void main().catch((error) => {
  console.error(error);
  process.exit(1);
});
