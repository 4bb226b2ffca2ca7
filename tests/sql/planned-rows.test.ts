import { plannedRowsOf } from '../../plugins/dashboards/server/src/planned-rows';
import { startTestApp, type TestApp } from '../support';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.sql.query('create table heights (name text not null, metres integer not null)');
  await app.sql.query(`insert into heights values ('mast', 30), ('mill', 12)`);
});
afterAll(() => app.stop());

const HIGHER = 'select name, metres from heights where metres > ? order by name';
const heights = (scale: number, metres: number | string) =>
  plannedRowsOf<{ name: string; metres: number | string }>(app.strapi, scale, HIGHER, [metres]);

/** Names of statements over that table, on the connections that Strapi has. */
async function planned(): Promise<string[]> {
  const { client } = app.strapi.db.connection as unknown as { client: Pool };
  const connections = await Promise.all(
    Array.from({ length: client.pool.max }, () => client.acquireConnection()),
  );
  const texts = `select name from pg_prepared_statements where statement like '%from heights%'`;
  const found = await Promise.all(connections.map((one) => one.query<{ name: string }>(texts)));
  await Promise.all(connections.map((one) => client.releaseConnection(one)));
  return [...new Set(found.flatMap(({ rows }) => rows.map(({ name }) => name)))].sort();
}
interface Pool {
  pool: { max: number; numUsed(): number };
  acquireConnection(): Promise<{ query<Row>(text: string): Promise<{ rows: Row[] }> }>;
  releaseConnection(connection: unknown): Promise<void>;
}

it('plans a statement once for each size of a factory', async () => {
  expect(await heights(3, 10)).toEqual([
    { name: 'mast', metres: 30 },
    { name: 'mill', metres: 12 },
  ]);
  expect(await heights(3, 12)).toEqual([{ name: 'mast', metres: 30 }]);
  const [name, ...others] = await planned();
  expect(name).toMatch(/^dashboards_3_[0-9a-f]{32}$/);
  expect(others).toEqual([]);
  await heights(4, 12);
  expect(await planned()).toEqual([name, name?.replace('_3_', '_4_')]);
});

it('answers where a plan has become of no use', async () => {
  await heights(5, 10);
  await app.sql.query('alter table heights alter column metres type bigint');
  expect(await heights(5, 12)).toEqual([{ name: 'mast', metres: '30' }]);
  await app.strapi.db.connection.raw('deallocate all');
  expect(await heights(5, 12)).toEqual([{ name: 'mast', metres: '30' }]);
});

it('says what is wrong with a value, and gives its connection back', async () => {
  await expect(heights(5, 'high')).rejects.toThrow('invalid input syntax for type bigint: "high"');
  const { client } = app.strapi.db.connection as unknown as { client: Pool };
  expect(client.pool.numUsed()).toBe(0);
});
