import type { Core } from '@strapi/strapi';
import type { Middleware } from 'koa';
import { limitAdminSignIn } from '../access';
import { sendRefusal } from '../refusals';

const MAX_EMAIL_LENGTH = 255;

function emailOf(body: unknown): string {
  const { email } = (body ?? {}) as { email?: unknown };
  return typeof email === 'string' ? email.slice(0, MAX_EMAIL_LENGTH) : '';
}

/** `POST /admin/login`: wrong passwords are waited for as at the scan page, whichever process they come to. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Middleware =>
  async (ctx, next) => {
    if (ctx.method !== 'POST' || !/^\/admin\/login\/*$/i.test(ctx.path)) {
      await next();
      return;
    }
    const email = emailOf((ctx.request as { body?: unknown }).body);
    const { requestId = null } = ctx.state as { requestId?: string };
    const attempt = { email, address: ctx.ip || null, requestId };
    const refused = await limitAdminSignIn(strapi, attempt, async () => {
      await next();
      return ctx.status === 200;
    });
    if (refused) sendRefusal(ctx, refused);
  };
