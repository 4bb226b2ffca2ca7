import type { PreviewOptions } from '../../plugins/importer/server/src/contracts';
import { dryRun, type DryRun } from '../../plugins/importer/server/src/dry-run';

/** What the importer understands of a text file, without a database. */
export function understood(text: string | Buffer, options: PreviewOptions = {}): Promise<DryRun> {
  return dryRun(Buffer.from(text), 'заказ 7.csv', options, 'en');
}

export const issuesOf = ({ issues }: DryRun) =>
  issues.map(({ code, severity, column, row }) => [severity, code, `${column ?? ''}${row ?? ''}`]);

export const partsOf = ({ parts }: DryRun) => parts.map(({ key, kind, quantity }) => [key, kind, quantity]);

export const linesOf = ({ lines }: DryRun) =>
  lines.map(({ parent, child, quantity }) => [parent, child, quantity]);
