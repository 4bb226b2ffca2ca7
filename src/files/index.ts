/** Drawings and photos: kept where no web server looks, told to whom it concerns. See docs/access.md. */
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { whoSends } from '../access';
import { refuse, sendRefusal } from '../refusals';
import { findDrawing, findDrawings, findFile, type BatchDrawing } from './find-file';
import { readStored } from './kept-file';
import { PrivateFolder } from './private-folder';
import { sendFile } from './send-file';
import { isSigned, linkKey, signedLink } from './signed-link';
import { keepUploadsPrivate } from './upload-provider';

export { keepPicture, removePicture, type ReceivedFile } from './keep-picture';
export { keepWordDocument, type KeptFile } from './kept-file';

const ADMIN_POLICIES = [
  'admin::isAuthenticatedAdmin',
  { name: 'admin::hasPermissions', config: { actions: ['plugin::upload.read'] } },
];

function folderOf(strapi: Core.Strapi): PrivateFolder {
  const directory = strapi.config.get<string>('tracker.filesDir', '.data/files');
  return new PrivateFolder(path.resolve(strapi.dirs.app.root, directory));
}

function parameter(ctx: Context, name: string): string {
  return (ctx.params as Record<string, string | undefined>)[name] ?? '';
}

async function sendById(strapi: Core.Strapi, ctx: Context, onlyOfBatches: boolean): Promise<void> {
  const name = await findFile(strapi, parameter(ctx, 'id'), onlyOfBatches);
  if (!name) return sendRefusal(ctx, refuse('file-not-found'));
  return sendFile(ctx, folderOf(strapi), name);
}

/** A full-access token gets any file; who sees batches gets their drawings and photos. */
async function sendToSignedIn(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const doer = await whoSends(strapi, ctx);
  if (!doer) return sendRefusal(ctx, refuse('not-signed-in'));
  if (doer.may && !doer.may.has('view-parts')) {
    return sendRefusal(ctx, refuse('not-permitted', { capability: 'view-parts' }));
  }
  return sendById(strapi, ctx, doer.may !== null);
}

async function sendToHolder(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const name = parameter(ctx, 'name');
  if (!isSigned(linkKey(process.env), name, ctx.query, Date.now())) {
    return sendRefusal(ctx, refuse('link-expired'));
  }
  return sendFile(ctx, folderOf(strapi), name);
}

/** Call in `register`, before Strapi looks whether its upload provider is private. */
export function registerFiles(strapi: Core.Strapi): void {
  const key = linkKey(process.env);
  keepUploadsPrivate(strapi, folderOf(strapi), (name) => signedLink(key, name, Date.now()));
  const byId = (handler: typeof sendToSignedIn) => (ctx: Context) => handler(strapi, ctx);
  strapi.server.routes([
    { method: 'GET', path: '/files/:name', handler: byId(sendToHolder), config: { auth: false } },
    { method: 'GET', path: '/api/files/:id', handler: byId(sendToSignedIn), config: { auth: false } },
  ]);
  strapi.server.routes({
    type: 'admin',
    prefix: '/tracker',
    routes: [
      {
        method: 'GET',
        path: '/files/:id',
        handler: (ctx: Context) => sendById(strapi, ctx, false),
        info: { type: 'admin', pluginName: 'admin' },
        config: { policies: ADMIN_POLICIES },
      },
    ],
  } as never);
}

/** Call in `bootstrap`, while the boot lock is held. */
export async function prepareFiles(strapi: Core.Strapi): Promise<void> {
  const folder = folderOf(strapi);
  await folder.create();
  await folder.takeOver(path.join(strapi.dirs.static.public, 'uploads'));
}

/** The content of the file of the library with this id; null where it is gone or larger than this. */
export async function readFileOf(strapi: Core.Strapi, id: number, maxBytes: number): Promise<Buffer | null> {
  const name = await findFile(strapi, String(id), false);
  return name === null ? null : readStored(folderOf(strapi), name, maxBytes);
}

/** A link to the file of this stored name that opens it for half an hour. */
export function fileLink(name: string): string {
  return signedLink(linkKey(process.env), name, Date.now());
}

/** The drawings of those of these batches that have one, by label code. */
export async function drawingsOf(
  strapi: Core.Strapi,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Omit<BatchDrawing, 'code'>>> {
  const found = await findDrawings(strapi, codes);
  return new Map(found.map(({ code, ...drawing }) => [code, drawing]));
}

/** A link to the drawing of the batch with this label that opens it for half an hour; null: none. */
export async function drawingLink(strapi: Core.Strapi, code: string): Promise<string | null> {
  const name = await findDrawing(strapi, code);
  return name === null ? null : fileLink(name);
}
