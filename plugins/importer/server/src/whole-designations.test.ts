import { issuesOf, linesOf, understood, understoodXlsx } from '../../../../tests/support/understood';
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
