import { issuesOf, linesOf, partsOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { asXlsx, type WrittenRow } from '../../../../tests/support/written-bom';

const HEADING = '№;Обозначение;Наименование;Кол-во\n';
const codesOf = (found: Parameters<typeof issuesOf>[0]) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');
const xlsx = (...rows: WrittenRow[]) => understoodXlsx(asXlsx({ rows, merges: [] }));
const bold = (...cells: WrittenRow['cells']): WrittenRow => ({ cells, bold: true });
const row = (...cells: WrittenRow['cells']): WrittenRow => ({ cells });

const FRAME_AND_DRIVE = [
  ['d:АБ-10.00.000 СБ', 'd:АБ-10.00.001', 4],
  ['d:АБ-10.00.000 СБ', 'd:АБ-10.00.002', 8],
  ['d:АБ-20.00.000 СБ', 'd:АБ-20.00.001', 1],
];

describe('assemblies of a list made by hand where several signs agree', () => {
  it.each([
    [
      'only they have a number',
      0.85,
      '1;АБ-10.00.000 СБ;Рама;2\n;АБ-10.00.001;Балка;4\n;АБ-10.00.002;Косынка;8\n2;АБ-20.00.000 СБ;Привод;1\n;АБ-20.00.001;Вал;1\n',
    ],
    [
      'numbers begin anew below them',
      0.85,
      ';АБ-10.00.000 СБ;Рама;2\n1;АБ-10.00.001;Балка;4\n2;АБ-10.00.002;Косынка;8\n;АБ-20.00.000 СБ;Привод;1\n1;АБ-20.00.001;Вал;1\n',
    ],
    [
      'and their designations are those of drawings',
      0.7,
      '1;АБ-10.00.000 СБ;Рама;2\n2;АБ-10.00.001;Балка;4\n3;АБ-10.00.002;Косынка;8\n4;АБ-20.00.000 СБ;Привод;1\n5;АБ-20.00.001;Вал;1\n',
    ],
  ])('are read, told, and may be refused: %s', async (_what, confidence, rows) => {
    const found = await understood(HEADING + rows);
    expect([found.format, found.confidence, linesOf(found), codesOf(found)]).toEqual([
      'assembly-rows',
      confidence,
      FRAME_AND_DRIVE,
      [
        ['warning', 'assemblies-by-look', '2'],
        ['warning', 'quantity-taken-per-parent', 'D3'],
      ],
    ]);
    expect(found.alternatives).toEqual([{ format: 'product-row', confidence: 0.45 }]);
    const plain = await understood(HEADING + rows, { format: 'product-row' });
    expect([linesOf(plain), partsOf(plain)[1], codesOf(plain)]).toEqual([
      [],
      ['d:АБ-10.00.001', 'part', 4],
      [],
    ]);
  });

  it('are bold in a workbook, and what has no designation belongs to the one above it', async () => {
    const found = await xlsx(
      bold('№', 'Наименование', 'Обозначение', 'Кол-во', 'Операции'),
      bold('', 'Рама сварная', 'СТ-01', 2, 'Св, Окр'),
      row('1', 'Балка', 'СТ-01.01', 4, 'Лент'),
      row('2', 'Болт М8', null, 6, null),
      bold('', 'Привод', 'СТ-02', 1, 'Сб'),
      row('1', 'Вал', 'СТ-02.01', 1, 'Ток'),
      row('2', 'Балка', 'СТ-01.01', 1, 'Лент'),
    );
    expect([found.format, found.confidence, linesOf(found), partsOf(found)]).toEqual([
      'assembly-rows',
      0.85,
      [
        ['d:СТ-01', 'd:СТ-01.01', 4],
        ['d:СТ-01', 'n:Болт М8|', 6],
        ['d:СТ-02', 'd:СТ-02.01', 1],
        ['d:СТ-02', 'd:СТ-01.01', 1],
      ],
      [
        ['d:СТ-01', 'assembly', 2],
        ['d:СТ-01.01', 'part', 9],
        ['n:Болт М8|', 'standard', 12],
        ['d:СТ-02', 'assembly', 1],
        ['d:СТ-02.01', 'part', 1],
      ],
    ]);
  });

  it('stand below a product without a quantity', async () => {
    const found = await understood(
      `${HEADING};СТ-00;Станок;\n;СТ-01;Рама;2\n1;СТ-01.01;Балка;4\n;СТ-02;Привод;1\n1;СТ-02.01;Вал;1\n`,
      { format: 'assembly-rows' },
    );
    expect(linesOf(found)).toEqual([
      ['d:СТ-00', 'd:СТ-01', 2],
      ['d:СТ-00', 'd:СТ-02', 1],
      ['d:СТ-01', 'd:СТ-01.01', 4],
      ['d:СТ-02', 'd:СТ-02.01', 1],
    ]);
  });
});

describe('assemblies of which one sign speaks', () => {
  const NESTED =
    '1;ПР.01.00.00;Пресс;1\n2;ПР.01.01.00;Рама;1\n3;ПР.01.01.01;Балка;2\n4;ПР.01.02.00;Привод;1\n5;ПР.01.02.01;Вал;3\n6;ПР.01.00.01;Плита;1\n';

  it.each([
    ['designations', NESTED, '2'],
    ['one of zeros', ';АБ.00.000;Рама;1\n;АБ.00.001;Балка;4\n;АБ.00.002;Лист;4\n', '2'],
    ['numbers', ';;Рама;2\n1;;Балка;4\n2;;Стойка;2\n;;Привод;1\n1;;Вал;1\n', '2'],
  ])('are asked for: %s', async (_what, rows, place) => {
    const found = await understood(HEADING + rows);
    expect([found.format, found.confidence, found.alternatives, linesOf(found), codesOf(found)]).toEqual([
      'product-row',
      0.55,
      [{ format: 'assembly-rows', confidence: 0.5 }],
      [],
      [['warning', 'no-structure-found', place]],
    ]);
  });

  it('bold texts', async () => {
    const found = await xlsx(
      bold('Наименование', 'Кол-во'),
      bold('Рама', 2),
      row('Балка', 4),
      bold('Привод', 1),
      row('Вал', 1),
    );
    expect([found.format, found.alternatives, codesOf(found)]).toEqual([
      'product-row',
      [{ format: 'assembly-rows', confidence: 0.5 }],
      [['warning', 'no-structure-found', '2']],
    ]);
  });

  it('make a tree of several levels where a person says so', async () => {
    const found = await understood(HEADING + NESTED, { format: 'assembly-rows' });
    expect(linesOf(found)).toEqual([
      ['d:ПР.01.00.00', 'd:ПР.01.01.00', 1],
      ['d:ПР.01.00.00', 'd:ПР.01.02.00', 1],
      ['d:ПР.01.00.00', 'd:ПР.01.00.01', 1],
      ['d:ПР.01.01.00', 'd:ПР.01.01.01', 2],
      ['d:ПР.01.02.00', 'd:ПР.01.02.01', 3],
    ]);
  });
});

describe('nothing looks like an assembly', () => {
  it.each([
    ['parts in a row', '1;АБ-10.00.001;А;2\n2;АБ-10.00.002;Б;4\n3;АБ-10;В;1\n'],
    ['executions', '1;АБ.101;Планка;2\n2;АБ.101-01;Планка;3\n3;АБ.102-00;Ось;1\n4;АБ.102-01;Ось;1\n'],
    ['a drawing of an assembly alone', '1;АБ.10СБ;Палец;1\n2;АБ.218.79;Болт;5\n'],
    ['numbers of pages', '1;Д-1;А;2\n;;;1\n2;Д-2;Б;4\n;;;2\n'],
    ['numbers left out here and there', '1;Д-1;А;2\n;Д-2;Б;4\n;Д-3;В;1\n4;Д-4;Г;1\n'],
  ])('%s', async (_what, rows) => {
    const found = await understood(HEADING + rows);
    expect([found.format, found.confidence, found.alternatives]).toEqual(['product-row', 0.3, []]);
    expect(codesOf(found).map(([, code]) => code)).not.toContain('no-structure-found');
  });

  it('all rows or rows below each other are bold', async () => {
    const all = await xlsx(row('Наименование', 'Кол-во'), bold('Рама', 2), bold('Балка', 4));
    const two = await xlsx(row('Наименование', 'Кол-во'), bold('Рама', 2), bold('Балка', 4), row('Вал', 1));
    expect([all.alternatives, two.alternatives]).toEqual([[], []]);
  });
});
