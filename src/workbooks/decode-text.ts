import { decode } from 'iconv-lite';
import type { TextEncoding } from './contracts';

const SAMPLE_BYTES = 4_096;

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

function isUtf8(bytes: Buffer, whole: boolean): boolean {
  try {
    // A beginning may end in the middle of a character.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

/**
 * The text of a file: by its byte order mark, else strict UTF-8, else Windows-1251.
 * @param wish an encoding chosen by a person; wins over every guess
 * @param sampleBytes decode and judge only so much of the beginning
 */
export function decodeText(
  bytes: Buffer,
  wish?: TextEncoding,
  sampleBytes = Infinity,
): { text: string; encoding: TextEncoding } {
  const sample = bytes.subarray(0, Math.min(bytes.length, sampleBytes));
  const utf8 = (): boolean => isUtf8(sample, sample.length === bytes.length);
  const encoding =
    wish ?? byteOrderMark(bytes) ?? unmarkedUtf16(bytes) ?? (utf8() ? 'utf-8' : 'windows-1251');
  // iconv-lite strips the byte order mark itself.
  return { text: decode(sample, encoding), encoding };
}
