import type { Core } from '@strapi/strapi';
import { tracking, type Doer, type OperationView } from '../tracking';

/** What is to be made anew of which batch. */
export interface Replacement {
  factId: string;
  partCode: string;
  quantity: number;
}

/**
 * Put new pieces in for those that were scrapped, at the first operation, as a foreman does.
 * @returns how the batch's operations stand then
 * @throws Error where the engine refuses
 */
export async function replaceScrap(
  strapi: Core.Strapi,
  wish: Replacement,
  doer: Doer,
  at: Date,
): Promise<OperationView[]> {
  const engine = tracking(strapi, () => at);
  const added = await engine.add({ ...wish, operation: null, reason: 'Взамен брака' }, doer);
  if (!added.ok) throw new Error(`Pieces of the demonstration were not added: ${added.code}.`);
  const page = await engine.partPage(wish.partCode);
  if ('code' in page) throw new Error(`A batch of the demonstration is gone: ${page.code}.`);
  return page.operations;
}
