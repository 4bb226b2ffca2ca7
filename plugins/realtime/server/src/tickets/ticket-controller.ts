import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { refuse, sendRefusal } from '../../../../../src/refusals';
import { issueTicket, TICKET_LIFE_SECONDS } from './tickets';

interface AdminState {
  user?: { id: number };
  session?: { id: string };
}

/** `POST /realtime/ticket`: 201 `{ ticket, expiresInSeconds }`. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async create(ctx: Context) {
    const { user, session } = ctx.state as AdminState;
    if (!user || !session) return sendRefusal(ctx, refuse('not-signed-in'));
    const ticket = await issueTicket(strapi, user.id, session.id);
    if (!ticket) {
      return sendRefusal(ctx, refuse('too-many-attempts', { retryAfterSeconds: TICKET_LIFE_SECONDS }));
    }
    ctx.status = 201;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { ticket, expiresInSeconds: TICKET_LIFE_SECONDS };
  },
});
