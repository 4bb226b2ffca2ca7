import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { refuse, RefusalError } from '../refusals';
import type { Refusal } from '../tracking/contracts';
import type { ReceivedFile } from './keep-picture';
import type { PrivateFolder } from './private-folder';

/** A file of the library. */
export interface KeptFile {
  ok: true;
  fileId: number;
}

interface UploadService {
  upload(upload: { data: { fileInfo: object }; files: object }): Promise<{ id: number }[]>;
}

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Take a Word document into the library under this name, which ends in `.docx`; the caller has looked into it.
 * @returns 422 `file-not-accepted` where its first bytes say something else
 */
export async function keepWordDocument(
  strapi: Core.Strapi,
  { filepath, size }: ReceivedFile,
  name: string,
): Promise<KeptFile | Refusal> {
  const uploads = strapi.plugin('upload').service('upload') as unknown as UploadService;
  const files = { filepath, size, mimetype: DOCX_TYPE, originalFilename: name };
  try {
    const [row] = await uploads.upload({ data: { fileInfo: { name } }, files });
    if (!row) throw new Error('Strapi took a file in and told of none.');
    return { ok: true, fileId: row.id };
  } catch (error) {
    if (error instanceof RefusalError || error instanceof errors.ApplicationError)
      return refuse('file-not-accepted', { name });
    throw error;
  }
}

/** The content of a stored file; null where it is gone or larger than this. */
export async function readStored(
  folder: PrivateFolder,
  name: string,
  maxBytes: number,
): Promise<Buffer | null> {
  const handle = await folder.open(name);
  if (!handle) return null;
  try {
    const { size } = await handle.stat();
    return size > maxBytes ? null : await handle.readFile();
  } finally {
    await handle.close();
  }
}
