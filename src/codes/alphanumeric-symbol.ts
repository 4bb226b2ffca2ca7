import { create } from 'qrcode';
import { packed, turned, type PackedModules } from './mask-penalty';

/** The alphanumeric mode of QR codes: the value of a sign is its place. */
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** The first is no figure, and no run of figures is so long that the numeric mode might need fewer bits. */
const PLAIN = /^(?!.*[0-9]{5})[A-Z $%*+./:-][0-9A-Z $%*+./:-]*$/;
/** What a symbol of version 4 holds; addresses of labels are shorter. */
const MAX_LENGTH = 90;
/** Bits of a pair of signs. */
const PAIR_BITS = 11;

/** What symbols of texts of one length are put together from, made when they are needed first. */
interface Parts {
  /** The symbol of noughts alone. */
  noughts: PackedModules;
  /** That of the text before: labels of one file begin alike. */
  last: { values: readonly number[]; lines: Int32Array };
  /** What a bit of the text turns over. */
  bits: PackedModules[];
}

const known = new Map<number, Parts>();

const drawn = (text: string): PackedModules => {
  const segments = [{ data: text, mode: 'alphanumeric' as const }];
  const { modules } = create(segments, { errorCorrectionLevel: 'M', maskPattern: 0 });
  return packed(new Uint8Array(modules.data), modules.size);
};

function partsOf(length: number): Parts {
  const before = known.get(length);
  if (before) return before;
  const noughts = drawn('0'.repeat(length));
  const parts: Parts = { noughts, last: { values: [], lines: noughts.lines }, bits: [] };
  known.set(length, parts);
  return parts;
}

/** A text of noughts but for one pair of signs, or the single one at its end. */
function textOf(length: number, from: number, value: number): string {
  const signs =
    from + 1 < length
      ? SIGNS.charAt(Math.floor(value / SIGNS.length)) + SIGNS.charAt(value % SIGNS.length)
      : SIGNS.charAt(value);
  return '0'.repeat(from) + signs + '0'.repeat(length - from - signs.length);
}

function bitOf(parts: Parts, length: number, from: number, bit: number): PackedModules {
  const at = (from / 2) * PAIR_BITS + bit;
  const found = parts.bits[at] ?? turned(drawn(textOf(length, from, 1 << bit)), parts.noughts);
  parts.bits[at] = found;
  return found;
}

/** The values of pairs of signs, and of the single one at the end. */
function valuesOf(text: string): number[] {
  const values: number[] = [];
  for (let from = 0; from < text.length; from += 2) {
    const first = SIGNS.indexOf(text.charAt(from));
    values.push(from + 1 < text.length ? first * SIGNS.length + SIGNS.indexOf(text.charAt(from + 1)) : first);
  }
  return values;
}

/**
 * The symbol at level M under the first mask of a text that the alphanumeric mode alone writes; null for other texts.
 * Error correction is linear: each bit of the text turns over the same modules whatever the others are. So a symbol is
 * another one with what the bits turn over that differ, without dividing polynomials anew for each label.
 */
export function alphanumericSymbol(text: string): PackedModules | null {
  const { length } = text;
  if (length > MAX_LENGTH || !PLAIN.test(text)) return null;
  const parts = partsOf(length);
  const lines = parts.last.lines.slice();
  const values = valuesOf(text);
  for (const [pair, value] of values.entries()) {
    const differs = value ^ (parts.last.values[pair] ?? 0);
    for (let bit = 0; differs >> bit > 0; bit += 1) {
      if (((differs >> bit) & 1) === 0) continue;
      const turns = bitOf(parts, length, 2 * pair, bit).lines;
      for (let at = 0; at < lines.length; at += 1) lines[at] = (lines[at] ?? 0) ^ (turns[at] ?? 0);
    }
  }
  parts.last = { values, lines };
  return { size: parts.noughts.size, lines };
}
