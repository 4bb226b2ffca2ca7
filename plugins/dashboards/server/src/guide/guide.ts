import type { Core } from '@strapi/strapi';
import { publicUrl, qrPath } from '../../../../../src/codes';
import type { Guide } from '../contracts';

/** Four look-ups of one row each. */
export const GUIDE = `
  select exists (select 1 from part_states) as "hasParts",
         exists (select 1 from labels where print_count > 0) as "hasPrintedLabels",
         exists (select 1 from scans) as "hasScans",
         exists (select 1 from up_users) as "hasOperators"`;

/** How far an installation has come, and the address for a phone. */
export function guideOf(strapi: Core.Strapi, found: Omit<Guide, 'scan'>): Guide {
  const { hasParts, hasPrintedLabels, hasScans, hasOperators } = found;
  const url = `${publicUrl(strapi)}/scan/`;
  return { hasParts, hasPrintedLabels, hasScans, hasOperators, scan: { url, qr: qrPath(url) } };
}
