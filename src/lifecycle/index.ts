import type { Server } from 'node:http';
import type { Core } from '@strapi/strapi';
import { InFlight } from './in-flight';

/** `ready`: may get traffic. `starting` and `draining`: `GET /ready` answers 503. */
export type LifecycleState = 'starting' | 'ready' | 'draining';

const DRAIN_LIMIT_MS = 10_000;
/** Connections that are kept open but not used hold up the end of the process so long. */
const IDLE_LIMIT_MS = 2_000;
const EXIT_LIMIT_MS = 10_000;
const LIMITS_MS = IDLE_LIMIT_MS + DRAIN_LIMIT_MS + EXIT_LIMIT_MS;
const STRAPI_OWN_HANDLER = 'terminateStrapi';

let state: LifecycleState = 'starting';
const besides = new Set<InFlight>();

/** What this process may be asked for now. */
export function lifecycleState(): LifecycleState {
  return state;
}

/**
 * Call in `bootstrap`. Once the server listens, SIGTERM, SIGINT and the end of the program that
 * started us drain it: no new connections, whatever comes over the open ones is answered, then everything
 * is closed in order. Strapi's own handler would cut the connections first. Each step has a limit in time.
 */
export function superviseLifecycle(strapi: Core.Strapi): void {
  state = 'starting';
  const server = strapi.server.httpServer;
  const inFlight = new InFlight(server);
  server.once('listening', () => {
    state = 'ready';
    takeSignals(() => shutDown(strapi, inFlight));
  });
}

/**
 * A server beside Strapi's own that hands its requests to it: it is drained together with it.
 * @returns call it when that server has been closed
 */
export function superviseBeside(server: Server): () => void {
  const inFlight = new InFlight(server);
  besides.add(inFlight);
  return () => besides.delete(inFlight);
}

function takeSignals(shutDownOnce: () => Promise<void>): void {
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    void shutDownOnce();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    for (const listener of process.listeners(signal)) {
      if (listener.name === STRAPI_OWN_HANDLER) process.off(signal, listener);
    }
    process.on(signal, begin);
  }
  if (process.env.TRACKER_SUPERVISED) process.on('disconnect', begin);
}

async function shutDown(strapi: Core.Strapi, inFlight: InFlight): Promise<void> {
  state = 'draining';
  const limit = setTimeout(() => process.exit(1), drainDelayMs(strapi) + LIMITS_MS);
  limit.unref();
  // A load balancer sees the 503 of /ready while the doors are still open.
  await new Promise((resolve) => setTimeout(resolve, drainDelayMs(strapi)));
  const limits = { answersMs: DRAIN_LIMIT_MS, idleMs: IDLE_LIMIT_MS };
  await Promise.all([inFlight, ...besides].map((one) => one.drain(limits)));
  try {
    await strapi.destroy();
    process.exit(0);
  } catch (error) {
    strapi.log.error(error);
    process.exit(1);
  }
}

function drainDelayMs(strapi: Core.Strapi): number {
  return strapi.config.get<number>('tracker.drainDelayMs', 0);
}
