import type { Core } from '@strapi/strapi';
import { withStrapiSession } from '../../../../../src/tracking';
import type { Workbook } from '../../../../../src/workbooks';
import type { PreviewOptions } from '../contracts';
import { headingCandidates } from '../table/find-table';
import { understand, type Bom } from '../understand';
import { recall } from './memory-store';
import { optionsAsLastTime } from './remembered';

/** Understand a workbook as a table with the same heading was read last; what a person says now wins. */
export function understandAsLastTime(strapi: Core.Strapi) {
  return async (workbook: Workbook, fileName: string, options: PreviewOptions): Promise<Bom> => {
    const candidates = options.remembered === false ? [] : headingCandidates(workbook.sheets, options);
    const signatures = candidates.map(({ signature }) => signature);
    const known = await withStrapiSession(strapi, (session) => recall(session, signatures));
    const heading = candidates.find(({ signature }) => known.has(signature));
    const reading = heading && known.get(heading.signature);
    if (!reading) return understand(workbook, fileName, options);
    const place = { sheet: heading.sheet, headerRow: heading.row };
    const wishes = optionsAsLastTime({ ...(heading.recognised ? {} : place), ...options }, reading);
    return { ...understand(workbook, fileName, wishes), remembered: reading };
  };
}
