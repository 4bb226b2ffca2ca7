import { projected } from '../logic/projected';
import type { Settled } from './send';
import type { DeviceStore } from './store';

/**
 * Bring what this device remembers of a part up to what was just counted: the progress that the server
 * told, else the act itself.
 */
export async function rememberCounted(store: DeviceStore, { item, verdict, answer }: Settled): Promise<void> {
  if (verdict.kind !== 'counted' || item.kind === 'call') return;
  const seen = await store.seenPart(item.body.partCode);
  if (!seen) return;
  const { part, operations } = answer ?? {};
  if (!part || !operations) {
    await store.rememberPart({ ...seen, page: projected(seen.page, [item]) });
    return;
  }
  // An answer that was overtaken by a later one says less than what is remembered.
  if (part.revision < seen.page.part.revision) return;
  const page = { ...seen.page, part: { ...part, drawingUrl: seen.page.part.drawingUrl }, operations };
  await store.rememberPart({ ...seen, page, readAtMs: Date.now() });
}
