import type { Core } from '@strapi/strapi';
import { refuse, type Language } from '../../../../../src/refusals';
import { withStrapiSession, type Actor, type Refusal } from '../../../../../src/tracking';
import { commentApart, type CellNote } from '../../../../../src/workbooks';
import { withDesk } from '../apart/with-desk';
import type { RowName } from '../contracts';
import { fileRefused } from '../previews/make-preview';
import {
  keptOf,
  readExcluded,
  readKeptFile,
  readPreview,
  type StoredPreview,
} from '../previews/preview-store';

async function commented(
  strapi: Core.Strapi,
  { options, fileName: name }: StoredPreview,
  bytes: Buffer,
  { fileKind, notes }: { fileKind: 'xlsx' | 'csv'; notes: CellNote[] },
  language: Language,
): Promise<Buffer | Refusal> {
  if (fileKind === 'xlsx') {
    const whole = await commentApart(bytes, notes);
    if (whole) return whole;
    strapi.log.warn(`${name} could not be commented as it is; a workbook of its values is given instead.`);
  }
  const made = await withDesk({ here: false }, async (desk) => {
    const opened = await desk.open({ name, bytes }, options);
    return opened.ok ? desk.valuesWithNotes(notes) : null;
  });
  if (made === null) return refuse('preview-not-found');
  return 'ok' in made ? fileRefused(made, language) : Buffer.from(made);
}

/**
 * The file of a preview with each issue as a comment on its cell; a text file becomes a workbook.
 * @param exclude rows that are left out; `chosen`: those that the preview is kept with
 */
export async function issuesWorkbook(
  strapi: Core.Strapi,
  previewId: string,
  actor: Actor,
  exclude: readonly RowName[] | 'chosen',
  language: Language,
): Promise<{ ok: true; fileName: string; bytes: Buffer } | Refusal> {
  const kept = await withStrapiSession(strapi, async (session) => {
    const preview = await readPreview(session, previewId, actor);
    const bytes = preview ? await readKeptFile(session, preview.fileSha256) : null;
    const left = exclude === 'chosen' ? await readExcluded(session, previewId) : exclude;
    return preview && bytes ? { preview, bytes, left } : null;
  });
  if (!kept) return refuse('preview-not-found');
  const { preview, bytes, left } = kept;
  const told = await withDesk({ here: false }, async (desk) => {
    await desk.resume(keptOf(preview));
    await desk.compareAsSeen(left);
    return desk.notes(language);
  });
  if ('ok' in told) return fileRefused(told, language);
  const made = await commented(strapi, preview, bytes, told, language);
  return Buffer.isBuffer(made) ? { ok: true, fileName: preview.fileName, bytes: made } : made;
}
