import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../access';
import { parseLabelCode } from '../codes/label-code';
import { refuse, sendRefusal } from '../refusals';
import { MAX_RESPONSIBLE_PARTS } from '../tracking';
import type { Doer, Refusal, SetResponsibleResult } from '../tracking/contracts';
import { doorsOf } from './doors-of';
import { malformed, pathsOf, text } from './fields';
import type { Doors } from './prepare-scan';

const body = z.object({
  codes: z.array(text(64)).min(1).max(MAX_RESPONSIBLE_PARTS),
  user: text().min(1).nullable(),
});

/** The label codes as the ledger has them, each once; a refusal names the first that is none. */
export function codesOf(texts: readonly string[]): string[] | Refusal {
  const codes: string[] = [];
  for (const typed of texts) {
    const label = parseLabelCode(typed);
    if (!label.ok) return refuse('part-code-malformed', { partCode: typed.slice(0, 100) });
    codes.push(label.code);
  }
  return [...new Set(codes)];
}

/** `POST /api/parts/responsible`: who answers for these batches. */
export async function setResponsible(
  doors: Doors,
  request: unknown,
  doer: Doer,
): Promise<SetResponsibleResult | Refusal> {
  const parsed = body.safeParse(request);
  if (!parsed.success) return malformed(pathsOf(parsed.error));
  const codes = codesOf(parsed.data.codes);
  if (!Array.isArray(codes)) return codes;
  const { user } = parsed.data;
  const person = user === null ? null : await doors.operators.find(user);
  if (user !== null && person?.id == null) return refuse('operator-not-found', { operator: user });
  return doors.engine.setResponsible({ codes, userId: person?.id ?? null }, doer);
}

/** 200 with the codes by what became of them, or a refusal. */
export async function sendResponsible(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const request = (ctx.request as { body?: unknown }).body;
  const result = await setResponsible(doorsOf(strapi), request, doerOf(ctx));
  if (!result.ok) return sendRefusal(ctx, result);
  const { responsible, changed, unchanged } = result;
  ctx.body = { responsible, changed, unchanged };
}
