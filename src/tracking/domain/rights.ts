import type { Capability } from '../contracts';

/** What the doer may do, as the rules ask for it; `may` null means everything. */
export interface ScanRights {
  may: ReadonlySet<Capability> | null;
  /** Stage ids the doer is limited to; null: all stages. */
  stageIds: ReadonlySet<number> | null;
}

export function allowed(rights: ScanRights, capability: Capability): boolean {
  return rights.may === null || rights.may.has(capability);
}
