import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startChild } from './child.mjs';

/**
 * A database that is dropped at the end, whatever happens.
 * @template Result
 * @param {string} databaseUrl of a cluster
 * @param {{ copyOf?: string }} how `copyOf`: the url of a database that nobody is connected to; without it, an empty one
 * @param {(url: string) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withDatabase(databaseUrl, { copyOf }, work) {
  const name = `tracker_bench_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  const template = copyOf ? ` template ${new URL(copyOf).pathname.slice(1)} strategy file_copy` : '';
  await admin.query(`create database ${name}${template}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  try {
    return await work(url.href);
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}

/**
 * Let the product run on a database as a process of its own, until `work` is done.
 * @template Result
 * @param {string} url the database's
 * @param {{ server: string, env: Record<string, string> }} how the file of this folder that starts it, and what it is told
 * @param {(running: { child: ReturnType<typeof startChild>, server: any }) => Promise<Result>} work `server` is the child's
 * first message
 * @returns {Promise<Result>}
 */
export async function withServer(url, how, work) {
  const env = { DATABASE_URL: url, NODE_ENV: 'production', LOG_LEVEL: 'error', ...how.env };
  const child = startChild(path.join(import.meta.dirname, how.server), env);
  try {
    const result = await work({ child, server: await child.answer() });
    await child.stop();
    return result;
  } catch (error) {
    await child.kill();
    throw error;
  }
}

/**
 * Let the product run as a process of its own on a database that is dropped at the end, whatever happens.
 * @template Result
 * @param {string} databaseUrl of a cluster
 * @param {{ server: string, env: Record<string, string> }} how see `withServer`
 * @param {(running: { child: ReturnType<typeof startChild>, server: any, url: string }) => Promise<Result>} work
 * `server` is the child's first message; `url` the database's
 * @returns {Promise<Result>}
 */
export function withProduct(databaseUrl, how, work) {
  return withDatabase(databaseUrl, {}, (url) =>
    withServer(url, how, ({ child, server }) => work({ child, server, url })),
  );
}
