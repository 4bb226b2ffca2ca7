import { issuesOf, linesOf, partsOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { asXlsx } from '../../../../tests/support/written-xlsx';
import type { DryRun } from './dry-run';

const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);
const sheet = (rows: (string | number | null)[][], merges: string[] = []) =>
  understoodXlsx(asXlsx({ rows: rows.map((cells) => ({ cells })), merges }));
const toldOf = (found: DryRun) => issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('an assembly whose heading lacks the code of its drawing', () => {
  const list = (counted: string, heading: string) =>
    file(
      '№;Обозначение;Наименование;Кол-во',
      ';И-1;;',
      `;${counted};Рама;2`,
      ';АБ.302;Крышка;1',
      `;${heading};;`,
      ';АБ.301.1;Балка;4',
    );

  it.each([
    ['АБ.301СБ', 'АБ.301'],
    ['АБ.301 СБ', 'АБ.301'],
    ['АБ.301', 'АБ.301СБ'],
  ])('is that of the row: %s and %s', async (counted, heading) => {
    const found = await list(counted, heading);
    expect([linesOf(found), toldOf(found)]).toEqual([
      [
        ['d:И-1', `d:${heading}`, 2],
        ['d:И-1', 'd:АБ.302', 1],
        [`d:${heading}`, 'd:АБ.301.1', 4],
      ],
      [['warning', 'assembly-by-drawing', '3']],
    ]);
  });

  it('is another one where the file counts that too', async () => {
    const found = await file(
      '№;Обозначение;Наименование;Кол-во',
      ';И-1;;',
      ';АБ.301СБ;Рама;2',
      ';АБ.301;Рама сварная;1',
      ';АБ.301;;',
      ';АБ.301.1;Балка;4',
    );
    expect(linesOf(found)).toEqual([
      ['d:И-1', 'd:АБ.301СБ', 2],
      ['d:И-1', 'd:АБ.301', 1],
      ['d:АБ.301', 'd:АБ.301.1', 4],
    ]);
  });

  it('is named so in a column of parents', async () => {
    const found = await file(
      'Обозначение;Наименование;Входит в;Кол-во на узел',
      'АБ.000;Изделие;;1',
      'АБ.100;Рама;АБ.000СБ;2',
      'АБ.101;Балка;АБ.100СБ;4',
    );
    expect([linesOf(found), toldOf(found)]).toEqual([
      [
        ['d:АБ.000', 'd:АБ.100', 2],
        ['d:АБ.100', 'd:АБ.101', 4],
      ],
      [
        ['warning', 'parent-taken-as', 'C3'],
        ['warning', 'parent-taken-as', 'C4'],
      ],
    ]);
  });
});

describe('a stage beside what it uses up', () => {
  it.each(['Номенклатура;Количество;Ед.;Этап', 'Номенклатура;Количество;Статья калькуляции;Этап'])(
    'is no route: %s',
    async (heading) => {
      const found = await file(heading, 'Труба 40х40;4;шт;Сварка', 'Крышка;8;шт;Сборка');
      expect([found.mapping.operations, found.parts.map(({ operations }) => operations)]).toEqual([
        undefined,
        [[], []],
      ]);
    },
  );

  it('is one where a person says so, and beside parts of other lists', async () => {
    const lines = ['Номенклатура;Количество;Ед.;Этап', 'Труба 40х40;4;шт;Сварка'].join('\n');
    const chosen = await understood(lines, { mapping: { operations: 'D' } });
    const other = await file('Обозначение;Кол-во;Этап', 'Д-1;4;Сварка');
    expect([chosen, other].map(({ parts: [part] }) => part?.operations)).toEqual([['Сварка'], ['Сварка']]);
  });
});

describe('two tables side by side', () => {
  const heading = '№;Обозначение;Наименование;Кол-во;;№;Обозначение;Наименование;Кол-во';

  it('are an error: the parts of one of them would be lost', async () => {
    const found = await file(heading, '1;Д-1;Вал;2;;3;Д-3;Ось;1', '2;Д-2;Втулка;4;;4;Д-4;Фланец;6');
    expect(toldOf(found)).toEqual([['error', 'tables-side-by-side', 'F1']]);
  });

  it('are none where nothing stands in the second one, or one column only is there twice', async () => {
    const codes = async (...lines: string[]) => toldOf(await file(...lines)).map(([, code]) => code);
    expect(await codes(heading, '1;Д-1;Вал;2;;;;;', '2;Д-2;Втулка;4;;;;;')).not.toContain(
      'tables-side-by-side',
    );
    expect(await codes('Обозначение;Наименование;Кол-во;Кол-во', 'Д-1;Вал;2;2')).toEqual([
      'header-duplicate',
    ]);
  });
});

