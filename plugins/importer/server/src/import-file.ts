/** What `npm run import` does with a database: preview, then commit unless something speaks against it. */
import type { Core } from '@strapi/strapi';
import { refusalMessage, type Language } from '../../../../src/refusals';
import type { Doer } from '../../../../src/tracking';
import { commitPreview } from './commit/commit-preview';
import type { PreviewOptions } from './contracts';
import { bomOfFile, type DryRun } from './dry-run';
import { understandAsLastTime } from './memory/understand-as-last-time';
import { presentBom, presentHead, presentIssues } from './present';
import { keepPreview } from './previews/make-preview';

/** What is printed: `importId` null and `refused` set where nothing was imported. */
export type FileImport = DryRun & {
  importId: string | null;
  refused: { code: string; message: string } | null;
};

const COMMAND_LINE: Doer = {
  actor: { type: 'system', id: 'system', name: 'npm run import' },
  may: null,
  stageIds: null,
  address: null,
  requestId: null,
};

/** Import one file all or nothing, as the system itself. */
export async function importFile(
  strapi: Core.Strapi,
  bytes: Buffer,
  fileName: string,
  options: PreviewOptions,
  language: Language,
): Promise<FileImport> {
  const bom = await bomOfFile(bytes, fileName, options, understandAsLastTime(strapi));
  const { id, prepared } = await keepPreview(strapi, { bytes, name: fileName }, bom, options, COMMAND_LINE);
  const said = {
    ...presentHead(prepared, true, language),
    issues: presentIssues(prepared.issues, bom.sheet, language),
    ...presentBom(prepared),
  };
  const committed = await commitPreview(strapi, id, { exclude: [], accept: [], language }, COMMAND_LINE);
  if (committed.ok) return { ...said, importId: committed.result.importId, refused: null };
  const { code, details } = committed;
  return { ...said, importId: null, refused: { code, message: refusalMessage(code, details, language) } };
}
