const LOCK = 'tracker-scan-outbox';

/**
 * Run with the outbox to oneself among the tabs of this device. Without Web Locks (plain http) tabs
 * may send side by side, which counts nothing twice: every act has its id.
 */
export async function exclusively(run: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(LOCK, run);
  else await run();
}
