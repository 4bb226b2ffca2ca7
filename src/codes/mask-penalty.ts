/** How badly a symbol would be read, by the four rules of ISO/IEC 18004 as the library of QR codes counts them. Pure. */

const RUN_BASE = 3;
const BLOCK = 3;
const FINDER = 40;
const BALANCE = 10;
/** Modules of the heart of what looks like a finder pattern, and the light ones on one side of it. */
const HEART = 7;
const LIGHT = 4;
const WORD_BITS = 32;

/**
 * A square of modules by its rows, then by its columns, 32 modules a word: bit b of word w of line n is module 32 * w + b
 * of that line and stands at `[w * size + n]`, those of columns behind those of all rows. So one operation looks at 32
 * neighbouring lines of the other direction at once.
 */
export interface PackedModules {
  size: number;
  lines: Int32Array;
}

const wordsOf = (size: number): number => Math.ceil(size / WORD_BITS);

/** @param modules row by row, 1 = dark */
export function packed(modules: Uint8Array, size: number): PackedModules {
  const columns = wordsOf(size) * size;
  const lines = new Int32Array(2 * columns);
  const set = (from: number, line: number, place: number) => {
    const at = from + (place >>> 5) * size + line;
    lines[at] = (lines[at] ?? 0) | (1 << (place & 31));
  };
  modules.forEach((module, at) => {
    if (module !== 1) return;
    const [x, y] = [at % size, Math.floor(at / size)];
    set(0, y, x);
    set(columns, x, y);
  });
  return { size, lines };
}

/** Row by row, 1 = dark. */
export function unpacked({ size, lines }: PackedModules): Uint8Array {
  const modules = new Uint8Array(size * size);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      modules[y * size + x] = ((lines[(x >>> 5) * size + y] ?? 0) >>> (x & 31)) & 1;
  return modules;
}

/** The square with those modules turned over that are dark in another of its size. */
export function turned({ size, lines }: PackedModules, turns: PackedModules): PackedModules {
  const found = lines.slice();
  for (let at = 0; at < found.length; at += 1) found[at] = (found[at] ?? 0) ^ (turns.lines[at] ?? 0);
  return { size, lines: found };
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The bits of a word that are modules of a line of this length. */
function inside(word: number, length: number): number {
  const bits = length - word * WORD_BITS;
  return bits >= WORD_BITS ? -1 : (1 << bits) - 1;
}

/** Runs of one colour across the lines: five alike cost the base, each one more a point. */
function runPenalty(lines: Int32Array, from: number, size: number, within: number): number {
  let points = 0;
  let [one, two, three, before] = [0, 0, 0, 0];
  for (let line = 1; line < size; line += 1) {
    const same = ~((lines[from + line] ?? 0) ^ (lines[from + line - 1] ?? 0)) & within;
    const five = same & one & two & three;
    if (five !== 0) points += ones(five) + (RUN_BASE - 1) * ones(five & ~before);
    [one, two, three, before] = [same, one, two, five];
  }
  return points;
}

/** Dark, light, three dark, light, dark across the lines, with four light ones before or behind. */
function finderPenalty(lines: Int32Array, from: number, size: number): number {
  const at = (line: number) => lines[from + line] ?? 0;
  const light = (line: number) =>
    line < 0 || line + LIGHT > size ? 0 : ~(at(line) | at(line + 1) | at(line + 2) | at(line + 3));
  let found = 0;
  for (let line = 0; line + HEART <= size; line += 1) {
    const middle = at(line + 2) & at(line + 3) & at(line + 4) & ~at(line + 1) & ~at(line + 5);
    const heart = middle & at(line) & at(line + 6);
    if (heart !== 0) found += ones(heart & light(line - LIGHT)) + ones(heart & light(line + HEART));
  }
  return FINDER * found;
}

/** Squares of four modules of one colour. */
function blockPenalty({ size, lines }: PackedModules, word: number): number {
  const [from, next] = [word * size, (word + 1) * size];
  const within = inside(word, size - 1);
  const isLast = word === wordsOf(size) - 1;
  let found = 0;
  for (let y = 1; y < size; y += 1) {
    const [row, above] = [lines[from + y] ?? 0, lines[from + y - 1] ?? 0];
    const [after, afterAbove] = isLast ? [0, 0] : [lines[next + y] ?? 0, lines[next + y - 1] ?? 0];
    const right = (row >>> 1) | (after << 31);
    const rightAbove = (above >>> 1) | (afterAbove << 31);
    found += ones(~((row ^ above) | (row ^ right) | (row ^ rightAbove)) & within);
  }
  return BLOCK * found;
}

/** The symbol's points: the fewer, the better it is read. */
export function maskPenalty(symbol: PackedModules): number {
  const { size, lines } = symbol;
  const words = wordsOf(size);
  let points = 0;
  let dark = 0;
  for (let word = 0; word < words; word += 1) {
    points += blockPenalty(symbol, word);
    for (const from of [word * size, (words + word) * size])
      points += runPenalty(lines, from, size, inside(word, size)) + finderPenalty(lines, from, size);
  }
  for (let at = 0; at < words * size; at += 1) dark += ones(lines[at] ?? 0);
  return points + Math.abs(Math.ceil((dark * 100) / (size * size) / 5) - 10) * BALANCE;
}
