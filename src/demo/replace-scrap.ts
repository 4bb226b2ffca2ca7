import type { Core } from '@strapi/strapi';
import { tracking, type Doer } from '../tracking';
import type { LaunchedProduct } from './launch-products';
import type { Random } from './random';

/**
 * Put new pieces in for those that were scrapped, at the first operation, as a foreman does. Orders
 * that are late keep lacking them, so that the demonstration shows both.
 * @param atMs when the pieces are added
 */
export async function replaceScrap(
  strapi: Core.Strapi,
  products: readonly LaunchedProduct[],
  random: Random,
  doer: Doer,
  atMs: number,
): Promise<void> {
  const engine = tracking(strapi, () => new Date(atMs));
  const timely = products.filter(({ dueMs }) => dueMs > atMs);
  for (const { code } of timely.flatMap(({ batches }) => batches.filter(({ isRouted }) => isRouted))) {
    const page = await engine.partPage(code);
    if ('code' in page) throw new Error(`A batch of the demonstration is gone: ${page.code}.`);
    const { scrapped: quantity } = page.part;
    if (quantity === 0) continue;
    const command = {
      factId: random.uuid(),
      partCode: code,
      quantity,
      operation: null,
      reason: 'Взамен брака',
    };
    const added = await engine.add(command, doer);
    if (!added.ok) throw new Error(`Pieces of the demonstration were not added: ${added.code}.`);
  }
}
