/** What the product measures of itself, for Prometheus; see docs/production.md. */
import type { Core } from '@strapi/strapi';
import { httpDuration, registry, scans, measureWith } from './registry';
import { routeClass } from './route-class';

export { mayReadMetrics } from './who-may-ask';

interface Pool {
  numUsed(): number;
  numFree(): number;
  numPendingAcquires(): number;
}

/** Call in `bootstrap`: measure this instance's database pool. */
export function measurePool(strapi: Core.Strapi): void {
  const { pool } = strapi.db.connection.client as { pool: Pool };
  measureWith({
    pool: () => ({ used: pool.numUsed(), free: pool.numFree(), waiting: pool.numPendingAcquires() }),
  });
}

/** Ask this for the number of open live connections. */
export function measureSockets(count: () => number): void {
  measureWith({ sockets: count });
}

/** An answered request; `seconds` is the time it took. */
export function countRequest(
  request: { path: string; method: string; status: number },
  seconds: number,
): void {
  const { path, method, status } = request;
  const labels = { route: routeClass(path), method, status: `${Math.floor(status / 100)}xx` };
  httpDuration.observe(labels, seconds);
}

/** What the engine said to a scan. */
export function countScan(result: { ok: true; replayed: boolean } | { ok: false; code: string }): void {
  const outcome = result.ok ? (result.replayed ? 'replayed' : 'recorded') : result.code;
  scans.inc({ outcome });
}

/** All figures in Prometheus' text format. */
export async function metricsText(): Promise<{ type: string; text: string }> {
  return { type: registry.contentType, text: await registry.metrics() };
}
