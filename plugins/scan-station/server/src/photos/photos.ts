import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { z } from 'zod';
import { whoSends } from '../../../../../src/access';
import { parseLabelCode } from '../../../../../src/codes';
import { keepPicture, removePicture, type ReceivedFile } from '../../../../../src/files';
import { refuse, sendRefusal } from '../../../../../src/refusals';
import { tracking, type Doer, type Refusal } from '../../../../../src/tracking';

/** A phone makes its photos smaller than a tenth of this. */
const MAX_BYTES = 10 * 1024 * 1024;

const fields = z.object({
  photoId: z.uuid().toLowerCase(),
  scanId: z.uuid().toLowerCase(),
  partCode: z.string().min(1).max(100),
});

/** The picture in the field `photo`; null: there is none, or several. */
function receivedPhoto(ctx: Context): ReceivedFile | null {
  const { photo } = (ctx.request as { files?: { photo?: unknown } }).files ?? {};
  const isFile = typeof photo === 'object' && photo !== null && 'filepath' in photo && 'size' in photo;
  return isFile ? (photo as ReceivedFile) : null;
}

type Named = z.infer<typeof fields>;

/** 201 for a new photo, 200 for one that has come already, else why not. */
async function keep(
  strapi: Core.Strapi,
  { photoId, scanId, partCode }: Named,
  received: ReceivedFile,
  doer: Doer,
): Promise<{ ok: true; status: 200 | 201 } | Refusal> {
  const label = parseLabelCode(partCode);
  if (!label.ok) return refuse('part-code-malformed', { partCode });
  if (received.size > MAX_BYTES) return refuse('photo-not-accepted');
  const engine = tracking(strapi);
  const content = await fs.readFile(received.filepath);
  const contentHash = createHash('sha256').update(content).digest('hex');
  const photo = { photoId, scanId, contentHash };
  const before = await engine.scanPhoto(photo);
  if (before) return before.ok ? { ok: true, status: 200 } : before;
  const picture = await keepPicture(strapi, received);
  if (!picture.ok) return picture;
  const { fileId } = picture;
  const noted = engine.keepScanPhoto({ ...photo, partCode: label.code, fileId }, doer);
  const kept = await noted.catch(async (error: unknown) => {
    // Nothing names the picture. The first error is the one to be told.
    await removePicture(strapi, fileId).catch(() => undefined);
    throw error;
  });
  const isKept = kept.ok && kept.isNew;
  for (const file of [...(kept.ok ? kept.unused : []), ...(isKept ? [] : [fileId])])
    await removePicture(strapi, file);
  if (isKept) return { ok: true, status: 201 };
  if (!kept.ok) return kept;
  // Another request with this name was quicker.
  const quicker = await engine.scanPhoto(photo);
  return quicker && !quicker.ok ? quicker : { ok: true, status: 200 };
}

/**
 * `POST /api/scan-station/photos`, multipart: `photoId` and `scanId` (UUIDs that the phone names), `partCode`, and
 * one picture of at most 10 MB in `photo`. Idempotent by `photoId`; the report names it among its `attachments`.
 */
export const photosController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async create(ctx: Context): Promise<void> {
    const doer = await whoSends(strapi, ctx);
    if (!doer) return sendRefusal(ctx, refuse('not-signed-in'));
    if (doer.may && !doer.may.has('report'))
      return sendRefusal(ctx, refuse('not-permitted', { capability: 'report' }));
    const named = fields.safeParse((ctx.request as { body?: unknown }).body ?? {});
    const received = receivedPhoto(ctx);
    const paths = named.success ? [] : named.error.issues.map(({ path }) => path.join('.') || 'body');
    if (!named.success || !received)
      return sendRefusal(ctx, refuse('malformed-request', { paths: received ? paths : [...paths, 'photo'] }));
    const kept = await keep(strapi, named.data, received, doer);
    if (!kept.ok) return sendRefusal(ctx, kept);
    ctx.status = kept.status;
    ctx.body = { photo: { id: named.data.photoId } };
  },
});

/** Our own door: 401 where nobody is signed in, whatever the token is. */
export const photosRoutes = [
  { method: 'POST', path: '/photos', handler: 'photos.create', config: { auth: false } },
] as const;
