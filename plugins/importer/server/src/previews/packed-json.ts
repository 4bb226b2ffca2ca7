import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createGzip, gunzip } from 'node:zlib';

const unpacked = promisify(gunzip);

/** Elements of a long array that are turned into text at one go: the text of all of them may be larger than they are. */
const AT_ONCE = 1_000;

function* piecesOf(array: readonly unknown[]): Generator<string> {
  for (let from = 0; from < array.length; from += AT_ONCE) {
    const some = JSON.stringify(array.slice(from, from + AT_ONCE)).slice(1, -1);
    yield from === 0 ? some : `,${some}`;
  }
}

function* jsonOf(value: object): Generator<string> {
  yield '{';
  let separator = '';
  for (const [key, own] of Object.entries(value)) {
    if (own === undefined) continue;
    yield `${separator}${JSON.stringify(key)}:`;
    separator = ',';
    if (Array.isArray(own)) {
      yield '[';
      yield* piecesOf(own);
      yield ']';
    } else {
      yield JSON.stringify(own);
    }
  }
  yield '}';
}

/** The fastest level: a preview is written once and read a few times. */
function newGzip() {
  return createGzip({ level: 1, chunkSize: 256 * 1024 });
}

/**
 * Bytes that are packed at one go, by a thread beside this one. As bytes they stand outside of the heap, whose size is limited;
 * the text of 20,000 rows is one such piece.
 */
const PACKED_AT_ONCE = 16 * 1024 * 1024;

/**
 * JSON as the preview tables keep it. The first piece is on its way to be packed when this returns.
 * @param value plain data, whose long parts are arrays in its fields: these are packed piece by piece
 */
export async function packJson(value: object): Promise<Buffer> {
  const gzip = newGzip();
  const whole = buffer(gzip);
  let [waiting, bytes]: [Buffer[], number] = [[], 0];
  for (const text of jsonOf(value)) {
    const piece = Buffer.from(text);
    waiting.push(piece);
    bytes += piece.length;
    if (bytes < PACKED_AT_ONCE) continue;
    const isFull = !gzip.write(Buffer.concat(waiting));
    [waiting, bytes] = [[], 0];
    if (isFull) await once(gzip, 'drain');
  }
  gzip.end(Buffer.concat(waiting));
  return whole;
}

/** JSON of which more comes piece by piece, packed while something else is worked out. */
export class JsonPacker {
  private readonly gzip = newGzip();
  private readonly whole = buffer(this.gzip);

  write(text: string): void {
    this.gzip.write(text);
  }

  /** What `packJson` would have made of the whole. */
  end(text: string): Promise<Buffer> {
    this.gzip.end(text);
    return this.whole;
  }
}

/** Only for what `packJson` of this program made. */
export async function unpackJson<T>(bytes: Uint8Array): Promise<T> {
  return JSON.parse((await unpacked(bytes)).toString('utf8')) as T;
}
