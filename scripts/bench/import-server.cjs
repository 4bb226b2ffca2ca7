/**
 * The product as a process of its own for `npm run bench -- import`: serves HTTP and tells the most
 * memory it held since it was asked last. Talks to its parent over IPC.
 */
const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const projectDir = path.join(__dirname, '..', '..');
const SAMPLE_MS = 10;

async function main() {
  process.chdir(projectDir);
  const strapi = await createStrapi({
    appDir: projectDir,
    distDir: path.join(projectDir, 'dist'),
    serveAdminPanel: false,
  }).load();
  const token = await strapi.service('admin::api-token').create({
    name: 'bench',
    description: '',
    type: 'full-access',
    lifespan: null,
  });
  strapi.server.mount();
  await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  let peakBytes = 0;
  setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, SAMPLE_MS).unref();
  process.on('message', (message) => {
    if (message !== 'memory') return void strapi.destroy().then(() => process.exit(0));
    process.send({ peakBytes: Math.max(peakBytes, process.memoryUsage.rss()) });
    peakBytes = 0;
  });
  process.send({ port: strapi.server.httpServer.address().port, token: token.accessKey });
}

void main().catch((error) => {
  console.error(error);
  process.exit(1);
});
