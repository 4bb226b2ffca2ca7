import type { Context } from 'koa';

/** Comes when the client has gone without its answer: what is made for it alone may end. */
export function goneSignal({ res }: Context): AbortSignal {
  const gone = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** An answer whose JSON was made elsewhere. */
export function sendJson(ctx: Context, json: Uint8Array): void {
  ctx.type = 'json';
  ctx.body = Buffer.from(json.buffer, json.byteOffset, json.byteLength);
}
