import { pipeline, Readable } from 'node:stream';
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

/**
 * JSON as the preview tables keep it. The fastest level: a preview is written once and read a few times.
 * @param value plain data, whose long parts are arrays in its fields: these are packed piece by piece
 */
export function packJson(value: object): Promise<Buffer> {
  const gzip = createGzip({ level: 1 });
  // What fails on the way is told by the end of it.
  pipeline(Readable.from(jsonOf(value)), gzip, () => undefined);
  return buffer(gzip);
}

/** JSON of which more comes piece by piece, packed while something else is worked out. */
export class JsonPacker {
  private readonly gzip = createGzip({ level: 1 });
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
