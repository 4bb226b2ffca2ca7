import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { adminActionOf, deviceOfSession, deviceThatSends, whoSends } from '../../../../../src/access';
import { keepToldReports } from '../../../../../src/doors';
import { refuse, sendRefusal } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import { keepDeviceOutbox, MAX_PEOPLE, readDeviceOutboxes, type HeldOf } from './device-outboxes';
import { Tells } from './tells';

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

/** Who tells what a device keeps. */
interface Teller {
  ok: true;
  deviceId: string;
  /** Who is signed in there; null: nobody is. */
  toldBy: string | null;
  /** As the engine bounds what one may tell. */
  from: string;
  /** Of whom alone it may tell; null: of anybody. */
  people: ReadonlySet<string> | null;
}

/** The device by itself, while nobody is signed in there. */
async function deviceAlone(strapi: Core.Strapi, ctx: Context, tells: Tells): Promise<Teller | Refusal> {
  const device = await deviceThatSends(strapi, ctx.request.headers.authorization);
  if (!device) return refuse('not-signed-in');
  const { id, people } = device;
  const retryAfterSeconds = tells.waitSeconds(id, Date.now());
  if (retryAfterSeconds !== null) return refuse('too-many-attempts', { retryAfterSeconds });
  return { ok: true, deviceId: id, toldBy: null, from: `device:${id}`, people };
}

async function whoTells(strapi: Core.Strapi, ctx: Context, tells: Tells): Promise<Teller | Refusal> {
  const doer = await whoSends(strapi, ctx);
  if (!doer) return deviceAlone(strapi, ctx, tells);
  // A program has no device.
  if (doer.sessionId === undefined) return refuse('not-permitted');
  const deviceId = await deviceOfSession(strapi, doer.sessionId);
  if (deviceId === null) return refuse('not-signed-in');
  const { id, name } = doer.actor;
  return { ok: true, deviceId, toldBy: name, from: `operator:${id}`, people: null };
}

/**
 * `POST /api/scan-station/outbox` `{ sentAt, held: [ { operator, waiting, refused, oldestAt } ], reports }`: what the device
 * of this session, or the one whose token is shown, keeps, person by person, and what those reports say that it may not send;
 * 200 `{ settled }`: the ids of those that somebody has dealt with. `GET /scan-station/devices` for foremen: `{ data: [ ... ] }`.
 */
export const devicesController = ({ strapi }: { strapi: Core.Strapi }, tells = new Tells()) => ({
  async tell(ctx: Context): Promise<void> {
    const teller = await whoTells(strapi, ctx, tells);
    if (!teller.ok) return sendRefusal(ctx, teller);
    const { body } = ctx.request as { body?: unknown };
    const parsed = told.safeParse(body);
    if (!parsed.success) {
      const paths = parsed.error.issues.map(({ path }) => path.join('.') || 'body');
      return sendRefusal(ctx, refuse('malformed-request', { paths }));
    }
    const kept = await keepToldReports(strapi, body, teller);
    if (!kept.ok) return sendRefusal(ctx, kept);
    const { people } = teller;
    const held = heldIn(parsed.data, Date.now());
    await keepDeviceOutbox(
      strapi,
      teller,
      held.filter(({ operator }) => people === null || people.has(operator)),
    );
    ctx.body = { settled: kept.settled };
  },

  async find(ctx: Context): Promise<void> {
    ctx.set('Cache-Control', 'no-store');
    const { rows: data, more } = await readDeviceOutboxes(strapi);
    ctx.body = { data, more };
  },
});

/** Our own door: 401 where nobody is signed in and no device is known, whatever the token is. */
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
