import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import {
  badgeState,
  doerOf,
  issueBadge,
  PIN,
  removePin,
  revokeBadge,
  setPin,
  signInFailures,
  VIEW_SIGN_IN_FAILURES,
} from '../access';
import { refuse, sendRefusal } from '../refusals';
import type { Refusal } from '../tracking/contracts';
import { adminRoute, type Permission } from './admin-route';
import { malformed, pathsOf } from './fields';

const pinBody = z.object({ pin: z.string().regex(PIN) });

const LONGEST_HOURS = 30 * 24;
const failuresQuery = z.object({ hours: z.coerce.number().int().min(1).max(LONGEST_HOURS).default(24) });

/** Badges and PINs are given by who may edit operators. */
const MAY_EDIT: Permission = ['plugin::content-manager.explorer.update', 'plugin::users-permissions.user'];

function operatorOf(ctx: Context): string {
  return (ctx.params as { id: string }).id;
}

function sendDone(ctx: Context, result: { ok: true } | Refusal): void {
  if (!result.ok) return sendRefusal(ctx, result);
  ctx.status = 204;
}

async function sendState(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const state = await badgeState(strapi, operatorOf(ctx));
  if (!state) return sendRefusal(ctx, refuse('not-found'));
  ctx.body = { data: state };
}

/** The code is told this once; nobody can read it again. */
async function sendNewBadge(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const issued = await issueBadge(strapi, operatorOf(ctx), doerOf(ctx));
  if (!issued.ok) return sendRefusal(ctx, issued);
  ctx.status = 201;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data: { badge: issued.badge } };
}

async function takePin(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const parsed = pinBody.safeParse((ctx.request as { body?: unknown }).body);
  if (!parsed.success) return sendRefusal(ctx, malformed(pathsOf(parsed.error)));
  sendDone(ctx, await setPin(strapi, operatorOf(ctx), parsed.data.pin, doerOf(ctx)));
}

async function sendFailures(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const parsed = failuresQuery.safeParse(ctx.query);
  if (!parsed.success) return sendRefusal(ctx, malformed(pathsOf(parsed.error)));
  ctx.body = { data: await signInFailures(strapi, parsed.data.hours) };
}

/** What administrators do with operators beside editing them, under `/tracker`. */
export function operatorRoutes(strapi: Core.Strapi) {
  return [
    adminRoute('GET', '/operators/:id/badge', MAY_EDIT, (ctx) => sendState(strapi, ctx)),
    adminRoute('POST', '/operators/:id/badge', MAY_EDIT, (ctx) => sendNewBadge(strapi, ctx)),
    adminRoute('DELETE', '/operators/:id/badge', MAY_EDIT, async (ctx) =>
      sendDone(ctx, await revokeBadge(strapi, operatorOf(ctx), doerOf(ctx))),
    ),
    adminRoute('PUT', '/operators/:id/pin', MAY_EDIT, (ctx) => takePin(strapi, ctx)),
    adminRoute('DELETE', '/operators/:id/pin', MAY_EDIT, async (ctx) =>
      sendDone(ctx, await removePin(strapi, operatorOf(ctx), doerOf(ctx))),
    ),
    adminRoute('GET', '/sign-in-failures', VIEW_SIGN_IN_FAILURES, (ctx) => sendFailures(strapi, ctx)),
  ];
}
