import fs from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { refuse, RefusalError } from '../refusals';
import type { Refusal } from '../tracking/contracts';
import { shownType, type ShownType } from './content-kind';
import { firstBytes } from './private-folder';

/** A photo of a phone has 3 to 8 MB. */
const MAX_PICTURE_BYTES = 10 * 1024 * 1024;

const EXTENSIONS: Readonly<Partial<Record<ShownType, string>>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
};

/** A file that the body parser has put into the temporary directory; it leaves it with the request. */
export interface ReceivedFile {
  filepath: string;
  size: number;
}

/** A picture that has been taken in: numeric id, documentId and stored name. */
export interface KeptPicture {
  ok: true;
  fileId: number;
  id: string;
  name: string;
}

interface FileRow {
  id: number;
  documentId: string;
  hash: string;
  ext: string;
}
interface UploadService {
  upload(upload: { data: { fileInfo: object }; files: object }): Promise<FileRow[]>;
  findOne(id: number): Promise<object | null>;
  remove(file: object): Promise<unknown>;
}

interface PictureService {
  isImage(file: { filepath: string }): Promise<boolean>;
}

const uploadsOf = (strapi: Core.Strapi) =>
  strapi.plugin('upload').service('upload') as unknown as UploadService;

/** The type of a picture, by its first bytes and by whether its head can be read; null: it is none. */
async function typeOf(strapi: Core.Strapi, filepath: string): Promise<ShownType | null> {
  const handle = await fs.open(filepath);
  const type = shownType(await firstBytes(handle).finally(() => handle.close()));
  const pictures = strapi.plugin('upload').service('image-manipulation') as unknown as PictureService;
  return (await pictures.isImage({ filepath })) ? type : null;
}

/**
 * Take a picture in as Strapi takes in files, under a name of ours: JPEG, PNG or WebP by its content.
 * @returns 422 `photo-not-accepted` for anything else, one over 10 MB, or one that does not decode
 */
export async function keepPicture(
  strapi: Core.Strapi,
  { filepath, size }: ReceivedFile,
): Promise<KeptPicture | Refusal> {
  const mimetype = size > MAX_PICTURE_BYTES ? null : await typeOf(strapi, filepath);
  const extension = mimetype && EXTENSIONS[mimetype];
  if (!extension) return refuse('photo-not-accepted');
  const files = { filepath, size, mimetype, originalFilename: `photo${extension}` };
  try {
    const [row] = await uploadsOf(strapi).upload({ data: { fileInfo: {} }, files });
    if (!row) throw new Error('Strapi took a picture in and told of none.');
    return { ok: true, fileId: row.id, id: row.documentId, name: `${row.hash}${row.ext}` };
  } catch (error) {
    if (error instanceof RefusalError || error instanceof errors.ApplicationError)
      return refuse('photo-not-accepted');
    throw error;
  }
}

/** Remove a file from the library and the folder; one that is gone already is no matter. */
export async function removePicture(strapi: Core.Strapi, fileId: number): Promise<void> {
  const uploads = uploadsOf(strapi);
  const file = await uploads.findOne(fileId);
  if (file) await uploads.remove(file);
}
