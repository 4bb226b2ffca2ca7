import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import { Client, Pool } from 'pg';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { extendPart } from './own-fields.cjs';

const root = path.resolve(__dirname, '..', '..');
const IDLE_LIMIT_MS = 10_000;

/** The built application on a database of its own, listening on a port of its own. */
export interface TestApp {
  strapi: Core.Strapi;
  /** A new supertest agent, with its own cookies. */
  http(): TestAgent;
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  baseUrl: string;
  /** Sessions of the same database beside the application's own. */
  sql: Pool;
  databaseUrl: string;
  /** Ends the application and drops its database. */
  stop(): Promise<void>;
}

/** The address of a database in the PostgreSQL of this test run. */
function urlOf(database: string): string {
  const url = new URL(process.env.TEST_CLUSTER_URL ?? '');
  url.pathname = `/${database}`;
  return url.toString();
}

async function onCluster(text: string): Promise<void> {
  const client = new Client({ connectionString: urlOf('postgres') });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

/**
 * A database of its own, copied from the one on which the application has booted once: tables,
 * constraints, triggers and seeds are there, no data. `template0` gives an empty one.
 */
export async function createDatabase(
  template: 'tracker_template' | 'template0' = 'tracker_template',
): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `suite_${randomBytes(6).toString('hex')}`;
  await onCluster(`create database ${name} template ${template}`);
  return { url: urlOf(name), drop: () => onCluster(`drop database if exists ${name} with (force)`) };
}

/**
 * Start the application from dist on its own copy of the template database; call once per suite.
 * @param prepare does something to the database before; answers how the application connects to it
 * @param partAttributes fields that the factory has added to Part in the Content-Type Builder
 */
export async function startTestApp(
  prepare?: (url: string) => Promise<string>,
  partAttributes: Record<string, object> = {},
): Promise<TestApp> {
  const database = await createDatabase();
  const applicationUrl = (await prepare?.(database.url)) ?? database.url;
  process.env.DATABASE_URL = applicationUrl;
  const made = createStrapi({ appDir: root, distDir: path.join(root, 'dist'), serveAdminPanel: false });
  const strapi = await extendPart(made, partAttributes).load();
  strapi.server.mount();
  const server = strapi.server.httpServer;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sql = new Pool({ connectionString: database.url, max: 20 });
  sql.on('error', () => undefined);
  return {
    strapi,
    http: () => request.agent(server),
    baseUrl: `http://127.0.0.1:${port}`,
    sql,
    databaseUrl: applicationUrl,
    stop: async () => {
      await queriesFinished(strapi);
      await strapi.destroy();
      await sql.end();
      await database.drop();
    },
  };
}

/** Strapi fires some queries without waiting for them; a pool that is destroyed under them throws later. */
async function queriesFinished(strapi: Core.Strapi): Promise<void> {
  const pool = (strapi.db.connection.client as { pool: { numUsed(): number; numPendingAcquires(): number } })
    .pool;
  const deadlineMs = Date.now() + IDLE_LIMIT_MS;
  let idleRounds = 0;
  while (idleRounds < 5 && Date.now() < deadlineMs) {
    idleRounds = pool.numUsed() + pool.numPendingAcquires() === 0 ? idleRounds + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
