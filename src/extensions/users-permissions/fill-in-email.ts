import { randomUUID } from 'node:crypto';
import type { Context } from 'koa';

type Action = (ctx: Context) => Promise<unknown>;

export interface UserController {
  create: Action;
  update: Action;
}

/** An address that can never be reached: RFC 2606 keeps `.invalid` free for ever. */
export function placeholderEmail(): string {
  return `${randomUUID()}@operator.invalid`;
}

function bodyOf(ctx: Context): Record<string, unknown> | null {
  const { body } = ctx.request as { body?: unknown };
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
}

/**
 * The admin panel's form for operators may leave the e-mail empty; Strapi's own check insists on
 * one, so a placeholder goes in before it.
 */
export function fillInEmail(controller: UserController): UserController {
  return {
    ...controller,
    create(ctx) {
      const body = bodyOf(ctx);
      if (body && !body.email) body.email = placeholderEmail();
      return controller.create(ctx);
    },
    update(ctx) {
      const body = bodyOf(ctx);
      if (body && 'email' in body && !body.email) delete body.email;
      return controller.update(ctx);
    },
  };
}
