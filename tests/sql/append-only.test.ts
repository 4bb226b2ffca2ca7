import { tracking } from '../../src/tracking';
import { startTestApp, type TestApp } from '../support';
import { batchOf, OPERATOR, scanOf, smallFactory } from './scenario';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
  const code = await batchOf(app, await smallFactory(app), 5);
  const recorded = await tracking(app.strapi).recordScan(scanOf(code, { good: 1 }), OPERATOR);
  expect(recorded.ok).toBe(true);
});

afterAll(() => app.stop());

async function contents(table: string): Promise<string> {
  const { rows } = await app.sql.query<{ all: string }>(`select json_agg(t)::text as all from ${table} t`);
  return rows[0]?.all ?? '';
}

describe.each(['scans', 'part_facts', 'audit_entries'])('%s', (table) => {
  it.each([
    ['UPDATE', `update ${table} set document_id = 'x'`],
    ['UPDATE', `update ${table} set document_id = 'x' where false`],
    ['DELETE', `delete from ${table}`],
    ['TRUNCATE', `truncate ${table} cascade`],
  ])('refuses %s, also to the owner of the table', async (operation, statement) => {
    const before = await contents(table);
    expect(JSON.parse(before)).not.toHaveLength(0);
    await expect(app.sql.query(statement)).rejects.toMatchObject({
      code: '23001',
      message: `${table} is append-only: ${operation} is refused`,
    });
    expect(await contents(table)).toBe(before);
  });

  it('refuses them to the owner who says that it must be', async () => {
    const { rows } = await app.sql.query<{ owner: boolean }>(
      `select tableowner = current_user as owner from pg_tables where tablename = $1`,
      [table],
    );
    expect(rows).toEqual([{ owner: true }]);
    await expect(app.sql.query(`delete from only ${table}`)).rejects.toMatchObject({ code: '23001' });
    await expect(
      app.sql.query(
        `insert into ${table} (id) select id from ${table} limit 1 on conflict (id) do update set id = 0`,
      ),
    ).rejects.toMatchObject({ code: '23001' });
  });
});
