import type { Glyph } from 'fontkit';
import type { LabelText } from '../../../contracts';
import { blank, type Bitmap } from './bitmap';
import { faceFont, WORDS } from './outline';
import { setWord } from './set-word';

/** A text in the dots of a printer's head. */
export interface TextDots {
  bitmap: Bitmap;
  /** From the text's left end and its baseline to the upper left dot. */
  leftDots: number;
  topDots: number;
}

type Edge = [x0: number, y0: number, x1: number, y1: number];

/** A dot is looked at in so many rows and columns; it is black where enough of it is. */
const SAMPLES = 4;
const BLACK_FROM = 6;
/** A curve becomes so many straight lines: finer than a dot at these sizes. */
const CURVE_STEPS = 6;
/** Letters that were drawn last, by face and size, then by letter and place within a dot. */
const MAX_REMEMBERED = 4_000;
const remembered = new Map<string, Map<number, TextDots>>();
let count = 0;

interface Command {
  command: string;
  args: readonly number[];
}

/** The outline of a letter as straight lines, in dots; downwards is positive. */
function edgesOf(commands: readonly Command[], scale: number, shift: number): Edge[] {
  const edges: Edge[] = [];
  let [penX, penY, startX, startY] = [0, 0, 0, 0];
  const lineTo = (x: number, y: number) => {
    edges.push([penX, penY, x, y]);
    [penX, penY] = [x, y];
  };
  const curve = (points: readonly (readonly [number, number])[]) => {
    for (let step = 1; step <= CURVE_STEPS; step += 1) {
      const t = step / CURVE_STEPS;
      // De Casteljau: halfway points of halfway points, for curves of any degree.
      let level = points;
      while (level.length > 1)
        level = level.slice(1).map(([x, y], at) => {
          const [x0, y0] = level[at] ?? [0, 0];
          return [x0 + (x - x0) * t, y0 + (y - y0) * t] as const;
        });
      const [x, y] = level[0] ?? [0, 0];
      lineTo(x, y);
    }
  };
  for (const { command, args } of commands) {
    const points: [number, number][] = [];
    for (let at = 0; at + 1 < args.length; at += 2)
      points.push([(args[at] ?? 0) * scale + shift, -(args[at + 1] ?? 0) * scale]);
    const [[x, y] = [0, 0]] = points;
    if (command === 'moveTo') [penX, penY, startX, startY] = [x, y, x, y];
    else if (command === 'lineTo') lineTo(x, y);
    else if (command === 'closePath') lineTo(startX, startY);
    else curve([[penX, penY], ...points]);
  }
  return edges;
}

/** Where a line at this height crosses the outline, and in which direction. */
function crossings(edges: readonly Edge[], y: number): [x: number, turn: number][] {
  const found: [number, number][] = [];
  for (const [x0, y0, x1, y1] of edges) {
    if (y0 <= y === y1 <= y) continue;
    found.push([x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), y1 > y0 ? 1 : -1]);
  }
  return found.sort(([one], [other]) => one - other);
}

