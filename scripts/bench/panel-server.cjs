/**
 * The product with its admin panel as a process of its own for `npm run bench -- scroll`, with one administrator. Any message of
 * its parent ends it.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const projectDir = path.join(__dirname, '..', '..');

async function main() {
  process.chdir(projectDir);
  const strapi = await createStrapi({
    appDir: projectDir,
    distDir: path.join(projectDir, 'dist'),
    serveAdminPanel: true,
  }).load();
  const { id } = await strapi.service('admin::role').getSuperAdmin();
  const { BENCH_EMAIL: email, BENCH_PASSWORD: password } = process.env;
  const person = { firstname: 'Bench', isActive: true, registrationToken: null, roles: [id] };
  await strapi.service('admin::user').create({ ...person, email, password });
  strapi.server.mount();
  await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  process.on('message', () => void strapi.destroy().then(() => process.exit(0)));
  process.send({ port: strapi.server.httpServer.address().port });
}

void main().catch((error) => {
  console.error(error);
  process.exit(1);
});
