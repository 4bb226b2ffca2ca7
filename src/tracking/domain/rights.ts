import type { Capability, Rights } from '../contracts';

export function allowed(rights: Rights, capability: Capability): boolean {
  return rights.may === null || rights.may.has(capability);
}