/** What is within the outline, counted in samples of each dot. */
function filled(edges: readonly Edge[], left: number, top: number, width: number, height: number): Bitmap {
  const counts = new Uint8Array(width * height);
  for (let row = 0; row < height * SAMPLES; row += 1) {
    let turns = 0;
    let from = 0;
    for (const [x, turn] of crossings(edges, top + (row + 0.5) / SAMPLES)) {
      if (turns === 0) from = x;
      turns += turn;
      if (turns !== 0) continue;
      const first = Math.max(0, Math.ceil((from - left) * SAMPLES - 0.5));
      const last = Math.min(width * SAMPLES - 1, Math.ceil((x - left) * SAMPLES - 0.5) - 1);
      for (let sample = first; sample <= last; sample += 1) {
        const at = Math.floor(row / SAMPLES) * width + Math.floor(sample / SAMPLES);
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
  }
  return { width, height, dots: counts.map((count) => (count >= BLACK_FROM ? 1 : 0)) };
}

function drawGlyph(commands: readonly Command[], scale: number, shift: number): TextDots {
  const edges = edgesOf(commands, scale, shift);
  if (edges.length === 0) return { bitmap: blank(0, 0), leftDots: 0, topDots: 0 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x0, y0, x1, y1] of edges) {
    [left, right] = [Math.min(left, x0, x1), Math.max(right, x0, x1)];
    [top, bottom] = [Math.min(top, y0, y1), Math.max(bottom, y0, y1)];
  }
  const [leftDots, topDots] = [Math.floor(left), Math.floor(top)];
  const bitmap = filled(edges, leftDots, topDots, Math.ceil(right) - leftDots, Math.ceil(bottom) - topDots);
  return { bitmap, leftDots, topDots };
}

const QUARTERS = 4;

/** Letters of one face and size. */
function lettersOf(bold: boolean, scale: number): Map<number, TextDots> {
  if (count >= MAX_REMEMBERED) {
    remembered.clear();
    count = 0;
  }
  const key = `${bold ? 'b' : 'r'}${scale.toFixed(5)}`;
  const letters = remembered.get(key) ?? new Map<number, TextDots>();
  remembered.set(key, letters);
  return letters;
}

/** Dots of a letter at a quarter of a dot: as near as the eye can tell, and drawn once. */
function glyphDots(glyph: Glyph, letters: Map<number, TextDots>, scale: number, quarter: number): TextDots {
  const key = glyph.id * QUARTERS + quarter;
  const known = letters.get(key);
  if (known) return known;
  const found = drawGlyph(glyph.path.commands, scale, quarter / QUARTERS);
  letters.set(key, found);
  count += 1;
  return found;
}

/** Black dots of one picture into a larger one. */
function stamp(onto: Bitmap, { width, height, dots }: Bitmap, left: number, top: number): void {
  for (let y = 0; y < height; y += 1) {
    const [from, to] = [y * width, (y + top) * onto.width + left];
    for (let x = 0; x < width; x += 1) if (dots[from + x] === 1) onto.dots[to + x] = 1;
  }
}

function joined(glyphs: readonly TextDots[]): TextDots {
  const inked = glyphs.filter(({ bitmap }) => bitmap.width > 0);
  if (inked.length === 0) return { bitmap: blank(0, 0), leftDots: 0, topDots: 0 };
  const leftDots = Math.min(...inked.map((one) => one.leftDots));
  const topDots = Math.min(...inked.map((one) => one.topDots));
  const width = Math.max(...inked.map((one) => one.leftDots + one.bitmap.width)) - leftDots;
  const height = Math.max(...inked.map((one) => one.topDots + one.bitmap.height)) - topDots;
  const bitmap = blank(width, height);
  for (const one of inked) stamp(bitmap, one.bitmap, one.leftDots - leftDots, one.topDots - topDots);
  return { bitmap, leftDots, topDots };
}

/** A text in PT Sans as dots of a head with so many to the millimetre, so that no font of a printer has to know its letters. */
export function textDots({ text, sizeMm, bold }: LabelText, dotsPerMm: number): TextDots {
  const font = faceFont(bold);
  const scale = (sizeMm * dotsPerMm) / font.unitsPerEm;
  const letters = lettersOf(bold, scale);
  let penX = 0;
  const glyphs: TextDots[] = [];
  for (const word of text.match(WORDS) ?? []) {
    if (word === '') continue;
    for (const { glyph, xAdvance, xOffset, yOffset } of setWord(word, bold)) {
      const x = penX + xOffset * scale;
      const whole = Math.floor(x);
      const dots = glyphDots(glyph, letters, scale, Math.floor((x - whole) * QUARTERS));
      glyphs.push({
        bitmap: dots.bitmap,
        leftDots: dots.leftDots + whole,
        topDots: dots.topDots - Math.round(yOffset * scale),
      });
      penX += xAdvance * scale;
    }
  }
  return joined(glyphs);
}
