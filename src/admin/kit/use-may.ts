import { useAuth } from '@strapi/strapi/admin';
import type { Capability } from '../../tracking/contracts';

/** Whether the person at the panel has a capability: buttons without one are not shown. */
export function useMay(): (capability: Capability) => boolean {
  const permissions = useAuth('useMay', (state) => state.permissions);
  return (capability) => permissions.some(({ action }) => action === `api::production.${capability}`);
}
