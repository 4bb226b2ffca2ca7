import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { hostilePlaces } from './hostile-text';

/** As large as Strapi's own limit; a batch of 500 scans is a quarter of it. */
export const MAX_JSON_BYTES = 1_048_576;
const READ_TIMEOUT_MS = 20_000;

/** A JSON body, or where it is malformed; `large`: it is above the limit; `gone`: the sender has left. */
export type JsonBody =
  | { ok: true; body: unknown }
  | { ok: false; paths: string[] }
  | { ok: false; large: true }
  | { ok: false; gone: true };

const MALFORMED: JsonBody = { ok: false, paths: ['body'] };
const LARGE: JsonBody = { ok: false, large: true };
const GONE: JsonBody = { ok: false, gone: true };

/** An empty body is an empty object, and nothing but an object or a list is a body: as Strapi has it. */
function parse(bytes: Buffer): JsonBody {
  if (!isUtf8(bytes)) return MALFORMED;
  const text = bytes.toString('utf8').trim();
  if (text === '') return { ok: true, body: {} };
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return MALFORMED;
    const paths = hostilePlaces(body);
    return paths.length > 0 ? { ok: false, paths } : { ok: true, body };
  } catch (error) {
    if (error instanceof SyntaxError) return MALFORMED;
    throw error;
  }
}

/** All bytes of a request; `large`: more than the limit; `gone`: it ended before its end. */
function collect(request: IncomingMessage): Promise<Buffer | 'large' | 'gone'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    const settle = (result: Buffer | 'large' | 'gone') => {
      clearTimeout(deadline);
      request.off('data', onData).off('end', onEnd).off('close', onGone).off('error', onGone);
      resolve(result);
    };
    const onData = (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes > MAX_JSON_BYTES) settle('large');
      else chunks.push(chunk);
    };
    const onEnd = () => settle(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    const onGone = () => settle('gone');
    const deadline = setTimeout(() => request.destroy(), READ_TIMEOUT_MS);
    request.on('data', onData).on('end', onEnd).on('close', onGone).on('error', onGone);
  });
}

/**
 * Read and parse a JSON body of at most 1 MB within 20 seconds. Compressed bodies are refused: no
 * client of ours sends any, and a small one may unfold to a large one.
 */
export async function readJson(request: IncomingMessage): Promise<JsonBody> {
  const { 'content-length': length, 'content-encoding': encoding = 'identity' } = request.headers;
  if (encoding !== 'identity') return MALFORMED;
  if (Number(length ?? 0) > MAX_JSON_BYTES) return LARGE;
  const bytes = await collect(request);
  if (bytes === 'gone') return GONE;
  return bytes === 'large' ? LARGE : parse(bytes);
}
