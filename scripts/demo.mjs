#!/usr/bin/env node
/**
 * npm run demo [-- --json] [--force] [--add]
 *
 * Fills a small factory with a month of work and prints how to sign in; with --json on one line of
 * stdout. Works whether the server runs or not. Refuses a database that is not the embedded one unless
 * told --force, and one that has parts already unless told --add.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadBuiltStrapi } from './built-strapi.mjs';
import { withDatabase } from './database/index.mjs';
import { PROJECT_DIR } from './project-dir.mjs';
import { runningServer } from './start/one-server.mjs';
import { ownUrl } from './start/welcome.mjs';

const USAGE = 'npm run demo -- [--json] [--force] [--add]';
/** Strapi fires some queries without waiting for them; a pool closed under them fails loudly. */
const SETTLE_MS = 500;

const say = (text) => console.error(text);

/** Told in one sentence, without a stack. */
class RefusedError extends Error {}

function readArguments() {
  try {
    const no = { type: 'boolean', default: false };
    return parseArgs({ options: { json: no, force: no, add: no } }).values;
  } catch (error) {
    throw new RefusedError(`${error.message}\n${USAGE}`);
  }
}

async function fill(strapi, add) {
  const { countParts, fillDemo } = createRequire(import.meta.url)(path.join(PROJECT_DIR, 'dist/src/demo'));
  const parts = await countParts(strapi);
  if (parts > 0 && !add) {
    throw new RefusedError(
      `This database has ${parts} parts already. The demonstration would mix with them; --add does it nevertheless.`,
    );
  }
  say('Filling a small factory with a month of work ...');
  // Scan ids come from the seed: another demonstration in the same database needs another one.
  return fillDemo(strapi, new Date(), 1 + parts);
}

/**
 * The server's own address, also where PUBLIC_URL names a proxy: of the server that runs in this clone
 * (its port may not be the usual one), else of the one that would be started.
 */
function addressOf() {
  const { HOST = '0.0.0.0', PORT, SERVER_PORT } = process.env;
  const configured = { host: HOST, port: Number(PORT || SERVER_PORT || 1337) };
  return ownUrl(runningServer(PROJECT_DIR) ?? configured);
}

function fillDatabase({ force, add }) {
  return withDatabase(
    async ({ embedded }) => {
      if (!embedded && !force) {
        throw new RefusedError(
          'This is not the embedded database, so it may be a factory at work. --force fills it nevertheless.',
        );
      }
      const strapi = await loadBuiltStrapi({ say });
      try {
        return { url: addressOf(), ...(await fill(strapi, add)) };
      } finally {
        await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
        await strapi.destroy();
      }
    },
    { say },
  );
}

function table({ url, apiToken, operators, parts, products }) {
  return [
    `${products.length} products, ${parts.length} parts. Scan page: ${url}/SCAN/${parts[0]}`,
    '',
    ...operators.map(({ identifier, password }) => `  ${identifier.padEnd(12)} ${password}`),
    '',
    `API token: ${apiToken}`,
  ].join('\n');
}

async function main() {
  const { json, ...wishes } = readArguments();
  const demo = await fillDatabase(wishes);
  const text = json ? JSON.stringify(demo) : table(demo);
  await new Promise((resolve) => process.stdout.write(`${text}\n`, resolve));
}

// Strapi leaves timers behind after its end; everything is done, so nobody waits for them.
main().then(
  () => process.exit(0),
  (error) => {
    say(error instanceof RefusedError ? error.message : error.stack);
    process.exit(1);
  },
);
