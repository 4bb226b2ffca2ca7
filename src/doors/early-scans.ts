import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { recordMany, recordOne, takeScans, type ScanDoor } from './scan-door';

const EARLY: Readonly<Record<string, ScanDoor>> = {
  '/api/scans': recordOne,
  '/api/scans/batch': recordMany,
};

/** Browsers name the origin of every POST; another site's needs the headers that Strapi's CORS sets. */
function isOfOtherOrigin(ctx: Context): boolean {
  const origin = ctx.get('origin');
  if (origin === '') return false;
  return !URL.canParse(origin) || new URL(origin).host !== ctx.host;
}

/**
 * The scan doors as they stand before Strapi's middlewares, which take several times as long as
 * recording a scan does. null: the request is for the ordinary route, which answers the same.
 */
export function earlyScans(strapi: Core.Strapi): (ctx: Context) => Promise<void> | null {
  return (ctx) => {
    const door = ctx.method === 'POST' ? EARLY[ctx.path] : undefined;
    return door && !isOfOtherOrigin(ctx) ? takeScans(strapi, ctx, door) : null;
  };
}
