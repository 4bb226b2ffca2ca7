import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from 'pg';

const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/;

interface SqlFile {
  name: string;
  checksum: string;
  text: string;
}

async function readSqlFiles(folder: string): Promise<SqlFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      if (!FILE_NAME.test(name))
        throw new Error(`database/sql/${name} is not named like 0001_what_it_does.sql.`);
      const text = await readFile(path.join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function appliedChecksums(client: Client): Promise<Map<string, string>> {
  await client.query(`create table if not exists tracker_sql_files (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from tracker_sql_files',
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

async function applyFile(client: Client, file: SqlFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query(file.text);
    await client.query('insert into tracker_sql_files (name, checksum) values ($1, $2)', [
      file.name,
      file.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`database/sql/${file.name} could not be applied.`, { cause: error });
  }
}

/**
 * Apply the numbered files of `folder` that this database has not seen, each in its own
 * transaction, in order. The caller holds the boot lock.
 * @throws when a file that was applied earlier has been altered since, or a file fails.
 * @returns the names of the files applied now.
 */
export async function applySqlFiles(client: Client, folder: string): Promise<string[]> {
  const files = await readSqlFiles(folder);
  const applied = await appliedChecksums(client);
  const altered = files.find(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum);
  if (altered) {
    throw new Error(
      `database/sql/${altered.name} was changed after it had been applied to this database. ` +
        'Put it back as it was and write the change as a new numbered file.',
    );
  }
  const fresh = files.filter(({ name }) => !applied.has(name));
  for (const file of fresh) await applyFile(client, file);
  return fresh.map(({ name }) => name);
}
