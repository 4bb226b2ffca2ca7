const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const root = path.resolve(__dirname, '..', '..');

/** Boot the built application once and end it, so that its tables and seeds stand in the database. */
async function bootOnce() {
  const strapi = await createStrapi({
    appDir: root,
    distDir: path.join(root, 'dist'),
    serveAdminPanel: false,
  }).load();
  await strapi.destroy();
}

bootOnce().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
