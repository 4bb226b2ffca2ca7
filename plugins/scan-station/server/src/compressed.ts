import type { Context } from 'koa';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Less than this is not worth it. */
const LEAST_BYTES = 1_024;

/** Pictures are compressed already. */
const COMPRESSIBLE = /^(text\/|image\/svg|application\/(json|wasm|manifest))/;

/** Files of a build that are kept compressed; a build has a dozen. */
const MOST_KEPT = 50;
const kept = new Map<string, Buffer>();

async function compressedOnce(content: Buffer, name: string | null): Promise<Buffer> {
  const before = name === null ? undefined : kept.get(name);
  if (before) return before;
  const made = await compress(content);
  if (name !== null && kept.size < MOST_KEPT) kept.set(name, made);
  return made;
}

/**
 * Answer with this content, compressed where the browser takes it so: a phone at the edge of the network waits for
 * every kilobyte. The caller has set the type.
 * @param name names this very content for ever, so that it is compressed once; null: it has no such name
 */
export async function sendCompressed(ctx: Context, content: Buffer, name: string | null): Promise<void> {
  const type = ctx.response.get('Content-Type');
  if (content.length < LEAST_BYTES || !COMPRESSIBLE.test(type)) {
    ctx.body = content;
    return;
  }
  ctx.vary('Accept-Encoding');
  const isTaken = ctx.acceptsEncodings('gzip', 'identity') === 'gzip';
  if (isTaken) ctx.set('Content-Encoding', 'gzip');
  ctx.body = isTaken ? await compressedOnce(content, name) : content;
  ctx.set('Content-Type', type);
}
