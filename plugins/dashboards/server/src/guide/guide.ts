import type { Core } from '@strapi/strapi';
import { publicUrl, qrPath } from '../../../../../src/codes';
import type { Guide } from '../contracts';
import { rowsOf } from '../rows';

/** Four look-ups of one row each, and the address for a phone. */
export async function readGuide(strapi: Core.Strapi): Promise<Guide> {
  const [row] = await rowsOf<Omit<Guide, 'scan'>>(
    strapi,
    `select exists (select 1 from part_states) as "hasParts",
            exists (select 1 from labels where print_count > 0) as "hasPrintedLabels",
            exists (select 1 from scans) as "hasScans",
            exists (select 1 from up_users) as "hasOperators"`,
  );
  if (!row) throw new Error('A select without a table answered no row.');
  const url = `${publicUrl(strapi)}/scan/`;
  return { ...row, scan: { url, qr: qrPath(url) } };
}
