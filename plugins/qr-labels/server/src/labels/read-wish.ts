import type { Core } from '@strapi/strapi';
import { isRefusal, refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import { designOf, readLayout } from '../layouts/kept-layouts';
import { ownLayout } from '../sheet/layouts';
import { parseSheet, type SheetWish } from './requests';

/** A request for a sheet with the layout it is drawn on, own ones read from the database. */
export async function readWish(strapi: Core.Strapi, body: unknown): Promise<SheetWish | Refusal> {
  const order = parseSheet(body);
  if (isRefusal(order)) return order;
  const { layoutId, cutMarks, ...wish } = order;
  if (layoutId === null) return { ...wish, design: null, logoMissing: false, cutMarks: cutMarks ?? false };
  const kept = await readLayout(strapi, layoutId);
  if (isRefusal(kept)) return kept;
  const { settings, name } = kept;
  if (settings.cards) return refuse('malformed-request', { paths: ['layout'] });
  return {
    ...wish,
    ...(await designOf(strapi, settings)),
    layout: ownLayout(settings.paper),
    layoutName: name,
    cutMarks: cutMarks ?? settings.cutMarks,
  };
}
