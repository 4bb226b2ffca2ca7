import { openLedgerPool, readParts, sessionOf } from '../../src/tracking/ledger';
import { startTestApp, type TestApp } from '../support';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** Every node of a plan in PostgreSQL's JSON form. */
interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

test('a plan made while the tables were empty looks everything up by key', async () => {
  await app.sql.query('analyze');
  const pool = openLedgerPool({ connectionString: app.databaseUrl }, 1);
  const client = await pool.connect();
  try {
    const want = { code: '0000000000000', scanId: 'none', reason: 'none' };
    await readParts(sessionOf(client), [want]);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain (format json) execute "read-parts" ('{a}', '{b}', '{c}')`,
    );
    const [{ Plan: root }] = rows[0]?.['QUERY PLAN'] as unknown as [{ Plan: PlanNode }];
    const scanned = nodesOf(root).filter((node) => node['Relation Name'] !== undefined);
    const tables = [
      ...['defect_reasons', 'labels', 'operations', 'part_states', 'parts'],
      ...['parts_responsible_lnk', 'products', 'scans', 'up_users'],
    ];
    expect(scanned.map((node) => node['Relation Name']).sort()).toEqual(tables);
    expect(scanned.filter((node) => !node['Index Cond'])).toEqual([]);
  } finally {
    client.release();
    await pool.end();
  }
});
