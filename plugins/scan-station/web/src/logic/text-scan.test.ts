import { SILENCE_MS, textReader } from './text-scan';

const CODE = '0123456789ABC';

/** So many pieces of the code, one after the other. */
function writeInPieces(sizes: number, gapMs: number): string | null {
  const reader = textReader();
  for (let place = 0; place * sizes < CODE.length; place += 1)
    reader.write({
      ...{ text: CODE.slice(place * sizes, (place + 1) * sizes), isComposed: false },
      atMs: 1_000 + place * gapMs,
    });
  return reader.end();
}

it.each([
  ['at once', 13, 0, CODE],
  ['letter by letter', 1, 30, CODE],
  ['typed by fast hands', 1, 60, null],
])('a text that comes %s', (_how, sizes, gapMs, text) => {
  expect(writeInPieces(sizes, gapMs)).toBe(text);
});

it('what is composed is told whole at each step, and stays when it ends', () => {
  const reader = textReader();
  expect(reader.write({ text: '01', isComposed: true, atMs: 0 })).toBe(true);
  expect(reader.write({ text: '0123', isComposed: true, atMs: 9 })).toBe(false);
  reader.compose();
  reader.write({ text: 'AB', isComposed: true, atMs: 20 });
  reader.write({ text: 'C', isComposed: false, atMs: 25 });
  expect(reader.end()).toBe('0123ABC');
});

it('silence ends a text', () => {
  const reader = textReader();
  reader.write({ text: 'old', isComposed: false, atMs: 0 });
  expect(reader.write({ text: CODE, isComposed: false, atMs: SILENCE_MS + 1 })).toBe(true);
  expect(reader.end()).toBe(CODE);
});
