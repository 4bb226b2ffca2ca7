import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { PROJECT_DIR } from '../project-dir.mjs';
import { startChild } from './child.mjs';
import { copyOut } from './copy.mjs';

const ENTRIES = 1_000_000;
const ENTRIES_PER_INSERT = 50_000;
const VERIFY_LIMIT_SECONDS = 60;

/** Entries as scans leave them. */
const FILL = `
  insert into audit_entries (at, actor_type, actor_id, actor_name, action, category, subject_type, subject_id,
                             subject_name, difference, address, request_id, document_id, created_at, updated_at,
                             published_at)
  select t, 'operator', (n % 50)::text, 'Оператор ' || n % 50, 'record-scan', 'work', 'part', 'CODE' || n % 20000,
         'АСЦБ.' || n % 20000, jsonb_build_object('scanId', gen_random_uuid(), 'revision', n % 40, 'kind', 'report',
         'operation', n % 6, 'good', n % 9, 'scrapped', 0, 'reworked', 0), '10.0.0.' || n % 200, gen_random_uuid(),
         tracker_document_id(), t, t, t
    from (select n, timestamp '2026-01-01' + n * interval '1 second' as t from generate_series($1::int, $2::int) n) r`;

const secondsOf = async (work) => {
  const startedMs = performance.now();
  const result = await work();
  return { seconds: (performance.now() - startedMs) / 1000, result };
};

async function fill(client, report) {
  for (let from = 1; from <= ENTRIES; from += ENTRIES_PER_INSERT) {
    await client.query(FILL, [from, from + ENTRIES_PER_INSERT - 1]);
  }
  await client.query('vacuum analyze audit_entries');
  report(`${ENTRIES} entries stand.`);
}

/** The limit: every byte of the entries read once and hashed once. */
async function bareRead(client) {
  const bytes = await copyOut(client, 'select * from audit_entries');
  createHash('sha256').update(bytes).digest();
  return bytes.length;
}

/**
 * Seal and verify a million entries, beside reading and hashing the same rows.
 * @param {{ databaseUrl: string, report: (text: string) => void }} bench
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function run({ databaseUrl, report }) {
  const { auditHeadAt, verifyAuditAt } = createRequire(import.meta.url)(
    path.join(PROJECT_DIR, 'dist', 'src', 'audit'),
  );
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  const name = `bench_audit_${process.pid}`;
  await admin.query(`create database ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.toString(), options: '-c TimeZone=UTC' });
  try {
    const server = startChild(path.join(import.meta.dirname, 'import-server.cjs'), {
      DATABASE_URL: url.href,
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
    });
    await server.answer();
    await server.stop();
    await client.connect();
    await fill(client, report);
    const sealed = await secondsOf(() => auditHeadAt(url.toString()));
    report(`Sealed: ${JSON.stringify(sealed.result)}`);
    const bare = await secondsOf(() => bareRead(client));
    const verified = await secondsOf(() => verifyAuditAt(url.toString(), sealed.result));
    if (verified.result.broken) throw new Error(verified.result.broken.message);
    const { size } = verified.result.head;
    const megabytes = `${Math.round(bare.result / 1024 / 1024)} MB`;
    return [
      {
        name: 'read and hash bare',
        value: bare.seconds,
        unit: 's',
        limit: null,
        ratio: null,
        note: megabytes,
      },
      {
        name: `verify ${size} entries`,
        value: verified.seconds,
        unit: 's',
        limit: bare.seconds,
        ratio: bare.seconds / verified.seconds,
        note: `aim: under ${VERIFY_LIMIT_SECONDS} s`,
      },
      {
        name: `seal ${size} entries`,
        value: sealed.seconds,
        unit: 's',
        limit: bare.seconds,
        ratio: bare.seconds / sealed.seconds,
        note: 'one writer',
      },
    ];
  } finally {
    await client.end();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}
