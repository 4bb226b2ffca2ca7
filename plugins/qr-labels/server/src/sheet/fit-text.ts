/** The width of a text in millimetres at a font size in millimetres. */
export type Measure = (text: string, sizeMm: number, bold: boolean) => number;

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

function line(text: string, font: Font, measure: Measure, cut: boolean): FittedLine {
  return { text, ...font, widthMm: measure(text, font.sizeMm, font.bold), cut };
}

/** The greatest number of leading characters for which `fits` holds; 0 if for none. */
function longestPrefix(characters: readonly string[], fits: (text: string) => boolean): number {
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(characters.slice(0, middle).join(''))) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text as it is if it fits, else its beginning with an ellipsis. */
export function ellipsise(text: string, widthMm: number, font: Font, measure: Measure): FittedLine {
  const width = (candidate: string) => measure(candidate, font.sizeMm, font.bold);
  if (width(text) <= widthMm) return line(text, font, measure, false);
  const characters = Array.from(text);
  const length = longestPrefix(characters, (prefix) => width(prefix.trimEnd() + ELLIPSIS) <= widthMm);
  return line(characters.slice(0, length).join('').trimEnd() + ELLIPSIS, font, measure, true);
}

/** One line, in the largest size from `font.sizeMm` down to `minSizeMm` that fits; then cut. */
export function shrink(
  text: string,
  widthMm: number,
  font: Font,
  minSizeMm: number,
  measure: Measure,
): FittedLine {
  for (let sizeMm = font.sizeMm; sizeMm >= minSizeMm; sizeMm -= SHRINK_STEP_MM) {
    if (measure(text, sizeMm, font.bold) <= widthMm) return line(text, { ...font, sizeMm }, measure, false);
  }
  return ellipsise(text, widthMm, { ...font, sizeMm: minSizeMm }, measure);
}

/** At most `maxLines` lines, broken between words, within a word only if it is wider than a line. */
export function wrap(
  text: string,
  widthMm: number,
  maxLines: number,
  font: Font,
  measure: Measure,
): FittedLine[] {
  const fits = (candidate: string) => measure(candidate, font.sizeMm, font.bold) <= widthMm;
  const lines: FittedLine[] = [];
  let rest = text;
  while (rest !== '') {
    if (lines.length === maxLines - 1 || fits(rest)) {
      lines.push(ellipsise(rest, widthMm, font, measure));
      break;
    }
    const characters = Array.from(rest);
    const whole = characters.slice(0, Math.max(1, longestPrefix(characters, fits))).join('');
    const endsWord = rest.charAt(whole.length) === ' ';
    const space = endsWord ? whole.length : whole.lastIndexOf(' ');
    const head = space > 0 ? rest.slice(0, space) : whole;
    lines.push(line(head.trimEnd(), font, measure, false));
    rest = rest.slice(head.length).trimStart();
  }
  return lines;
}
