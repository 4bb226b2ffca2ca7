import { decode } from 'iconv-lite';
import type { TextEncoding } from './contracts';

/** Encodings that say the same bytes differently, the commonest first: only what comes out tells them apart. */
const CANDIDATES: readonly TextEncoding[] = ['windows-1251', 'cp866', 'koi8-r', 'utf-8'];
/** Letters of Russian texts from the most to the least frequent, in parts of ten thousand. */
const FREQUENCIES: Readonly<Record<string, number>> = {
  ...{ о: 1097, е: 845, а: 801, и: 735, н: 670, т: 626, с: 547, р: 473, в: 454, л: 440, к: 349 },
  ...{ м: 321, д: 298, п: 281, у: 262, я: 201, ы: 190, ь: 174, г: 170, з: 165, б: 159, ч: 144 },
  ...{ й: 121, х: 97, ж: 94, ш: 73, ю: 64, ц: 48, щ: 36, э: 32, ф: 26, ъ: 4, ё: 4 },
};
/** Letters that begin no Russian word. */
const NEVER_FIRST = /[ъыь]/i;
const LETTER = /[а-яё]/i;
/** What tables hold beside letters of ours: signs of numbers, measures and quotes. */
const SIGN = /[№°±×«»–—“”„’…²³·•µ§©®™\u00a0Øø½¼¾]/;
/** Drawn lines, signs of programs, letters of other languages: a text that is full of them was not written so. */
const STRANGE_COST = 9;
const CASE_COST = 4;
const FIRST_COST = 5;
const REPLACED_COST = 30;
/** So much evidence of letters settles the question. */
const SURE = 12;

/** How well a text is Russian: per letter the logarithm of its frequency, less what no writer does. */
function plausibility(text: string): number {
  let score = 0;
  let before = '';
  for (const character of text) {
    if (character > '\u007f') {
      const lower = character.toLowerCase();
      if (LETTER.test(character)) {
        score += Math.log2((FREQUENCIES[lower] ?? 1) / 100);
        const rises = lower !== character && LETTER.test(before) && before === before.toLowerCase();
        if (rises) score -= CASE_COST;
        if (!LETTER.test(before) && NEVER_FIRST.test(character)) score -= FIRST_COST;
      } else if (character === '\ufffd') score -= REPLACED_COST;
      else if (!SIGN.test(character)) score -= STRANGE_COST;
    }
    before = character;
  }
  return score;
}

export interface EncodingGuess {
  encoding: TextEncoding;
  /** 0.5 to 1: how much more the letters speak for this one than for the next. */
  confidence: number;
  /** Encodings that fit nearly as well; empty where it is clear. */
  others: TextEncoding[];
}

/** The encoding of bytes above 127 that are no valid UTF-8, by the letters that come out. Pure. */
export function guessCyrillic(sample: Buffer): EncodingGuess {
  const ranked = CANDIDATES.map((encoding) => ({ encoding, score: plausibility(decode(sample, encoding)) }));
  // sort is stable: of two that fit equally well the commoner one counts.
  ranked.sort((a, b) => b.score - a.score);
  const [best = { encoding: 'windows-1251' as const, score: 0 }, ...rest] = ranked;
  const margin = best.score - (rest[0]?.score ?? -Infinity);
  return {
    encoding: best.encoding,
    confidence: Number((0.5 + 0.5 * Math.min(1, margin / SURE)).toFixed(2)),
    others: rest.filter(({ score }) => best.score - score < SURE).map(({ encoding }) => encoding),
  };
}
