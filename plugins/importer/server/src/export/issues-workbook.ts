import ExcelJS from 'exceljs';
import type { Core } from '@strapi/strapi';
import { refuse, type Language } from '../../../../../src/refusals';
import { withStrapiSession, type Actor, type Refusal } from '../../../../../src/tracking';
import {
  commentApart,
  commentCells,
  type Cell,
  type CellNote,
  type Sheet,
} from '../../../../../src/workbooks';
import { prepare } from '../prepare';
import { presentIssues } from '../present';
import { readKeptFile, readPreview, type StoredPreview } from '../previews/preview-store';
import { readFileBytes } from '../understand';
import { MAX_NOTES, notesOf } from './issue-notes';

function valueOf(cell: Cell): string | number | boolean | null {
  return typeof cell === 'object' && cell !== null ? cell.text : cell;
}

/** A workbook of the values alone: for text files, and for workbooks that cannot be written again as they are. */
export async function workbookOfValues(
  sheets: readonly Sheet[],
  notes: readonly CellNote[],
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  sheets.forEach(({ name, rows }, index) => {
    const sheet = workbook.addWorksheet(name === '' ? `${index + 1}` : name);
    for (const { number, cells } of rows) sheet.getRow(number).values = cells.map(valueOf);
    commentCells(
      sheet,
      notes.filter((note) => (note.sheet === null || note.sheet === '' ? index === 0 : note.sheet === name)),
    );
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function commented(
  strapi: Core.Strapi,
  { bom, options, fileName }: StoredPreview,
  bytes: Buffer,
  notes: CellNote[],
): Promise<Buffer | Refusal> {
  if (bom.fileKind === 'xlsx') {
    const whole = await commentApart(bytes, notes);
    if (whole) return whole;
    strapi.log.warn(
      `${fileName} could not be commented as it is; a workbook of its values is given instead.`,
    );
  }
  const workbook = await readFileBytes(bytes, options);
  if (!workbook.ok) return refuse('preview-not-found');
  return workbookOfValues(workbook.sheets, notes);
}

/** The file of a preview with each issue as a comment on its cell; a text file becomes a workbook. */
export async function issuesWorkbook(
  strapi: Core.Strapi,
  previewId: string,
  actor: Actor,
  exclude: readonly number[],
  language: Language,
): Promise<{ ok: true; fileName: string; bytes: Buffer } | Refusal> {
  const kept = await withStrapiSession(strapi, async (session) => {
    const preview = await readPreview(session, previewId, actor);
    const bytes = preview ? await readKeptFile(session, preview.fileSha256) : null;
    return preview && bytes ? { preview, bytes } : null;
  });
  if (!kept) return refuse('preview-not-found');
  const { preview, bytes } = kept;
  const { issues } = prepare(preview.bom, preview.options, preview.existing, exclude);
  const told = presentIssues(issues, preview.bom.sheet, language, MAX_NOTES);
  const made = await commented(strapi, preview, bytes, notesOf(told, preview.bom.sheet));
  return Buffer.isBuffer(made) ? { ok: true, fileName: preview.fileName, bytes: made } : made;
}
