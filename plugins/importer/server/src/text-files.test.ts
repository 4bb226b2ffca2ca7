import { encode } from 'iconv-lite';
import { issuesOf, partsOf, understood } from '../../../../tests/support/understood';
import { countDataRows } from './table/data-rows';
import { readFileBytes, understand } from './understand';
import { dryRun } from './dry-run';
import { NOTHING_EXISTS } from './plan/existing';
import { prepare } from './prepare';
import { summarise } from './present';

describe('text files', () => {
  const TABLE = 'Обозначение|Наименование|Кол-во\nАБ.1|Корпус сварной|1\nАБ.2|Вал ведущий|2\n';

  it.each(['windows-1251', 'cp866', 'koi8-r', 'utf-8'] as const)(
    'in %s with | are read without help',
    async (encoding) => {
      const found = await understood(encode(TABLE, encoding));
      expect([found.encoding, found.delimiter, partsOf(found)]).toEqual([
        encoding,
        '|',
        [
          ['d:АБ.1', 'part', 1],
          ['d:АБ.2', 'part', 2],
        ],
      ]);
      expect(found.parts[0]?.name).toBe('Корпус сварной');
      expect(issuesOf(found)).toEqual([['warning', 'product-named-by-file', '']]);
    },
  );

  it('drawn as a table have lines that are no rows', async () => {
    const found = await understood(
      '| Обозначение | Наименование | Кол-во |\n|-------------|:-------------|-------:|\n| АБ.1        | Вал          |      2 |\n',
    );
    expect([partsOf(found), found.summary.errors]).toEqual([[['d:АБ.1', 'part', 2]], 0]);
  });

  it('are read as a person says, and doubt is told', async () => {
    const bytes = encode('Part Number;Qty;Name\nA-1;2;Ш20\n', 'windows-1251');
    const found = await understood(bytes);
    expect([found.encoding, (found.encodingConfidence ?? 1) < 1]).toEqual(['windows-1251', true]);
    expect(issuesOf(found)).toContainEqual(['warning', 'encoding-doubtful', '']);
    const wished = await understood(bytes, { encoding: 'koi8-r' });
    expect([wished.encoding, wished.encodingConfidence, wished.parts[0]?.name]).toEqual(['koi8-r', 1, 'ь20']);
    expect(issuesOf(wished)).not.toContainEqual(['warning', 'encoding-doubtful', '']);
  });
});

describe('the limit of rows', () => {
  it('counts rows of data only in a workbook', () => {
    const rows = (count: number) => [
      { number: 1, outline: 0, cells: ['Спецификация'] },
      { number: 2, outline: 0, cells: ['Обозначение', 'Кол-во'] },
      ...Array.from({ length: count }, (_, index) => ({
        number: index + 3,
        outline: 0,
        cells: [`Д-${index}`, 1],
      })),
    ];
    const count = (of: number) =>
      countDataRows([{ name: 'BOM', hidden: false, rows: rows(of), merges: [], quoteProblems: [] }], {}, 5);
    expect([count(5), count(6)]).toEqual([5, 6]);
  });
});

describe('a text that is called a workbook', () => {
  const read = (text: string, fileName: string) => dryRun(Buffer.from(text), fileName, {}, 'en');

  it('and holds no table is none', async () => {
    const found = await read(
      'Добрый день!\nСостав, как договорились, пришлю завтра; спасибо.\n',
      'состав.XLSX',
    );
    expect([found.columns, issuesOf(found)]).toEqual([[], [['error', 'file-not-a-workbook', '']]]);
  });

  it('and holds a table is read', async () => {
    expect(partsOf(await read('Обозначение;Кол-во\nД-1;2\n', 'состав.xlsx'))).toEqual([['d:Д-1', 'part', 2]]);
    const bare = await read('А-1;Д-1;2\nД-1;Д-2;1\n', 'состав.xls');
    expect(bare.summary.parts).toBe(3);
  });

  it('by another name shows its rows, that somebody may point at the heading', async () => {
    const found = await read('Добрый день!\nСостав пришлю завтра; спасибо.\n', 'состав.csv');
    expect(issuesOf(found)).toEqual([['error', 'header-not-found', '']]);
  });
});

it('a part with an error counts as refused, not as new', async () => {
  const workbook = await readFileBytes(Buffer.from('Обозначение;Кол-во\nД-1;2\nД-2;много\n'), {});
  if (!workbook.ok) throw new Error(workbook.code);
  const prepared = prepare(understand(workbook, 'bom.csv', {}), {}, NOTHING_EXISTS);
  const summary = summarise(prepared, true);
  expect([summary.parts, summary.new, summary.errors]).toEqual([2, 1, 1]);
});
