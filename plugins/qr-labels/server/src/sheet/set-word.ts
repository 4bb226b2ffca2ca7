import type { Glyph } from 'fontkit';
import { faceFont } from './outline';

/** A letter of a word, in units of the font. */
export interface SetGlyph {
  glyph: Glyph;
  xAdvance: number;
  xOffset: number;
  yOffset: number;
}

/** Letters that PT Sans sets by pairs alone, unless a pair is one sign: no marks, no fractions. */
const PLAIN = /^[ -~№«»–—А-яЁё]+$/;

/** By face and the letter with the one behind it, if there is one; null: they are set in another way. */
const known = new Map<string, SetGlyph | null>();

function shaped(word: string, bold: boolean): SetGlyph[] {
  const { glyphs, positions } = faceFont(bold).layout(word);
  return glyphs.map((glyph, place) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[place] ?? {};
    return { glyph, xAdvance, xOffset, yOffset };
  });
}

/** The first of two letters, kerned to the second, or of one. */
function first(letters: string, bold: boolean): SetGlyph | null {
  const key = (bold ? 'b' : 'r') + letters;
  const before = known.get(key);
  if (before !== undefined) return before;
  const set = shaped(letters, bold);
  const isPlain = set.length === letters.length && set.every((one) => one.xOffset === 0 && one.yOffset === 0);
  const found = isPlain ? (set[0] ?? null) : null;
  known.set(key, found);
  return found;
}

/** The letters of a word as the font sets them. Codes are words that come once: they are put together from pairs that are known. */
export function setWord(word: string, bold: boolean): SetGlyph[] {
  if (!PLAIN.test(word)) return shaped(word, bold);
  const set: SetGlyph[] = [];
  for (let at = 0; at < word.length; at += 1) {
    const one = first(word.slice(at, at + 2), bold);
    if (!one) return shaped(word, bold);
    set.push(one);
  }
  return set;
}
