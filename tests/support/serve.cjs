const path = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const root = path.resolve(__dirname, '..', '..');

/** Serve the built application at HOST and PORT until a signal ends it, as `npm start` does. */
createStrapi({ appDir: root, distDir: path.join(root, 'dist'), serveAdminPanel: false })
  .start()
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
