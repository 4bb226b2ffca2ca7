import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { PIN, signIn, signOut } from '../../../../../src/access';
import { refuse, sendRefusal } from '../../../../../src/refusals';

const DEVICE_COOKIE = 'tracker-device';
const DEVICE_COOKIE_MS = 365 * 24 * 3_600_000;

const byPassword = z.object({
  identifier: z.string().trim().min(1).max(255),
  password: z.string().min(1).max(200),
});
const badge = z.string().trim().min(1).max(100);
const byBadge = z.object({ badge, pin: z.string().regex(PIN) });
const byEndedSession = z.object({ session: z.string().min(1).max(1_000), pin: z.string().regex(PIN) });
const byNewPin = z.object({ badge, newPin: z.string().regex(PIN) });

const byTypedName = z.object({ typedName: z.string().trim().min(1).max(100) });

/** Told by the field that names the person, so that a mistake is told where it is. */
function readCredentials(body: unknown) {
  const names = (field: string): boolean => typeof body === 'object' && body !== null && field in body;
  if (names('typedName')) return byTypedName.safeParse(body);
  if (names('session')) return byEndedSession.safeParse(body);
  if (!names('badge')) return byPassword.safeParse(body);
  return names('newPin') ? byNewPin.safeParse(body) : byBadge.safeParse(body);
}

function deviceId(ctx: Context): string | null {
  const cookie = z.uuid().safeParse(ctx.cookies.get(DEVICE_COOKIE, { signed: false }));
  return cookie.success ? cookie.data : null;
}

function rememberDevice(ctx: Context, id: string): void {
  ctx.cookies.set(DEVICE_COOKIE, id, {
    signed: false,
    httpOnly: true,
    sameSite: 'strict',
    secure: ctx.secure,
    path: '/api/scan-station',
    maxAge: DEVICE_COOKIE_MS,
    overwrite: true,
  });
}

function from(ctx: Context) {
  const { requestId } = ctx.state as { requestId?: string };
  return { address: ctx.ip || null, requestId: requestId ?? null };
}

/** `POST /api/scan-station/sign-in` and `/sign-out`. */
export const signInController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async signIn(ctx: Context): Promise<void> {
    const parsed = readCredentials((ctx.request as { body?: unknown }).body);
    if (!parsed.success) {
      const paths = parsed.error.issues.map(({ path }) => path.join('.') || 'body');
      return sendRefusal(ctx, refuse('malformed-request', { paths }));
    }
    const result = await signIn(strapi, {
      credentials: parsed.data,
      deviceId: deviceId(ctx),
      ...from(ctx),
    });
    ctx.set('Cache-Control', 'no-store');
    if (!result.ok) return sendRefusal(ctx, result);
    const { jwt, sessionId, expiresAt, operator, deviceToken } = result;
    rememberDevice(ctx, result.deviceId);
    ctx.body = { jwt, sessionId, expiresAt, operator, deviceToken };
  },

  async signOut(ctx: Context): Promise<void> {
    const authorization = ctx.request.headers.authorization ?? null;
    const ended = await signOut(strapi, { authorization, ...from(ctx) });
    if (!ended) return sendRefusal(ctx, refuse('not-signed-in'));
    ctx.status = 204;
  },
});

/** Both look at the credentials themselves. */
export const signInRoutes = [
  { method: 'POST', path: '/sign-in', handler: 'signIn.signIn', config: { auth: false } },
  { method: 'POST', path: '/sign-out', handler: 'signIn.signOut', config: { auth: false } },
] as const;
