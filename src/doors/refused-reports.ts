import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { parseLabelCode } from '../codes/label-code';
import { refuse, sendRefusal } from '../refusals';
import { doorsOf } from './doors-of';
import { malformed, pathsOf, text } from './fields';

const query = z.object({ part: text().trim().min(1).optional() });

/**
 * `GET /tracker/refused-reports?part=CODE`: reports that were refused long after the work and wait for a
 * foreman, of one batch or of all.
 */
export async function sendRefusedReports(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const parsed = query.safeParse(ctx.query);
  if (!parsed.success) return sendRefusal(ctx, malformed(pathsOf(parsed.error)));
  const { part } = parsed.data;
  const label = part === undefined ? null : parseLabelCode(part);
  if (label && !label.ok)
    return sendRefusal(ctx, refuse('part-code-malformed', { partCode: part?.slice(0, 100) }));
  const found = await doorsOf(strapi).engine.refusedReports({ partCode: label?.code ?? null });
  if (!found.ok) return sendRefusal(ctx, found);
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data: found.reports };
}
