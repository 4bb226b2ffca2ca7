/**
 * The product as a process of its own for `npm run bench -- station`: launches batches, makes an operator with a password,
 * a badge and a PIN, serves HTTP and the operators' page. Any message of its parent ends it.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');
const { launchBatches } = require('./launch-batches.cjs');

const projectDir = path.join(__dirname, '..', '..');
const PASSWORD = 'Bench-2026';
const PIN = '4711';
const DOER = {
  actor: { type: 'system', id: 'bench', name: 'bench' },
  may: null,
  stageIds: null,
  address: null,
  requestId: null,
};

/** @param {string[]} stages names of the stages that the operator is limited to; empty: all */
async function makeOperator(strapi, username, stages) {
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'operator' } });
  const found = await strapi.db.query('api::stage.stage').findMany({ where: { name: { $in: stages } } });
  return strapi
    .plugin('users-permissions')
    .service('user')
    .add({
      ...{ username, password: PASSWORD, email: `${username}@operators.invalid`, provider: 'local' },
      ...{ confirmed: true, blocked: false, role: role.id, stages: found.map(({ id }) => id) },
    });
}

async function giveBadge(strapi, { documentId }) {
  const { issueBadge, setPin } = require(path.join(projectDir, 'dist', 'src', 'access'));
  const issued = await issueBadge(strapi, documentId, DOER);
  await setPin(strapi, documentId, PIN, DOER);
  return issued.badge;
}

async function main() {
  process.chdir(projectDir);
  const strapi = await createStrapi({
    appDir: projectDir,
    distDir: path.join(projectDir, 'dist'),
    serveAdminPanel: false,
  }).load();
  const codes = await launchBatches(strapi, Number(process.env.BENCH_PARTS));
  const everywhere = await makeOperator(strapi, 'everywhere', []);
  await makeOperator(strapi, 'cutter', ['Cutting']);
  await makeOperator(strapi, 'welder', ['Welding']);
  const badge = await giveBadge(strapi, everywhere);
  strapi.server.mount();
  await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  process.on('message', () => void strapi.destroy().then(() => process.exit(0)));
  const { port } = strapi.server.httpServer.address();
  process.send({ port, codes: codes.slice(0, 1_000), badge, pin: PIN, password: PASSWORD });
}

void main().catch((error) => {
  console.error(error);
  process.exit(1);
});
