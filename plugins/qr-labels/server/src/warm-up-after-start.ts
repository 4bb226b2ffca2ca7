import type { Core } from '@strapi/strapi';
import { warmUp } from './sheet/warm-up';

/** Whoever waited for the server to start is served first. */
const DELAY_MS = 2_000;

const running = new WeakMap<Core.Strapi, AbortController>();

/**
 * Draw sheets that nobody sees once the server has listened for two seconds, so that start and readiness wait for nothing.
 * Only where `warmUp` of the plugin's settings says so. Call it in `bootstrap`.
 */
export function warmUpAfterStart(strapi: Core.Strapi): void {
  if (!strapi.config.get<boolean>('plugin::qr-labels.warmUp', false)) return;
  const controller = new AbortController();
  running.set(strapi, controller);
  strapi.server.httpServer.once('listening', () => {
    setTimeout(() => {
      warmUp(controller.signal).then(
        (sheets) => strapi.log.debug(`Drawing labels is warmed up: ${sheets} sheets.`),
        (error: unknown) => strapi.log.warn(`Drawing labels could not be warmed up: ${String(error)}`),
      );
    }, DELAY_MS).unref();
  });
}

/** Ends it; call it in `destroy`. */
export function stopWarmUp(strapi: Core.Strapi): void {
  running.get(strapi)?.abort();
}
