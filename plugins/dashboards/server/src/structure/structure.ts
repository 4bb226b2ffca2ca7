import type { Core } from '@strapi/strapi';
import { parseLabelCode } from '../../../../../src/codes';
import { refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { StructureLevel } from '../contracts';
import { LEVEL_SIZE, type StructureRequest } from './structure-request';
import { readLevel, readParentId, readProductId } from './structure-rows';

/** The batch that a level stands below, null at the top; or why there is none. */
async function parentOf(
  strapi: Core.Strapi,
  productId: number,
  given: string,
): Promise<{ parentPartId: number | null } | Refusal> {
  if (given === '') return { parentPartId: null };
  const label = parseLabelCode(given);
  if (!label.ok) return refuse('part-code-malformed', { partCode: given });
  const parentPartId = await readParentId(strapi, productId, label.code);
  return parentPartId === null ? refuse('part-not-found', { partCode: label.code }) : { parentPartId };
}

/** One level of what an order is made of, with the state of each operation: what stands at the top, or in one assembly. */
export async function readStructure(
  strapi: Core.Strapi,
  { id, parent, page }: StructureRequest,
  now: Date,
): Promise<StructureLevel | Refusal> {
  const productId = await readProductId(strapi, id);
  if (productId === null) return refuse('product-not-found', { product: id });
  const below = await parentOf(strapi, productId, parent);
  if ('code' in below) return below;
  const offset = (page - 1) * LEVEL_SIZE;
  // One more than is shown: whether there are others.
  const rows = await readLevel(strapi, { productId, ...below, offset, limit: LEVEL_SIZE + 1 });
  return {
    at: now.toISOString(),
    page,
    more: rows.length > LEVEL_SIZE,
    parts: rows.slice(0, LEVEL_SIZE),
  };
}
