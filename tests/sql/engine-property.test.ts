import fc from 'fast-check';
import { tracking, verifyLedgerAt } from '../../src/tracking';
import { makeRoute, startTestApp, type Row, type TestApp } from '../support';
import { actArbitrary, acceptedBy, commandsAt, perform, type Family } from './random-acts';
import { batchOf, smallFactory } from './scenario';

let app: TestApp;
let factory: { route: Row; product: Row };
let routes: string[];

beforeAll(async () => {
  app = await startTestApp();
  factory = await smallFactory(app);
  const others = [await makeRoute(app, 'A-C', ['A', 'C']), await makeRoute(app, 'B?-C-A', ['B?', 'C', 'A'])];
  routes = [factory.route, ...others].map(({ documentId }) => documentId);
});

afterAll(() => app.stop());

/** All that the ledger holds of a batch and of the lots of it. */
async function everything(rootPartId: number): Promise<unknown> {
  const { rows } = await app.sql.query<{ all: unknown }>(
    `select json_build_object(
       'states', (select json_agg(s order by s.part_id) from part_states s where s.root_part_id = $1),
       'operations', (select json_agg(o order by o.part_id, o.number) from operations o join part_states s
                        using (part_id) where s.root_part_id = $1),
       'labels', (select json_agg(l order by l.id) from labels l join part_states s using (part_id)
                   where s.root_part_id = $1),
       'scans', (select count(*) from scans), 'facts', (select count(*) from part_facts),
       'parts', (select count(*) from parts), 'audit', (select count(*) from audit_entries)) as all`,
    [rootPartId],
  );
  return rows[0]?.all;
}

async function rootOf(code: string): Promise<number> {
  const { rows } = await app.sql.query<{ id: number }>(
    'select root_part_id as id from part_states where code = $1',
    [code],
  );
  return rows[0]?.id ?? Number.NaN;
}

/** Pieces of a batch and its lots, wherever they are now; pieces that left for a lot count there. */
async function piecesOf(family: Family): Promise<number> {
  const pages = await Promise.all(family.codes.map((code) => tracking(app.strapi).partPage(code)));
  return pages.reduce((sum, page) => {
    if (!('part' in page)) throw new Error('The batch is gone.');
    const waiting = page.operations.reduce((total, each) => total + each.waiting, 0);
    const { unrouted, finished, scrapped, withdrawn } = page.part;
    return sum + unrouted + waiting + finished + scrapped + withdrawn;
  }, 0);
}

it('holds the same batches as the rules, whatever happens to them', async () => {
  const accepted = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 8 }),
      fc.array(actArbitrary, { minLength: 5, maxLength: 30, size: 'max' }),
      async (quantity, acts) => {
        const code = await batchOf(app, factory, quantity);
        const root = await rootOf(code);
        const family: Family = { codes: [code], accepted: [], added: 0 };
        for (const act of acts) {
          const before = await everything(root);
          const answer = await perform(tracking(app.strapi), family, act, routes);
          if (acceptedBy(answer)) accepted.set(act.type, (accepted.get(act.type) ?? 0) + 1);
          else expect(await everything(root)).toEqual(before);
          if (answer && act.type === 'replay') expect(answer).toMatchObject({ ok: true, replayed: true });
        }
        expect(await piecesOf(family)).toBe(quantity + family.added);
        expect(commandsAt(family)).toBe(family.accepted.length);
      },
    ),
    { numRuns: 60 },
  );
  const kinds = ['scan', 'undo', 'route', 'add', 'withdraw', 'split', 'hold', 'release', 'cancel', 'void'];
  for (const kind of kinds) expect([kind, (accepted.get(kind) ?? 0) > 0]).toEqual([kind, true]);
  const verified = await verifyLedgerAt(app.databaseUrl);
  expect(verified).toMatchObject({ difference: null });
  expect(verified.parts).toBeGreaterThanOrEqual(60);
}, 180_000);
