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

/** The form sends what is to be linked and unlinked; other callers an id, or nothing. */
function isEmptyRole(role: unknown): boolean {
  if (role === undefined || role === null || role === '') return true;
  const { connect, set } = role as { connect?: unknown; set?: unknown };
  return (
    [connect, set].every((links) => links === undefined || (Array.isArray(links) && links.length === 0)) &&
    typeof role === 'object'
  );
}

/**
 * The admin panel's form for operators may leave the e-mail empty; Strapi's own check insists on
 * one, so a placeholder goes in before it. So may it leave the role empty: who is made there reports work, and the
 * roles that Strapi offers first, "Authenticated" and "Public", may nothing.
 * @param usualRole the id of the role that is meant where none is chosen; null: it was deleted
 */
export function fillInEmail(
  controller: UserController,
  usualRole: () => Promise<number | null>,
): UserController {
  return {
    ...controller,
    async create(ctx) {
      const body = bodyOf(ctx);
      if (body && !body.email) body.email = placeholderEmail();
      if (body && isEmptyRole(body.role)) {
        const role = await usualRole();
        if (role !== null) body.role = { connect: [{ id: role }], disconnect: [] };
      }
      return controller.create(ctx);
    },
    update(ctx) {
      const body = bodyOf(ctx);
      if (body && 'email' in body && !body.email) delete body.email;
      return controller.update(ctx);
    },
  };
}
