import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { areNamesTyped } from '../../../../../src/access';
import { sendCompressed } from '../compressed';
import { contentTypeOf } from './asset-name';

const SCRIPTS = "script-src 'self' 'wasm-unsafe-eval'";

/** The page runs its own scripts only; wasm, blob workers and the camera are for decoding in the page. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  SCRIPTS,
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "media-src 'self' blob:",
  // A drawing that is a PDF is shown by the browser's own reader.
  "frame-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Files of the build that keep their names: the service worker, and what an installed page is made of. */
const NAMED_FILES = ['worker.js', 'manifest.webmanifest', 'icon-192.png', 'icon-512.png'];

const MANIFEST = 'manifest.webmanifest';

/** An installed page is named once, in the language of the browser that installs it. */
function manifestFor(ctx: Context): string {
  ctx.vary('Accept-Language');
  return ctx.acceptsLanguages('ru', 'en') === 'ru' ? MANIFEST : 'manifest-en.webmanifest';
}

/** Names of assets hold a hash of their content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><title>Product Tracker</title>' +
  '<p>Страница отметок ещё не собрана. Выполните на сервере: npm run build</p>' +
  '<p>The scan page is not built yet. Run on the server: npm run build</p>';

/** Told by its code alone: an error of Node's own may come from another realm than ours. */
const isMissing = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'EISDIR');

/** The content of a file of the build, or null where it is not there. */
async function readBuilt(file: string): Promise<Buffer | null> {
  try {
    return await fs.readFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The scripts that stand in the page itself, as the policy names them. */
function ownScripts(page: Buffer | null): string {
  const scripts = [...(page?.toString() ?? '').matchAll(/<script>([\s\S]*?)<\/script>/g)];
  return scripts
    .map(([, text = '']) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join('');
}

/** @param scripts what else may run, each with a blank before it */
function guard(ctx: Context, scripts = ''): void {
  ctx.set('Content-Security-Policy', CONTENT_SECURITY_POLICY.replace(SCRIPTS, `${SCRIPTS}${scripts}`));
  ctx.set('Permissions-Policy', 'camera=(self), microphone=(), geolocation=()');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Referrer-Policy', 'no-referrer');
}

/** What the page must know before anybody has signed in. `zone`: in which it tells times; null: in the device's. */
interface Told {
  namesAreTyped: boolean;
  zone: string | null;
}

/** A computer that nobody has told where it stands counts in UTC: then a phone knows better what time it is. */
function toldBy(strapi: Core.Strapi): Told {
  const zone = strapi.config.get<string>('factory.timeZone', 'UTC');
  return { namesAreTyped: areNamesTyped(strapi), zone: /^(Etc\/)?UTC$/.test(zone) ? null : zone };
}

function told(page: Buffer, { namesAreTyped, zone }: Told): Buffer {
  const says = (namesAreTyped ? ' data-typed-names="yes"' : '') + (zone ? ` data-zone="${zone}"` : '');
  return says === '' ? page : Buffer.from(page.toString().replace('<div id="page"', `$&${says}`));
}

/**
 * A browser looks for a new version of an installed page in the bytes of the worker alone: what the page is told beside its
 * build stands there too.
 */
const workerNote = ({ namesAreTyped, zone }: Told): string =>
  (namesAreTyped ? '\n// typed names' : '') + (zone ? `\n// ${zone}` : '');

async function sendPage(ctx: Context, builtDir: string, says: Told): Promise<void> {
  const page = await readBuilt(path.join(builtDir, 'index.html'));
  guard(ctx, ownScripts(page));
  ctx.set('Cache-Control', 'no-cache');
  ctx.type = 'text/html; charset=utf-8';
  ctx.status = page ? 200 : 503;
  await sendCompressed(ctx, page ? told(page, says) : Buffer.from(NOT_BUILT), null);
}

/**
 * @param caching how long a browser may use it unasked, as `Cache-Control`
 * @param note stands behind the file
 */
async function sendFile(
  ctx: Context,
  folder: string,
  file: string,
  caching: string,
  note = '',
): Promise<void> {
  guard(ctx);
  const type = contentTypeOf(file);
  const content = type === null ? null : await readBuilt(path.join(folder, file));
  if (type === null || content === null) {
    ctx.status = 404;
    ctx.type = 'text/plain; charset=utf-8';
    ctx.set('Cache-Control', 'no-store');
    ctx.body = 'Not found';
    return;
  }
  ctx.set('Cache-Control', caching);
  ctx.type = type;
  await sendCompressed(
    ctx,
    note === '' ? content : Buffer.concat([content, Buffer.from(note)]),
    caching === FOR_EVER ? file : null,
  );
}

/**
 * Mount the operators' page outside /api, for everybody: what it shows is asked from doors that look
 * at who is signed in. Labels open /SCAN/ in upper case; routes are case-sensitive. Call in `register`.
 */
export function mountPage(strapi: Core.Strapi): void {
  const builtDir = path.join(strapi.dirs.static.public, 'scan-station');
  const page = (ctx: Context): Promise<void> => sendPage(ctx, builtDir, toldBy(strapi));
  const asset = (ctx: Context): Promise<void> => {
    const { file = '' } = ctx.params as { file?: string };
    return sendFile(ctx, path.join(builtDir, 'assets'), file, FOR_EVER);
  };
  const route = (address: string, handler: (ctx: Context) => Promise<void>) => ({
    ...{ method: 'GET' as const, path: address, handler, config: { auth: false as const } },
  });
  const named = NAMED_FILES.map((name) =>
    route(`/scan/${name}`, (ctx) => {
      // The worker stands at /scan/ and serves /SCAN/ too, which is a scope beside it.
      const isWorker = name === 'worker.js';
      if (isWorker) ctx.set('Service-Worker-Allowed', '/');
      const note = isWorker ? workerNote(toldBy(strapi)) : '';
      return sendFile(ctx, builtDir, name === MANIFEST ? manifestFor(ctx) : name, 'no-cache', note);
    }),
  );
  strapi.server.routes([
    route('/scan/assets/:file', asset),
    ...named,
    ...['/scan', '/scan/:code', '/SCAN', '/SCAN/:code'].map((address) => route(address, page)),
  ]);
}
