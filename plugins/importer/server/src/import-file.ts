/** What `npm run import` does with a database: preview, then commit unless something speaks against it. */
import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { refusalMessage, type Language } from '../../../../src/refusals';
import type { Doer } from '../../../../src/tracking';
import type { WorkbookProblem } from '../../../../src/workbooks';
import { withDesk } from './apart/with-desk';
import { commitPreview } from './commit/commit-preview';
import type { PreviewOptions } from './contracts';
import { emptyBom, presentDryRun, type DryRun } from './dry-run';
import { fileRefused, keepPreview, understandOpened } from './previews/make-preview';
import { unreadable } from './understand';

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
  const file = { name: fileName, bytes };
  const made = await withDesk({ here: false }, async (desk) => {
    const opened = await desk.open(file, options);
    const place = opened.ok
      ? await understandOpened(strapi, desk, opened)
      : await desk.takeAsUnreadable(opened);
    const sha256 = opened.ok ? opened.sha256 : createHash('sha256').update(bytes).digest('hex');
    const kept = await keepPreview(
      strapi,
      desk,
      { ...file, sha256, place, options, here: false },
      COMMAND_LINE,
      () => desk.showWhole(language),
    );
    if (!kept) throw new Error('A process refused to compare what it is for.');
    return { previewId: kept.previewId, said: JSON.parse(kept.said) as DryRun };
  });
  if ('ok' in made) return unreadFile(fileName, made, options, language);
  const { previewId, said } = made;
  const committed = await commitPreview(
    strapi,
    previewId,
    { exclude: [], accept: [], language },
    COMMAND_LINE,
  );
  if (committed.ok) return { ...said, importId: committed.result.importId, refused: null };
  const { code, details } = committed;
  return { ...said, importId: null, refused: { code, message: refusalMessage(code, details, language) } };
}

/** A file whose reading was stopped. */
function unreadFile(
  fileName: string,
  problem: WorkbookProblem,
  options: PreviewOptions,
  language: Language,
): FileImport {
  const bom = { ...emptyBom(fileName), issues: [unreadable(problem)] };
  const { code, details } = fileRefused(problem, language);
  const refused = { code, message: refusalMessage(code, details, language) };
  return { ...presentDryRun(bom, options, language), importId: null, refused };
}
