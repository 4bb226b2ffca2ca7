import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { readLevel } from '../../plugins/dashboards/server/src/structure/structure-rows';
import { tracking } from '../../src/tracking';
import type { LaunchPart } from '../../src/tracking/contracts';
import { makeProduct, startTestApp, type TestApp } from '../support';
import { OPERATOR } from './scenario';

/** What stands at the top of an order is what the bills of materials say, whatever acts came before and however many at once. */

const PARTS = 7;

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

interface Step {
  act: 'line' | 'no-line' | 'cancel' | 'split';
  parent: number;
  child: number;
}

const stepArbitrary: fc.Arbitrary<Step> = fc
  .record({
    act: fc.constantFrom(
      'line' as const,
      'line' as const,
      'no-line' as const,
      'cancel' as const,
      'split' as const,
    ),
    parent: fc.nat(PARTS - 1),
    child: fc.nat(PARTS - 1),
  })
  .filter(({ act, parent, child }) => act === 'cancel' || act === 'split' || parent < child);

const partOf = (n: number): LaunchPart => ({
  ...{ key: `Д-${n}`, designation: `Д-${n}`, name: null, kind: 'part', material: null, size: null },
  ...{ attributes: null, required: 5, launched: 5, routeId: null },
});

/** One act past the doors; what it refuses changes nothing. */
async function perform({ act, parent, child }: Step, codes: readonly string[]): Promise<void> {
  const engine = tracking(app.strapi);
  const command = { factId: randomUUID(), partCode: codes[parent] ?? '', reason: 'why' };
  if (act === 'cancel') await engine.cancelPart(command, OPERATOR);
  else if (act === 'split') await engine.split({ ...command, quantity: 1, operation: null }, OPERATOR);
  else {
    const line = {
      childCode: codes[child] ?? '',
      quantityPerParent: act === 'line' ? 2 : null,
      expects: null,
    };
    await engine.setLine({ ...command, ...line }, OPERATOR);
  }
}

/** Codes of what stands in no assembly that is not cancelled, by all lines of the order. */
async function plainTop(productId: number): Promise<string[]> {
  const { rows } = await app.sql.query<{ code: string }>(
    `select s.code from part_states s where s.product_id = $1 and s.status <> 'cancelled' and not exists (
       select from bom_lines b join part_states a on a.part_id = b.parent_part_id
        where b.child_part_id = s.root_part_id and a.status <> 'cancelled')`,
    [productId],
  );
  return rows.map(({ code }) => code).sort();
}

it('is what all lines say after random acts, two at a time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: 4, maxLength: 24 }), async (steps) => {
      const product = await makeProduct(app, { designation: `P-${randomUUID()}` });
      const parts = Array.from({ length: PARTS }, (_, n) => partOf(n));
      const lines = [{ parentKey: 'Д-0', childKey: 'Д-1', quantity: 1 }];
      const launched = await tracking(app.strapi).launchParts(
        { productId: product.id, importId: null, parts, lines, materials: [] },
        OPERATOR,
      );
      if (!launched.ok) throw new Error(launched.code);
      const codes = launched.parts.map(({ code }) => code);
      for (let n = 0; n < steps.length; n += 2)
        await Promise.all(steps.slice(n, n + 2).map((step) => perform(step, codes)));
      const level = { productId: product.id, parentPartId: null, offset: 0, limit: 100 };
      const top = (await readLevel(app.strapi, level)).map(({ code }) => code).sort();
      expect(top).toEqual(await plainTop(product.id));
      const { rows } = await app.sql.query('select tracker_verify_tops() as lost');
      expect(rows).toEqual([{ lost: null }]);
    }),
    { numRuns: 25 },
  );
}, 120_000);
