import type { Scan } from './scan-input';

/** Somebody else wants to sign in, with a badge or without. */
export interface Gate {
  /** null: none was read yet. */
  badge: string | null;
  /** Makes a badge that is read twice begin anew. */
  turn: number;
  /** Something was scanned meanwhile: it opens for whoever comes in. */
  isAwaited: boolean;
}

/**
 * The gate after a scan: a badge opens one, everything else waits behind the one that is open. Nobody works on under the name
 * of who was there before because a label was quicker than a PIN.
 * @param gate null: nobody else wants to sign in
 */
export function gateAfter(gate: Gate | null, scan: Scan): Gate | null {
  if (scan.kind !== 'badge') return gate && { ...gate, isAwaited: true };
  return { badge: scan.badge, turn: (gate?.turn ?? 0) + 1, isAwaited: gate?.isAwaited ?? false };
}
