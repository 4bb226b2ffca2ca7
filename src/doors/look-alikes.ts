import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../access';
import { parseLabelCode } from '../codes/label-code';
import { refuse, sendRefusal } from '../refusals';
import type { Doer, Refusal, ScanView } from '../tracking/contracts';
import { doorsOf } from './doors-of';
import { instant, inUtc, malformed, operationNumber, pathsOf, quantity, text } from './fields';
import type { Doors } from './prepare-scan';

/** A number in an address is text; an empty one is a mistake, not 0. */
const digits = z.string().regex(/^\d{1,7}$/);
const pieces = digits.transform(Number).pipe(quantity).default(0);

const lookAlikesOf = z.object({
  operation: digits.transform(Number).pipe(operationNumber),
  good: pieces,
  scrapped: pieces,
  rework: pieces,
  operator: text().trim().min(1),
  occurredAt: instant.optional(),
});

async function lookAlikes(
  { engine, operators }: Doors,
  code: string,
  query: unknown,
  doer: Doer,
): Promise<{ ok: true; scans: ScanView[] } | Refusal> {
  if (doer.may !== null && !doer.may.has('correct-others')) {
    return refuse('not-permitted', { capability: 'correct-others' });
  }
  const label = parseLabelCode(code);
  if (!label.ok) return refuse('part-code-malformed', { partCode: code.slice(0, 100) });
  const parsed = lookAlikesOf.safeParse(query);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const { operator: named, occurredAt, ...wanted } = parsed.data;
  return engine.lookAlikes({
    ...wanted,
    partCode: label.code,
    operator: (await operators.find(named)) ?? { id: null, name: named },
    occurredAt: occurredAt ? inUtc(occurredAt) : new Date().toISOString(),
    except: null,
  });
}

/**
 * `GET /api/parts/:code/look-alikes`: what looks like the work that somebody is about to report for an
 * operator, so that a foreman learns before that it may be counted already.
 */
export async function sendLookAlikes(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const { code } = ctx.params as { code: string };
  const result = await lookAlikes(doorsOf(strapi), code, ctx.query, doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  ctx.body = { data: result.scans };
}
