import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { tracking, verifyLedgerAt } from '../../src/tracking';
import type { Amounts, RecordScanCommand, UndoScanCommand } from '../../src/tracking/contracts';
import { makeRoute, startTestApp, type Row, type TestApp } from '../support';
import { batchOf, OPERATOR, scanOf, smallFactory, undoOf } from './scenario';

let app: TestApp;
let factory: { route: Row; product: Row };
let routes: Row[];

beforeAll(async () => {
  app = await startTestApp();
  factory = await smallFactory(app);
  routes = [
    factory.route,
    await makeRoute(app, 'A-C', ['A', 'C']),
    await makeRoute(app, 'B?-C-A', ['B?', 'C', 'A']),
  ];
});

afterAll(() => app.stop());

type Act =
  | { type: 'scan'; changes: Partial<RecordScanCommand> }
  | { type: 'undo'; which: number; amounts: Amounts | null }
  | { type: 'route'; route: number }
  | { type: 'replay'; which: number };

const operation = fc.integer({ min: 1, max: 8 });
const pieces = fc.integer({ min: 0, max: 4 });

const scanArbitrary = fc
  .record({
    operation,
    kind: fc.constantFrom(
      'report' as const,
      'report' as const,
      'report' as const,
      'start' as const,
      'skip' as const,
    ),
    good: pieces,
    scrapped: fc.oneof(fc.constant(0), pieces),
    rework: fc.option(fc.record({ quantity: pieces, toOperation: operation }), { nil: null }),
    reason: fc.constantFrom('surface', 'surface', null),
    causeOperation: fc.option(operation, { nil: null }),
  })
  .map((changes): Act => ({ type: 'scan', changes }));

const undoArbitrary = fc.record({
  type: fc.constant('undo' as const),
  which: fc.nat(20),
  amounts: fc.option(fc.record({ good: pieces, scrapped: pieces, rework: pieces }), { nil: null }),
});

const actArbitrary: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: scanArbitrary },
  { weight: 3, arbitrary: undoArbitrary },
  { weight: 1, arbitrary: fc.nat(2).map((route): Act => ({ type: 'route', route })) },
  { weight: 2, arbitrary: fc.nat(20).map((which): Act => ({ type: 'replay', which })) },
);

async function everything(code: string): Promise<unknown> {
  const { rows } = await app.sql.query<{ all: unknown }>(
    `select json_build_object('state', (select json_agg(s) from part_states s where s.code = $1),
       'operations', (select json_agg(o order by o.number) from operations o join part_states s using (part_id) where s.code = $1),
       'scans', (select count(*) from scans), 'facts', (select count(*) from part_facts),
       'audit', (select count(*) from audit_entries)) as all`,
    [code],
  );
  return rows[0]?.all;
}

type Command = RecordScanCommand | UndoScanCommand;

const idOf = (command: Command) => ('undoId' in command ? command.undoId : command.scanId);

/** What an act sends; null: it has nothing to name yet. */
function commandOf(code: string, act: Exclude<Act, { type: 'route' }>, accepted: Command[]): Command | null {
  if (act.type === 'scan') return scanOf(code, act.changes);
  const named = accepted[act.which % (accepted.length || 1)];
  if (!named) return null;
  return act.type === 'replay' ? named : undoOf(idOf(named), { amounts: act.amounts });
}

/** Perform one act; a refusal or a replay must leave every table as it was. */
async function perform(code: string, act: Act, accepted: Command[]): Promise<void> {
  const engine = tracking(app.strapi);
  const before = await everything(code);
  if (act.type === 'route') {
    const route = routes[act.route]?.documentId ?? '';
    const answer = await engine.assignRoute(
      { factId: randomUUID(), partCode: code, route, reason: null },
      OPERATOR,
    );
    if (!answer.ok) expect(await everything(code)).toEqual(before);
    return;
  }
  const command = commandOf(code, act, accepted);
  if (!command) return;
  const answer = await ('undoId' in command
    ? engine.undoScan(command, OPERATOR)
    : engine.recordScan(command, OPERATOR));
  const changed = answer.ok && !answer.replayed;
  if (act.type === 'replay')
    expect(answer).toMatchObject({ ok: true, replayed: true, scan: { scanId: idOf(command) } });
  if (changed) accepted.push(command);
  else expect(await everything(code)).toEqual(before);
}

it('holds the same batch as the rules, whatever happens to it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 6 }),
      fc.array(actArbitrary, { minLength: 5, maxLength: 25 }),
      async (quantity, acts) => {
        const code = await batchOf(app, factory, quantity);
        const accepted: Command[] = [];
        for (const act of acts) await perform(code, act, accepted);
        const page = await tracking(app.strapi).partPage(code);
        if (!('part' in page)) throw new Error('The batch is gone.');
        const waiting = page.operations.reduce((sum, each) => sum + each.waiting, 0);
        const { unrouted, finished, scrapped } = page.part;
        expect(unrouted + waiting + finished + scrapped).toBe(quantity);
      },
    ),
    { numRuns: 60 },
  );
  const verified = await verifyLedgerAt(app.databaseUrl);
  expect(verified).toMatchObject({ difference: null });
  expect(verified.parts).toBeGreaterThanOrEqual(60);
}, 180_000);
