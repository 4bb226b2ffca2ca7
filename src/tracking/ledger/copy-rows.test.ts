import { copyText, renderCopy } from './copy-rows';
import type { Column } from './insert-many';

const VALUE: readonly Column<unknown>[] = [
  ['a', 'text', (row) => row],
  ['b', 'text', () => null],
];

it.each<[unknown, string]>([
  ['Вал', 'Вал'],
  ['', ''],
  ['\\N', '\\\\N'],
  ['a\tb\nc\rd\\', 'a\\tb\\nc\\rd\\\\'],
  [true, 't'],
  [false, 'f'],
  [-3, '-3'],
  [undefined, '\\N'],
])('writes %p as %s', (value, written) => {
  expect([...copyText(VALUE, [value])].join('')).toBe(`${written}\t\\N\n`);
});

it('gives many rows in pieces', () => {
  const pieces = [
    ...copyText(
      VALUE,
      Array.from({ length: 501 }, (_, index) => index),
    ),
  ];
  expect(pieces.map((piece) => piece.split('\n').length - 1)).toEqual([250, 250, 1]);
});

it('takes nothing that has no text of its own', () => {
  expect(() => [...copyText(VALUE, [{}])]).toThrow(TypeError);
});

it('makes a copy of a table', async () => {
  const rows = Array.from({ length: 251 }, (_, index) => index);
  const { statement, pieces } = await renderCopy('labels', VALUE, rows);
  expect(statement).toBe('copy labels (a, b) from stdin');
  expect(pieces.map((piece) => piece.split('\n').length - 1)).toEqual([250, 1]);
  expect((await renderCopy('labels', VALUE, [])).pieces).toEqual([]);
});
