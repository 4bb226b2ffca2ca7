import type { PreviewOptions } from '../../plugins/importer/server/src/contracts';
import { dryRun, presentDryRun, type DryRun } from '../../plugins/importer/server/src/dry-run';
import { headerScore } from '../../plugins/importer/server/src/table/header-words';
import { understand } from '../../plugins/importer/server/src/understand';
import { openWorkbook, WORKBOOK_LIMITS } from '../../src/workbooks';
import { readSheets } from '../../src/workbooks/xlsx/read-sheets';

/** What the importer understands of a text file, without a database. */
export function understood(text: string | Buffer, options: PreviewOptions = {}): Promise<DryRun> {
  return dryRun(Buffer.from(text), 'заказ 7.csv', options, 'en');
}

/** What the importer understands of an .xlsx, read in this process: a process for each file would cost minutes. */
export async function understoodXlsx(bytes: Buffer, options: PreviewOptions = {}): Promise<DryRun> {
  const workbook = await openWorkbook(bytes, headerScore, {}, WORKBOOK_LIMITS, ({ bytes: own }) =>
    readSheets(Buffer.from(own), WORKBOOK_LIMITS),
  );
  if (!workbook.ok) throw new Error(workbook.code);
  return presentDryRun(understand(workbook, 'заказ 7.xlsx', options), options, 'en');
}

export const issuesOf = ({ issues }: DryRun) =>
  issues.map(({ code, severity, column, row }) => [severity, code, `${column ?? ''}${row ?? ''}`]);

export const partsOf = ({ parts }: DryRun) => parts.map(({ key, kind, quantity }) => [key, kind, quantity]);

export const linesOf = ({ lines }: DryRun) =>
  lines.map(({ parent, child, quantity }) => [parent, child, quantity]);
