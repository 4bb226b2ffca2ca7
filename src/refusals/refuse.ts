import type { Refusal, RefusalCode } from '../tracking/contracts';

/** Make a refusal, e.g. `refuse('part-on-hold', { by, reason })`. */
export function refuse(code: RefusalCode, details: Record<string, unknown> = {}): Refusal {
  return { ok: false, code, details };
}
