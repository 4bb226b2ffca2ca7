import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { doerOf } from '../../../../../src/access';
import { refuse, sendRefusal } from '../../../../../src/refusals';
import { readCalendar, setCalendar } from './calendar';
import { parseCalendar } from './calendar-request';

/** Shifts and working days, for the settings of the admin panel. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await readCalendar(strapi);
  },

  async update(ctx: Context) {
    const calendar = parseCalendar((ctx.request as { body?: unknown }).body);
    if ('paths' in calendar) return sendRefusal(ctx, refuse('malformed-request', calendar));
    ctx.body = await setCalendar(strapi, calendar, doerOf(ctx), new Date());
  },
});
