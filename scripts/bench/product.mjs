import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startChild } from './child.mjs';

/**
 * Let the product run as a process of its own on a database that is dropped at the end, whatever happens.
 * @template Result
 * @param {string} databaseUrl of a cluster
 * @param {{ server: string, env: Record<string, string> }} how the file of this folder that starts it, and what it is told
 * @param {(running: { child: ReturnType<typeof startChild>, server: any, url: string }) => Promise<Result>} work
 * `server` is the child's first message; `url` the database's
 * @returns {Promise<Result>}
 */
export async function withProduct(databaseUrl, how, work) {
  const name = `tracker_bench_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const env = { DATABASE_URL: url.href, NODE_ENV: 'production', LOG_LEVEL: 'error', ...how.env };
  const child = startChild(path.join(import.meta.dirname, how.server), env);
  try {
    const result = await work({ child, server: await child.answer(), url: url.href });
    await child.stop();
    return result;
  } catch (error) {
    await child.kill();
    throw error;
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}