describe('the lists of assemblies of other programs', () => {
  it('CATIA writes them below each other and sums them up at the end', async () => {
    const heading = 'Quantity\tPart Number\tType\tNomenclature';
    const found = await file(
      'Bill of Material: TABLE',
      heading,
      '1\tTOP\tAssembly\tTop',
      '4\tLEG\tPart\tLeg',
      '',
      'Bill of Material: TOP',
      heading,
      '3\tBRD\tPart\tBoard',
      '',
      'Recapitulation of: TABLE',
      'Different parts: 2',
      'Total parts: 7',
      '',
      'Quantity\tPart Number',
      '4\tLEG',
      '3\tBRD',
    );
    expect([linesOf(found), toldOf(found)]).toEqual([
      [
        ['d:TABLE', 'd:TOP', 1],
        ['d:TABLE', 'd:LEG', 4],
        ['d:TOP', 'd:BRD', 3],
      ],
      [['warning', 'second-table', '10']],
    ]);
  });

  it('ERPNext writes each beside its head', async () => {
    const found = await file(
      'ID,Item,Quantity,ID (Items),Item Code (Items),Item Name (Items),Qty (Items),UOM (Items)',
      'BOM-TBL-001,TBL,1,a1,LEG,Leg,4,Nos',
      ',,,a2,TOP,Top,1,Nos',
      'BOM-TOP-001,TOP,1,b1,BRD,Board,3,Nos',
    );
    expect([linesOf(found), found.parts.map(({ name }) => name)]).toEqual([
      [
        ['d:TBL', 'd:LEG', 4],
        ['d:TBL', 'd:TOP', 1],
        ['d:TOP', 'd:BRD', 3],
      ],
      [null, 'Leg', 'Top', 'Board'],
    ]);
  });
});

it('a designation merged over two parts designates the first of them, which is told', async () => {
  const found = await sheet(
    [
      ['Обозначение', 'Наименование', 'Кол-во'],
      ['Д-1', 'Вал левый', 2],
      [null, 'Вал правый', 3],
    ],
    ['A2:A3'],
  );
  expect([found.parts.map(({ key, quantity }) => [key, quantity]), toldOf(found)]).toEqual([
    [
      ['d:Д-1', 2],
      ['n:Вал правый|', 3],
    ],
    [['warning', 'designation-merged', 'A3']],
  ]);
});

describe('a second row of a heading', () => {
  const PARTS = [
    ['d:Д-1', 'part', 2],
    ['d:Д-2', 'part', 4],
  ];
  const data = [
    [1, 'Д-1', 'Вал', 2, 'Ст3'],
    [2, 'Д-2', 'Ось', 4, 'Ст3'],
  ];

  it.each([
    [
      ['№', 'Обозна-', 'Наимено-', 'Кол-', 'Мате-'],
      ['п/п', 'чение', 'вание', 'во', 'риал'],
    ],
    [
      ['№', 'Обозначение', 'Наименование', 'Кол-во', 'Материал'],
      [null, 'детали', 'детали', 'в узле', null],
    ],
  ])('ends or goes on with its words: %s %s', async (first, second) => {
    const found = await sheet([first, second, ...data]);
    expect([partsOf(found), found.parts.map(({ material }) => material), toldOf(found)]).toEqual([
      PARTS,
      ['Ст3', 'Ст3'],
      [],
    ]);
  });

  it('is a part where its words do not go on with those above', async () => {
    const found = await file('Наименование;Материал;Кол-во', 'вал;сталь;', 'ось;сталь;2');
    expect(found.parts.map(({ name }) => name)).toEqual(['вал', 'ось']);
  });
});

describe('pieces of two sides of a part', () => {
  it.each([
    'Обозначение;Наименование;Кол-во левых;Кол-во правых',
    'Обозначение;Наименование;Кол. т;Кол. н',
    'Part Number;Description;Qty LH;Qty RH',
  ])('are an error: %s', async (heading) => {
    const lines = [heading, 'Д-1;Крышка;2;3', 'Д-2;Нога;1;1'].join('\n');
    expect(toldOf(await understood(lines))).toEqual([['error', 'quantity-of-sides', 'D1']]);
    const chosen = await understood(lines, { mapping: { quantity: 'D' } });
    expect([partsOf(chosen), chosen.summary.errors]).toEqual([
      [
        ['d:Д-1', 'part', 3],
        ['d:Д-2', 'part', 1],
      ],
      0,
    ]);
  });

  it('stand below a merged heading too', async () => {
    const found = await sheet(
      [
        ['Марка', 'Поз.', 'Количество', null, 'Сечение', 'Длина'],
        [null, null, 'т', 'н', null, null],
        ['К1', 1, 2, 2, 'I20', 6000],
        [null, 2, 4, null, '-10х200', 300],
      ],
      ['C1:D1'],
    );
    expect([linesOf(found), toldOf(found)]).toEqual([
      [
        ['d:К1', 'd:К1-1', 2],
        ['d:К1', 'd:К1-2', 4],
      ],
      [['error', 'quantity-of-sides', 'D1']],
    ]);
  });
});

it('dotted numbers under "Уровень" are the structure', async () => {
  const found = await file(
    'Уровень;Обозначение;Наименование;Кол-во на узел',
    '1;И-1;Изделие;1',
    '1.1;У-1;Узел;2',
    '1.1.1;Д-1;Вал;3',
    '1.2;Д-2;Ось;1',
  );
  expect([found.format, linesOf(found), toldOf(found)]).toEqual([
    'dotted-number',
    [
      ['d:И-1', 'd:У-1', 2],
      ['d:И-1', 'd:Д-2', 1],
      ['d:У-1', 'd:Д-1', 3],
    ],
    [],
  ]);
});

it.each(['L;W', 'L, мм;B, мм', 'Д;Ш'])('dimensions in one letter tell parts apart: %s', async (headings) => {
  const found = await file(`Деталь;${headings};Кол-во`, 'Полка;600;300;2', 'Полка;500;300;3');
  expect(partsOf(found)).toEqual([
    ['n:Полка|600×300', 'part', 2],
    ['n:Полка|500×300', 'part', 3],
  ]);
});
