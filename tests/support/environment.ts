import path from 'node:path';

// Strapi reads its settings from the environment first and then from the file that ENV_PATH names.
const root = path.resolve(__dirname, '..', '..');
process.env.NODE_ENV = 'test';
process.env.ENV_PATH = path.join(root, 'tests', 'support', 'test.env');
process.env.STRAPI_TELEMETRY_DISABLED = 'true';
for (const name of Object.keys(process.env)) {
  if (/^(DATABASE_|POSTGRES_|MS_|SERVER_|ADMIN_|REDIS_|LOG_|HTTPS_|TLS_|PUBLIC_URL|HOST$|PORT$)/.test(name))
    delete process.env[name];
}
