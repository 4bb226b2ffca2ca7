import { rm } from 'node:fs/promises';
import type { Middleware } from 'koa';
import { refuse, sendRefusal } from '../refusals';
import { hostilePlaces } from './http/hostile-text';

interface Parsed {
  body?: unknown;
  files?: Record<string, unknown>;
}

interface UploadedFile {
  filepath?: unknown;
  originalFilename?: unknown;
  mimetype?: unknown;
}

function fileNames(files: Parsed['files']): unknown[] {
  return Object.values(files ?? {})
    .flat()
    .map((file) => {
      const { originalFilename, mimetype } = file as UploadedFile;
      return [originalFilename, mimetype];
    });
}

/** Files that came with the request, whatever their field; Strapi forgets all but those named `files`. */
async function removeFiles(files: Parsed['files']): Promise<void> {
  for (const file of Object.values(files ?? {}).flat()) {
    const { filepath } = file as UploadedFile;
    if (typeof filepath === 'string') await rm(filepath, { force: true });
  }
}

/**
 * Right after `strapi::body`: what the gate could not see, because another parser reads it. Forms,
 * multipart fields and the names of files are looked at like JSON. What was uploaded leaves the
 * temporary directory with the request.
 */
export default (): Middleware => async (ctx, next) => {
  const { body, files } = ctx.request as Parsed;
  const isJson = ctx.request.is('json', '+json');
  const places = isJson ? [] : [...hostilePlaces(body), ...hostilePlaces(fileNames(files))];
  try {
    if (places.length > 0) return sendRefusal(ctx, refuse('malformed-request', { paths: places }));
    await next();
  } finally {
    await removeFiles(files);
  }
};
