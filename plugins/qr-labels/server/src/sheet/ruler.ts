import type { Font } from 'fontkit';
import { faceFont } from './outline';

/** A text with the places of its characters, at letters of one millimetre. */
export interface RuledText {
  characters: readonly string[];
  /** Width of the characters from one to before another. */
  width(from: number, to: number): number;
}

interface Face {
  font: Font;
  /** fontkit looks it up anew each time that it is asked. */
  unitsPerEm: number;
  /** Advance of a character by itself, in units of the font. */
  alone: Map<string, number>;
  /** What two characters side by side differ from both by themselves. */
  kerned: Map<string, number>;
}

const faces = new Map<boolean, Face>();

/** Texts that were ruled last: one text is tried in many sizes. */
const MAX_REMEMBERED = 500;
const remembered = new Map<string, RuledText>();

/** Pairs that were met; strangers' texts must not fill the memory. */
const MAX_PAIRS = 50_000;

function faceOf(bold: boolean): Face {
  const before = faces.get(bold);
  if (before) return before;
  const font = faceFont(bold);
  const face = { font, unitsPerEm: font.unitsPerEm, alone: new Map(), kerned: new Map() };
  faces.set(bold, face);
  return face;
}

function known(map: Map<string, number>, key: string, find: () => number): number {
  const before = map.get(key);
  if (before !== undefined) return before;
  if (map.size >= MAX_PAIRS) map.clear();
  const found = find();
  map.set(key, found);
  return found;
}

function rule(text: string, bold: boolean): RuledText {
  const { font, unitsPerEm, alone, kerned } = faceOf(bold);
  const characters = Array.from(text);
  const advance = (character: string) => known(alone, character, () => font.layout(character).advanceWidth);
  const ends = new Float64Array(characters.length + 1);
  const kerns = new Float64Array(characters.length + 1);
  characters.forEach((character, at) => {
    const before = characters[at - 1];
    // Words are shaped one by one, each with the blank behind it.
    if (before !== undefined && before !== ' ')
      kerns[at] =
        known(kerned, before + character, () => {
          const together = font.layout(before + character).advanceWidth;
          return together - advance(before) - advance(character);
        }) / unitsPerEm;
    ends[at + 1] = (ends[at] ?? 0) + (kerns[at] ?? 0) + advance(character) / unitsPerEm;
  });
  // A line begins without what its first character moves towards the one before it.
  const width = (from: number, to: number) => (ends[to] ?? 0) - (ends[from] ?? 0) - (kerns[from] ?? 0);
  return { characters, width: (from, to) => (to > from ? width(from, to) : 0) };
}

/** How PT Sans sets a text: advances and kerning by pairs, so that any piece of it is measured without shaping it again. */
export function ruled(text: string, bold: boolean): RuledText {
  const key = `${bold ? 'b' : 'r'}${text}`;
  const before = remembered.get(key);
  if (before) return before;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const found = rule(text, bold);
  remembered.set(key, found);
  return found;
}

/** The width of a text in millimetres at letters of a size in millimetres. */
export function widthOf(text: string, sizeMm: number, bold: boolean): number {
  const { characters, width } = ruled(text, bold);
  return width(0, characters.length) * sizeMm;
}
