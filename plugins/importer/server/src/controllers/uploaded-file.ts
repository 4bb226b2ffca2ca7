import { readFile, rm } from 'node:fs/promises';
import type { Context } from 'koa';
import { WORKBOOK_LIMITS, workbookProblem, type WorkbookProblem } from '../../../../../src/workbooks';
import { bareFileName } from '../plan/name-product';
import type { UploadedFile } from '../previews/make-preview';

interface Received {
  filepath: string;
  originalFilename: string | null;
  size: number;
}

function isReceived(value: unknown): value is Received {
  return (
    typeof value === 'object' && value !== null && 'filepath' in value && typeof value.filepath === 'string'
  );
}

/** All files of the request, whatever their fields are called: each lies on the disk and must go. */
function received(ctx: Context): { file: Received | null; all: Received[] } {
  const files = (ctx.request as { files?: Record<string, unknown> }).files ?? {};
  const all = Object.values(files).flat().filter(isReceived);
  return { file: isReceived(files.file) ? files.file : null, all };
}

/** The upload in the field `file`; null where there is none, or several. The disk is clean afterwards. */
export async function takeUpload(ctx: Context): Promise<UploadedFile | WorkbookProblem | null> {
  const { file, all } = received(ctx);
  try {
    if (!file) return null;
    if (file.size > WORKBOOK_LIMITS.fileBytes)
      return workbookProblem('file-too-large', {
        limitMb: Math.round(WORKBOOK_LIMITS.fileBytes / 1024 / 1024),
      });
    const ending = /\.(xlsx|csv|txt|tsv)$/i.exec(file.originalFilename ?? '')?.[0] ?? '';
    return { name: bareFileName(file.originalFilename ?? '') + ending, bytes: await readFile(file.filepath) };
  } finally {
    await Promise.all(all.map(({ filepath }) => rm(filepath, { force: true })));
  }
}
