import type { Context } from 'koa';
import { refuse, sendRefusal } from '../refusals';
import { shownType, type ShownType } from './content-kind';
import { firstBytes, type PrivateFolder } from './private-folder';

/** Nothing runs, nothing is fetched, and the document belongs to no origin. */
const LOCKED =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox; frame-ancestors 'none'";
/** Browsers show no PDF in a sandbox; their viewer runs apart from the page's origin anyway. Our pages frame it. */
const FOR_PDF = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

function describe(ctx: Context, name: string, type: ShownType | null): void {
  ctx.set('Content-Type', type ?? 'application/octet-stream');
  ctx.set('Content-Disposition', `${type ? 'inline' : 'attachment'}; filename="${name}"`);
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Content-Security-Policy', type === 'application/pdf' ? FOR_PDF : LOCKED);
  ctx.set('Cross-Origin-Resource-Policy', 'same-origin');
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.set('Cache-Control', 'private, max-age=300');
}

/**
 * Answer with a file of the private folder. Its type is told by its content: pictures and PDF are shown
 * in place, everything else is saved. 404 `file-not-found` where there is none.
 */
export async function sendFile(ctx: Context, folder: PrivateFolder, name: string): Promise<void> {
  const handle = await folder.open(name);
  if (!handle) return sendRefusal(ctx, refuse('file-not-found'));
  try {
    const { size } = await handle.stat();
    describe(ctx, name, shownType(await firstBytes(handle)));
    ctx.status = 200;
    ctx.body = handle.createReadStream({ start: 0 });
    ctx.set('Content-Length', String(size));
  } catch (error) {
    await handle.close();
    throw error;
  }
}
