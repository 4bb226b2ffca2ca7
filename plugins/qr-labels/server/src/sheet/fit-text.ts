import { ruled, widthOf, type RuledText } from './ruler';

export interface Font {
  sizeMm: number;
  bold: boolean;
}

export interface FittedLine {
  text: string;
  sizeMm: number;
  widthMm: number;
  bold: boolean;
  /** Something was left off. */
  cut: boolean;
  /** The next line begins within the same word. */
  breaksWord: boolean;
}

const ELLIPSIS = '…';
const SHRINK_STEP_MM = 0.1;
/** Longer texts are cut before they are measured: no label shows as much. */
const MAX_TEXT_LENGTH = 300;

/** One line of printable characters: control characters and runs of white space become a space. */
export function plainText(text: string): string {
  return text
    .slice(0, MAX_TEXT_LENGTH)
    .replace(/[\s\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .trim();
}

/** Whether `plainText` leaves something off. */
export function isOverlong(text: string): boolean {
  return text.trimEnd().length > MAX_TEXT_LENGTH;
}

function line(text: string, font: Font, cut: boolean, widthMm?: number): FittedLine {
  return { text, ...font, widthMm: widthMm ?? widthOf(text, font.sizeMm, font.bold), cut, breaksWord: false };
}

/** The last place for which `fits` holds, from `low` on, where it holds for all before it. */
function lastFitting(low: number, high: number, fits: (place: number) => boolean): number {
  let [least, most] = [low, high];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** The text as it is if it fits, else its beginning with an ellipsis. */
export function ellipsise(text: string, widthMm: number, font: Font): FittedLine {
  const { sizeMm, bold } = font;
  if (widthOf(text, sizeMm, bold) <= widthMm) return line(text, font, false);
  const { characters } = ruled(text, bold);
  const head = (length: number) => characters.slice(0, length).join('').trimEnd() + ELLIPSIS;
  const length = lastFitting(0, characters.length, (to) => widthOf(head(to), sizeMm, bold) <= widthMm);
  return line(head(length), font, true);
}

/** One line, in the largest size from `font.sizeMm` down to `minSizeMm` that fits; then cut. */
export function shrink(text: string, widthMm: number, font: Font, minSizeMm: number): FittedLine {
  for (let sizeMm = font.sizeMm; sizeMm >= minSizeMm; sizeMm -= SHRINK_STEP_MM) {
    if (widthOf(text, sizeMm, font.bold) <= widthMm) return line(text, { ...font, sizeMm }, false);
  }
  return ellipsise(text, widthMm, { ...font, sizeMm: minSizeMm });
}

/** Characters behind which a word that is wider than a line is broken rather than elsewhere. */
const JOINTS = new Set(['-', '.', '/', '_', '–', ',']);

/** Where a line ends that begins at `from` and has room up to `most`: at a blank, else at a joint in its second half. */
function lineEnd({ characters }: RuledText, from: number, most: number): number {
  if (characters[most] === ' ') return most;
  for (let at = most - 1; at > from; at -= 1) if (characters[at] === ' ') return at;
  for (let at = most; at > from + (most - from) / 2; at -= 1)
    if (JOINTS.has(characters[at - 1] ?? '')) return at;
  return most;
}

/** At most `maxLines` lines, broken between words, within a word only if it is wider than a line. */
export function wrap(text: string, widthMm: number, maxLines: number, font: Font): FittedLine[] {
  const { sizeMm, bold } = font;
  const whole = ruled(text, bold);
  const { characters } = whole;
  const fits = (from: number, to: number) => whole.width(from, to) * sizeMm <= widthMm;
  const words = (from: number, to: number) => characters.slice(from, to).join('').trimEnd();
  const lines: FittedLine[] = [];
  let from = 0;
  while (from < characters.length) {
    const rest = characters.length;
    if (fits(from, rest)) {
      lines.push(line(words(from, rest), font, false, whole.width(from, rest) * sizeMm));
      break;
    }
    if (lines.length === maxLines - 1) {
      lines.push(ellipsise(words(from, rest), widthMm, font));
      break;
    }
    const start = from;
    const to = lineEnd(
      whole,
      from,
      lastFitting(from + 1, rest, (place) => fits(start, place)),
    );
    const lineMm = whole.width(from, to) * sizeMm;
    lines.push({ ...line(words(from, to), font, false, lineMm), breaksWord: characters[to] !== ' ' });
    from = to;
    while (characters[from] === ' ') from += 1;
  }
  return lines;
}
