import { issuesOf, linesOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { HEADERS } from './export/bom-table';
import { asXlsx } from '../../../../tests/support/written-bom';

const HEADING = 'Обозначение;Наименование;Кол-во;Материал\n';
const namesOf = ({ parts }: Awaited<ReturnType<typeof understood>>) =>
  parts.map(({ designation, name }) => [designation, name]);
const codesOf = (found: Parameters<typeof issuesOf>[0]) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('executions that give only the end of their designation', () => {
  it('belong to the last whole one above', async () => {
    const found = await understood(
      `${HEADING}ИЗД-1;;;\nАБВГ.101;Вал;1;\n-01;Вал;2;\n-02;;3;\nАБВГ.105;Ось;1;\n–01;Ось;4;\nАБВГ.107-01;Рама;1;\n-02;Рама;5;\n`,
    );
    expect(linesOf(found).map(([, child, quantity]) => [child, quantity])).toEqual([
      ['d:АБВГ.101', 1],
      ['d:АБВГ.101-01', 2],
      ['d:АБВГ.101-02', 3],
      ['d:АБВГ.105', 1],
      ['d:АБВГ.105-01', 4],
      ['d:АБВГ.107-01', 1],
      ['d:АБВГ.107-02', 5],
    ]);
    expect(namesOf(found)[3]).toEqual(['АБВГ.101-02', 'Вал']);
    expect(codesOf(found)).toEqual([]);
  });

  it('stand beside it in the structure', async () => {
    const found = await understood(
      'Уровень;Обозначение;Наименование;Кол-во\n0;И;Изделие;1\n1;А.10;Узел;1\n2;А.11;Вал;2\n2;-01;Вал;1\n1;-01;Узел;1\n2;Б.1;Ось;2\n',
    );
    expect(linesOf(found)).toEqual([
      ['d:И', 'd:А.10', 1],
      ['d:И', 'd:А.10-01', 1],
      ['d:А.10', 'd:А.11', 2],
      ['d:А.10', 'd:А.11-01', 1],
      ['d:А.10-01', 'd:Б.1', 2],
    ]);
  });

  it('are told where no whole designation stands above in the same section', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во\nИЗД;;\n;Детали;\n-01;Вал;1\nА.1;Ось;1\n;Прочие изделия;\n-02;Реле;1\n',
    );
    expect(codesOf(found)).toEqual([
      ['warning', 'designation-incomplete', 'A4'],
      ['warning', 'designation-incomplete', 'A7'],
    ]);
  });

  it('may have become negative numbers', async () => {
    const rows = [
      ['Обозначение', 'Наименование', 'Кол-во'],
      ['ИЗД', null, null],
      ['А.1', 'Вал', 1],
      [-1, 'Вал', 2],
    ];
    const found = await understoodXlsx(asXlsx({ rows: rows.map((cells) => ({ cells })), merges: [] }));
    expect(linesOf(found).at(-1)).toEqual(['d:ИЗД', 'd:А.1-01', 2]);
  });
});

describe('what is the same as above', () => {
  it.each(['То же', 'то же.', '"', '«', '-"-', '-//-', '″', 'Ditto'])('as %s', async (sign) => {
    const cell = `"${sign.replaceAll('"', '""')}"`;
    const found = await understood(
      `${HEADING}ИЗД-1;;;\nА.1;Вал;1;Ст3\nА.2;${cell};2;${cell}\nА.3;${cell};2;\n`,
    );
    expect(found.parts.map(({ name, material }) => [name, material])).toEqual([
      [null, null],
      ['Вал', 'Ст3'],
      ['Вал', 'Ст3'],
      ['Вал', null],
    ]);
  });

  it('in groups, in further details, and twice of one part', async () => {
    const groups = await understood(
      'Узел;Обозначение;Наименование;Кол-во\nРама;Р-1;Балка;2\n"""";Р-2;Косынка;4\nТо же;Р-3;Уголок;4\nПривод;П-1;Вал;1\n',
    );
    expect(linesOf(groups)).toEqual([
      ['n:Рама|', 'd:Р-1', 2],
      ['n:Рама|', 'd:Р-2', 4],
      ['n:Рама|', 'd:Р-3', 4],
      ['n:Привод|', 'd:П-1', 1],
    ]);
    const bolts = await understood(`${HEADING}ИЗД-1;;;\n;Болт М6;4;\n;То же;5;\n`);
    expect([linesOf(bolts), codesOf(bolts)]).toEqual([
      [['d:ИЗД-1', 'n:Болт М6|', 9]],
      [['warning', 'child-summed', '4']],
    ]);
  });

  it('is nothing where nothing stands above, and no dash', async () => {
    const found = await understood(`${HEADING}ИЗД-1;;;\nА.1;То же;1;-\nА.2;Вал;1;Ст3\nА.3;Ось;1;-\n`);
    expect(found.parts.map(({ name, material }) => [name, material])).toEqual([
      [null, null],
      ['То же', null],
      ['Вал', 'Ст3'],
      ['Ось', null],
    ]);
  });

  it('is a text of its own in the tables that we write, unless it is in words', async () => {
    for (const language of ['ru', 'en'] as const) {
      const { order: _, ...headings } = HEADERS[language];
      const found = await understood(
        `${Object.values(headings).join(';')}\n0;И;Изделие;1;шт;;;;\n1;А;Вал;1;шт;;Ст3;;\n1;Б;То же;1;шт;;"""";;\n`,
      );
      expect(found.parts.map(({ name, material }) => [name, material])).toEqual([
        ['Изделие', null],
        ['Вал', 'Ст3'],
        ['Вал', '"'],
      ]);
    }
  });
});
