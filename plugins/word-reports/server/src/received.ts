import { readFile, rm } from 'node:fs/promises';
import type { Context } from 'koa';
import { refuse } from '../../../../src/refusals';
import type { Refusal } from '../../../../src/tracking';

/** A file of a multipart request; it lies on the disk until `work` has ended. */
export interface Received {
  filepath: string;
  originalFilename: string | null;
  size: number;
}

function isReceived(value: unknown): value is Received {
  return (
    typeof value === 'object' && value !== null && 'filepath' in value && typeof value.filepath === 'string'
  );
}

/** The name of a file without folders, at most 200 characters. */
export function bareName({ originalFilename }: Received): string {
  const name = (originalFilename ?? '').split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\p{Cc}/gu, '').slice(-200) || 'file';
}

/**
 * Work with the file in the field `file`; 400 where there is none or several, 413 above the limit. The disk is clean
 * afterwards, whatever the files of the request were called.
 */
export async function withUpload<T>(
  ctx: Context,
  maxBytes: number,
  work: (file: Received, content: Buffer) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const files = (ctx.request as { files?: Record<string, unknown> }).files ?? {};
  const all = Object.values(files).flat().filter(isReceived);
  try {
    if (!isReceived(files.file)) return refuse('malformed-request', { paths: ['file'] });
    if (files.file.size > maxBytes)
      return refuse('too-large', { limitMb: Math.round(maxBytes / 1024 / 1024) });
    return await work(files.file, await readFile(files.file.filepath));
  } finally {
    await Promise.all(all.map(({ filepath }) => rm(filepath, { force: true })));
  }
}
