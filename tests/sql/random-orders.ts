import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { tracking } from '../../src/tracking';
import { makePart, makeProduct, type Row, type TestApp } from '../support';
import { actArbitrary, perform, type Act, type Family } from './random-acts';

const MINUTE_MS = 60_000;

export interface Step {
  act: Act;
  /** Minutes since the act before. */
  later: number;
  /** Minutes between work and report. */
  lag: number;
  operator: string;
}

/** An act with the time of its work and of its telling, by one of two operators. */
export const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  act: actArbitrary,
  later: fc.integer({ min: 0, max: 900 }),
  lag: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2_000 })),
  operator: fc.constantFrom('Петров', 'Сидорова'),
});

/** A new order with one batch; acts on it, some of them told late. @returns the order and the time of the last act */
export async function playOrder(
  app: TestApp,
  routes: readonly Row[],
  quantity: number,
  steps: readonly Step[],
): Promise<{ product: Row; nowMs: number }> {
  const product = await makeProduct(app, { designation: `P-${randomUUID()}` });
  const [route] = routes;
  const code = await makePart(app, { product, route, designation: `D-${randomUUID()}`, quantity });
  const family: Family = { codes: [code], accepted: [], added: 0 };
  let nowMs = Date.now();
  const engine = tracking(app.strapi, () => new Date(nowMs));
  for (const { act, later, lag, operator } of steps) {
    nowMs += later * MINUTE_MS;
    const occurredAt = new Date(nowMs - lag * MINUTE_MS).toISOString();
    const told: Act =
      act.type === 'scan'
        ? { ...act, changes: { ...act.changes, occurredAt, operator: { id: null, name: operator } } }
        : act;
    await perform(
      engine,
      family,
      told,
      routes.map(({ documentId }) => documentId),
    );
  }
  return { product, nowMs };
}
