import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { createDatabase } from '../support';

const root = path.resolve(__dirname, '..', '..');

/** Boot the built application once in a process of its own. */
function boot(databaseUrl: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'tests', 'support', 'boot-once.cjs')], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code, output }));
  });
}

async function rowsOf(databaseUrl: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

it.each([2, 3])(
  '%d processes may boot at once on an empty database',
  async (processes) => {
    const database = await createDatabase('template0');
    try {
      const boots = await Promise.all(Array.from({ length: processes }, () => boot(database.url)));
      expect(boots.filter(({ code }) => code !== 0)).toEqual([]);
      const files = readdirSync(path.join(root, 'database', 'sql')).sort();
      const applied = await rowsOf(database.url, 'select name from tracker_sql_files order by name');
      expect(applied).toEqual(files.map((name) => ({ name })));
      const reasons = await rowsOf(
        database.url,
        'select code from defect_reasons group by code having count(*) <> 1',
      );
      expect(reasons).toEqual([]);
      expect(await rowsOf(database.url, 'select count(*)::int as reasons from defect_reasons')).toEqual([
        { reasons: 7 },
      ]);
    } finally {
      await database.drop();
    }
  },
  120_000,
);
