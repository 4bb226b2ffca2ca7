import { useAuth } from '@strapi/strapi/admin';

/** Whether the person at the panel may upload and remove templates; buttons without the right are not shown. */
export function useMayKeepTemplates(): boolean {
  const permissions = useAuth('useMayKeepTemplates', (state) => state.permissions);
  return permissions.some(({ action }) => action === 'plugin::word-reports.templates');
}
