import { isUtf8 } from 'node:buffer';
import { decode, getDecoder } from 'iconv-lite';
import type { TextEncoding } from './contracts';
import { guessCyrillic, type EncodingGuess } from './cyrillic-encoding';

const SAMPLE_BYTES = 4_096;
/** Letters of so much text tell encodings apart. */
const LETTERS_BYTES = 64 * 1024;

function byteOrderMark(bytes: Buffer): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: in a table most characters around the separators have one zero byte, always on the same side. */
function unmarkedUtf16(bytes: Buffer): TextEncoding | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const enough = sample.length / 20;
  if (odd > enough && even === 0) return 'utf-16le';
  return even > enough && odd === 0 ? 'utf-16be' : null;
}

/** What speaks in letters: from the first byte that is no ASCII on. */
function lettersOf(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte > 127);
  return bytes.subarray(first, first + LETTERS_BYTES);
}

/**
 * The encoding of a text: by its byte order mark, else strict UTF-8, else Windows-1251, CP866 or KOI8-R by its letters.
 * Looks at the whole: the first line that is not ASCII may stand far below.
 * @param wish an encoding chosen by a person; wins over every guess
 */
export function recogniseEncoding(bytes: Buffer, wish?: TextEncoding): EncodingGuess {
  const sure = wish ?? byteOrderMark(bytes) ?? unmarkedUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : null);
  return sure === null ? guessCyrillic(lettersOf(bytes)) : { encoding: sure, confidence: 1, others: [] };
}

/** The text of bytes in an encoding, without its byte order mark, which iconv-lite strips itself. */
export function decodeText(bytes: Buffer, encoding: TextEncoding, sampleBytes = Infinity): string {
  return decode(bytes.subarray(0, Math.min(bytes.length, sampleBytes)), encoding);
}

const PIECE_BYTES = 1024 * 1024;

/** The same text in pieces, so that it is never held whole; a character is never cut in two. */
export function* decodedPieces(bytes: Buffer, encoding: TextEncoding): Generator<string> {
  const decoder = getDecoder(encoding);
  for (let start = 0; start < bytes.length; start += PIECE_BYTES)
    yield decoder.write(bytes.subarray(start, start + PIECE_BYTES));
  const rest = decoder.end();
  if (rest) yield rest;
}
