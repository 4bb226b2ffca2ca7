/** What `npm run import` needs and can have without a server: a file in, what was understood out. */
import type { Language } from '../../../../src/refusals';
import type { ExportedLine, ExportedPart, Issue, PreviewHead, PreviewOptions } from './contracts';
import { NOTHING_EXISTS } from './plan/existing';
import { prepare } from './prepare';
import { presentIssues } from './issues/present-issues';
import { presentBom, presentHead } from './present';
import { readFileBytes, sheetsRead, understand, unreadable, type Bom } from './understand';

/** What `--dry-run --json` prints. */
export type DryRun = PreviewHead & { issues: Issue[]; parts: ExportedPart[]; lines: ExportedLine[] };

/** A file of which nothing is understood. */
export function emptyBom(fileName: string): Bom {
  return {
    ...{ fileName, fileKind: /\.xlsx$/i.test(fileName) ? 'xlsx' : 'csv', encoding: null },
    ...{
      encodingConfidence: null,
      delimiter: null,
      sheets: [],
      sheet: null,
      joinedSheets: [],
      joinableSheets: [],
      otherSheets: [],
      confidence: null,
      alternatives: [],
      headerRow: null,
      executions: [],
      execution: null,
      columns: [],
      ownFields: [],
      mapping: {},
      signature: null,
      remembered: null,
      title: null,
      format: null,
    },
    ...{ quantityMeans: 'per-parent', quantityRecognised: false, nodes: [], issues: [] },
  };
}

/** Read a file into what the importer understood of it; a file that cannot be read is one issue. */
async function bomOfFile(bytes: Buffer, fileName: string, options: PreviewOptions): Promise<Bom> {
  const workbook = await readFileBytes(bytes, options, { fileName });
  if (workbook.ok) return understand(workbook, fileName, options);
  return { ...emptyBom(fileName), issues: [unreadable(workbook)] };
}

/** What was understood, in the words and with the totals that the command line prints. Pure. */
export function presentDryRun(bom: Bom, options: PreviewOptions, language: Language): DryRun {
  const prepared = prepare(bom, options, NOTHING_EXISTS);
  const head = presentHead(prepared, false, language);
  const issues = presentIssues(prepared.issues, sheetsRead(bom), language);
  return { ...head, issues, ...presentBom(prepared) };
}

/** Understand a file without a server and without a database. */
export async function dryRun(
  bytes: Buffer,
  fileName: string,
  options: PreviewOptions,
  language: Language,
): Promise<DryRun> {
  return presentDryRun(await bomOfFile(bytes, fileName, options), options, language);
}
