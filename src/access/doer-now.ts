import type { Core } from '@strapi/strapi';
import type { Doer } from '../tracking/contracts';
import { doerOf } from '.';

/** Nobody's request: seeds, scripts and what the product does by itself. */
export const SYSTEM_DOER: Doer = {
  actor: { type: 'system', id: 'system', name: 'system' },
  may: null,
  stageIds: null,
  address: null,
  requestId: null,
};

/** Who acts at this moment: the person or integration of the current request, else the system. */
export function doerNow(strapi: Core.Strapi): Doer {
  const ctx = strapi.requestContext.get();
  return ctx ? doerOf(ctx) : SYSTEM_DOER;
}
