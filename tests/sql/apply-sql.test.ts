import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { applySqlFiles } from '../../src/schema/apply-sql';
import { createDatabase } from '../support';

let database: Awaited<ReturnType<typeof createDatabase>>;
let client: Client;
let folder: string;

beforeEach(async () => {
  database = await createDatabase('template0');
  client = new Client({ connectionString: database.url });
  await client.connect();
  folder = await mkdtemp(path.join(os.tmpdir(), 'tracker-sql-'));
});

afterEach(async () => {
  await client.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

function file(name: string, text: string): Promise<void> {
  return writeFile(path.join(folder, name), text);
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  return rows.map(({ name }) => name);
}

it('applies files in the order of their numbers, each once', async () => {
  await file('0002_second.sql', 'alter table first add column more int');
  await file('0001_first.sql', 'create table first (id int)');
  await file('notes.txt', 'not SQL');
  expect(await applySqlFiles(client, folder)).toEqual(['0001_first.sql', '0002_second.sql']);
  expect(await applySqlFiles(client, folder)).toEqual([]);
  await file('0003_third.sql', 'create table third (id int)');
  expect(await applySqlFiles(client, folder)).toEqual(['0003_third.sql']);
  expect(await tables()).toEqual(['first', 'third', 'tracker_sql_files']);
});

it('refuses a file that was altered after it had been applied, and applies nothing', async () => {
  await file('0001_first.sql', 'create table first (id int)');
  await applySqlFiles(client, folder);
  await file('0001_first.sql', 'create table first (id bigint)');
  await file('0002_second.sql', 'create table second (id int)');
  await expect(applySqlFiles(client, folder)).rejects.toThrow(
    'database/sql/0001_first.sql was changed after it had been applied',
  );
  expect(await tables()).toEqual(['first', 'tracker_sql_files']);
});

it('takes back what a failing file did, and stops there', async () => {
  await file('0001_first.sql', 'create table first (id int)');
  await file('0002_broken.sql', 'create table second (id int); select nonsense;');
  await file('0003_third.sql', 'create table third (id int)');
  await expect(applySqlFiles(client, folder)).rejects.toThrow(
    'database/sql/0002_broken.sql could not be applied.',
  );
  expect(await tables()).toEqual(['first', 'tracker_sql_files']);
});

it('refuses a name without a number', async () => {
  await file('first.sql', 'create table first (id int)');
  await expect(applySqlFiles(client, folder)).rejects.toThrow(
    'database/sql/first.sql is not named like 0001_what_it_does.sql.',
  );
});
