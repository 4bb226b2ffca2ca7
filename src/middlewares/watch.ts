import type { Core } from '@strapi/strapi';
import type { Context, Middleware } from 'koa';
import { countRequest } from '../metrics';

/** Probes come every few seconds and say nothing new. */
const UNLOGGED = new Set(['/health', '/ready', '/metrics']);

interface Log {
  isLevelEnabled?(level: string): boolean;
  log(level: string, message: string, meta: object): void;
}

/** Names no body, no query and no header: links to files and tickets hold secrets there. */
function logRequest(log: Log, ctx: Context, durationMs: number): void {
  const level = ctx.status >= 500 ? 'warn' : 'http';
  if (UNLOGGED.has(ctx.path) || log.isLevelEnabled?.(level) === false) return;
  const { requestId } = ctx.state as { requestId?: string };
  const { method, path, status, ip } = ctx;
  const took = Math.round(durationMs * 10) / 10;
  log.log(level, `${method} ${path} ${status} ${took} ms`, {
    requestId,
    method,
    path,
    status,
    durationMs: took,
    address: ip,
  });
}

/** Outermost: every request is measured and logged once, whoever answers it. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Middleware =>
  async (ctx, next) => {
    const startedAtMs = performance.now();
    try {
      await next();
    } finally {
      const durationMs = performance.now() - startedAtMs;
      countRequest(ctx, durationMs / 1_000);
      logRequest(strapi.log as unknown as Log, ctx, durationMs);
    }
  };
