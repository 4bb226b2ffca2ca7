import { openLedgerPool, readParts, readUndos, sessionOf, type Session } from '../../src/tracking/ledger';
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

/** The tables that a prepared statement looks up, and those it would read without a key. */
async function lookedUp(
  prepare: (session: Session) => Promise<unknown>,
  execute: string,
): Promise<{ tables: unknown[]; unkeyed: unknown[] }> {
  const pool = openLedgerPool({ connectionString: app.databaseUrl }, 1);
  const client = await pool.connect();
  try {
    await prepare(sessionOf(client));
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (format json) execute ${execute}`);
    const [{ Plan: root }] = rows[0]?.['QUERY PLAN'] as unknown as [{ Plan: PlanNode }];
    const scanned = nodesOf(root).filter((node) => node['Relation Name'] !== undefined);
    return {
      tables: scanned.map((node) => node['Relation Name']).sort(),
      unkeyed: scanned.filter((node) => !node['Index Cond']),
    };
  } finally {
    client.release();
    await pool.end();
  }
}

describe('a plan made while the tables were empty looks everything up by key', () => {
  beforeAll(() => app.sql.query('analyze'));

  test('for a scan', async () => {
    const want = { code: '0000000000000', scanId: 'none', reason: 'none' };
    const read = (session: Session) => readParts(session, [want]);
    expect(await lookedUp(read, `"read-parts" ('{a}', '{b}', '{c}')`)).toEqual({
      tables: [
        ...['defect_reasons', 'labels', 'operations', 'part_states', 'parts'],
        ...['parts_responsible_lnk', 'products', 'scans', 'up_users'],
      ],
      unkeyed: [],
    });
  });

  test('for an undo', async () => {
    const read = (session: Session) => readUndos(session, [{ undoId: 'none', scanId: 'none' }]);
    expect(await lookedUp(read, `"read-undos" ('{a}', '{b}')`)).toEqual({
      tables: [
        ...['operations', 'part_states', 'parts', 'parts_responsible_lnk', 'products'],
        ...['scans', 'scans', 'scans', 'up_users'],
      ],
      unkeyed: [],
    });
  });
});
