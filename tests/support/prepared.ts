import type { PreviewOptions } from '../../plugins/importer/server/src/contracts';
import { prepare, type Prepared } from '../../plugins/importer/server/src/prepare';
import { NOTHING_EXISTS, type Existing } from '../../plugins/importer/server/src/plan/existing';
import { headerScore } from '../../plugins/importer/server/src/table/header-words';
import { understand } from '../../plugins/importer/server/src/understand';
import { openWorkbook, WORKBOOK_LIMITS } from '../../src/workbooks';

/** What would become of a text file beside what exists. */
export async function prepared(text: string, options: PreviewOptions, existing = NOTHING_EXISTS) {
  const workbook = await openWorkbook(Buffer.from(text), headerScore, {}, WORKBOOK_LIMITS);
  if (!workbook.ok) throw new Error(workbook.code);
  return prepare(understand(workbook, 'заказ 7.csv', options), options, existing);
}

/** What the commit of a file leaves, as a later preview reads it; part ids are places from 1. */
export function existingAfter({ structure }: Prepared): Existing {
  const parts = structure.items.map(({ key, designation, name, kind, material, size, required }, index) => ({
    ...{ key, partId: index + 1, code: `C${index + 1}`, designation, name, kind, material, size },
    ...{ attributes: null, own: {}, required, launched: required, waitingAtFirst: required, routeId: null },
    materials: structure.items[index]?.materials ?? [],
  }));
  const lines = structure.lines.map(({ parent, child, quantity }) => ({ parent, child, quantity }));
  return { ...NOTHING_EXISTS, parts, lines };
}
