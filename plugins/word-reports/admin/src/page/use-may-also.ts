import { useAuth } from '@strapi/strapi/admin';

/**
 * Whether the person at the panel may upload and remove templates, or see and test the connection to OneDrive; what leads
 * nowhere without the right is not shown.
 */
export function useMayAlso(right: 'templates' | 'connection'): boolean {
  const permissions = useAuth('useMayAlso', (state) => state.permissions);
  return permissions.some(({ action }) => action === `plugin::word-reports.${right}`);
}
