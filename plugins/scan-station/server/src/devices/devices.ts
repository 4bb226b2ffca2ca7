import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { adminActionOf, whoSends } from '../../../../../src/access';
import { keepToldReports } from '../../../../../src/doors';
import { refuse, sendRefusal } from '../../../../../src/refusals';
import { keepDeviceOutbox, MAX_PEOPLE, readDeviceOutboxes, type HeldOf } from './device-outboxes';

const MAX_COUNT = 10_000;
const count = z.number().int().min(0).max(MAX_COUNT);
const moment = z.iso.datetime();
const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u);

const told = z.object({
  sentAt: moment,
  held: z
    .array(z.object({ operator: name, waiting: count, refused: count, oldestAt: moment }))
    .max(MAX_PEOPLE)
    .refine((held) => new Set(held.map(({ operator }) => operator)).size === held.length),
});

/** By our clock, whatever the device's says; never in the future, never before 1970. */
function corrected(at: string, sentAt: string, nowMs: number): string {
  const agoMs = Math.max(0, Date.parse(sentAt) - Date.parse(at));
  return new Date(Math.max(0, nowMs - agoMs)).toISOString();
}

function heldIn({ sentAt, held }: z.infer<typeof told>, nowMs: number): HeldOf[] {
  return held
    .filter(({ waiting, refused }) => waiting + refused > 0)
    .map((one) => ({ ...one, oldestAt: corrected(one.oldestAt, sentAt, nowMs) }));
}

/**
 * `POST /api/scan-station/outbox` `{ sentAt, held: [ { operator, waiting, refused, oldestAt } ], reports }`: what the device
 * of this session keeps, person by person, and what those reports say that it may not send; 200 `{ settled }`: the ids of
 * those that somebody has dealt with. `GET /scan-station/devices` for foremen: `{ data: [ ... ] }`.
 */
export const devicesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async tell(ctx: Context): Promise<void> {
    const doer = await whoSends(strapi, ctx);
    if (!doer) return sendRefusal(ctx, refuse('not-signed-in'));
    // A program has no device.
    if (doer.sessionId === undefined) return sendRefusal(ctx, refuse('not-permitted'));
    const parsed = told.safeParse((ctx.request as { body?: unknown }).body);
    if (!parsed.success) {
      const paths = parsed.error.issues.map(({ path }) => path.join('.') || 'body');
      return sendRefusal(ctx, refuse('malformed-request', { paths }));
    }
    const { body } = ctx.request as { body?: unknown };
    const kept = await keepToldReports(strapi, body, doer);
    if (!kept.ok) return sendRefusal(ctx, kept);
    const from = { sessionId: doer.sessionId, toldBy: doer.actor.name };
    await keepDeviceOutbox(strapi, from, heldIn(parsed.data, Date.now()));
    ctx.body = { settled: kept.settled };
  },

  async find(ctx: Context): Promise<void> {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: await readDeviceOutboxes(strapi) };
  },
});

/** Our own door: 401 where nobody is signed in, whatever the token is. */
export const devicesRoutes = [
  { method: 'POST', path: '/outbox', handler: 'devices.tell', config: { auth: false } },
] as const;

/** For who may settle what devices keep. */
export const devicesAdminRoutes = [
  {
    method: 'GET',
    path: '/devices',
    handler: 'devices.find',
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: [adminActionOf('correct-others')] } },
      ],
    },
  },
] as const;
