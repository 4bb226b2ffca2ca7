import type { Workbook } from '../../../../../src/workbooks';
import type { PreviewOptions, RememberedReading } from '../contracts';
import type { OwnField } from '../own-fields/own-field';
import { headingCandidates } from '../table/choose-heading';
import { understand, type Bom } from '../understand';
import { optionsAsLastTime } from './remembered';

/** What the headings of a workbook may be known by. Pure. */
export function signaturesOf({ sheets }: Workbook, options: PreviewOptions): string[] {
  const candidates = options.remembered === false ? [] : headingCandidates(sheets, options);
  return candidates.map(({ signature }) => signature);
}

/**
 * Understand a workbook as a table with the same heading was read last; what a person says now wins. Pure.
 * @param own fields that the factory added to Part
 * @param known how tables with such headings were read last, by signature
 */
export function understandAsLastTime(
  workbook: Workbook,
  fileName: string,
  options: PreviewOptions,
  known: ReadonlyMap<string, RememberedReading>,
  own: readonly OwnField[] | null,
): Bom {
  const candidates = known.size === 0 ? [] : headingCandidates(workbook.sheets, options);
  const heading = candidates.find(({ signature }) => known.has(signature));
  const reading = heading && known.get(heading.signature);
  if (!reading) return understand(workbook, fileName, options, own);
  const place = { sheet: heading.sheet, headerRow: heading.row };
  const wishes = optionsAsLastTime({ ...(heading.recognised ? {} : place), ...options }, reading);
  return { ...understand(workbook, fileName, wishes, own), remembered: reading };
}
