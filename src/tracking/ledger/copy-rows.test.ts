import { copyText, linesOf, renderCopy } from './copy-rows';
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
  expect([...copyText(linesOf(VALUE, [value]).lineOf, [value])].join('')).toBe(`${written}\t\\N\n`);
});

it('gives many rows in pieces', () => {
  const rows = Array.from({ length: 501 }, (_, index) => index);
  const pieces = [...copyText(linesOf(VALUE, rows).lineOf, rows)];
  expect(pieces.map((piece) => piece.split('\n').length - 1)).toEqual([250, 250, 1]);
});

it('takes nothing that has no text of its own', () => {
  expect(() => [...copyText(linesOf(VALUE, [{}]).lineOf, [{}])]).toThrow(TypeError);
});

it('makes a copy of a table', async () => {
  const rows = Array.from({ length: 251 }, (_, index) => index);
  const { statement, pieces } = await renderCopy('labels', linesOf(VALUE, rows), rows);
  expect(statement).toBe('copy labels (a, b) from stdin');
  expect(pieces.map((piece) => piece.split('\n').length - 1)).toEqual([250, 1]);
  expect((await renderCopy('labels', linesOf(VALUE, []), [])).pieces).toEqual([]);
});

it('writes what is the same in all rows once made, after the others, and leaves out what is null in all', () => {
  const columns: readonly Column<number>[] = [
    ['at', 'text', () => 'a\tb'],
    ['id', 'int', (row) => row],
    ['reason', 'text', () => null],
    ['twice', 'int', (row) => 2 * row],
  ];
  const rows = [1, 2];
  const { names, lineOf } = linesOf(columns, rows, new Set(['at', 'reason']));
  expect(names).toEqual(['id', 'twice', 'at']);
  expect([...copyText(lineOf, rows)]).toEqual(['1\t2\ta\\tb\n2\t4\ta\\tb\n']);
  expect(linesOf(columns, [], new Set(['at'])).names).toEqual(['at', 'id', 'reason', 'twice']);
});
