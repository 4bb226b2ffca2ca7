import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';
import type { DryRun } from './dry-run';

/** Forms of ЕСКД as drawing programs print them: pages with stamps, and what is written once in several lines. */

const HEADING = 'Формат;Зона;Поз.;Обозначение;Наименование;Кол.;Примечание';
const PAGES = [
  HEADING,
  ';;;;Документация;;',
  'A1;;;АБВГ.304.100СБ;Сборочный чертеж;;',
  ';;;;Детали;;',
  'A3;;5;АБВГ.304.101;Вал-шестерня;1;',
  'БЧ;;6;АБВГ.304.102;Прокладка;2;',
  ';;;;Картон прокладочный А 0,5;;',
  ';;;;ГОСТ 9347-74;;',
  'Изм.;Лист;№ докум.;Подп.;Дата;;',
  'Разраб.;;Иванов;;;АБВГ.304.100;',
  HEADING,
  ';;;;Продолжение;;',
  'A4;;7;АБВГ.304.103;Втулка;4;',
  ';;;;Материалы;;',
  ';;15;;Смазка ЦИАТИМ-201 ГОСТ 6267-74;0,3;кг',
  ';;;;АБВГ.304.100;;Лист 2',
];
const told = (found: DryRun) => issuesOf(found).map(([, code, place]) => [code, place]);

describe('pages of a specification', () => {
  it('are one list, of the product that its drawing names; stamps and marks of pages are no parts', async () => {
    const found = await understood(PAGES.join('\n'));
    expect(linesOf(found)).toEqual([
      ['d:АБВГ.304.100', 'd:АБВГ.304.101', 1],
      ['d:АБВГ.304.100', 'd:АБВГ.304.102', 2],
      ['d:АБВГ.304.100', 'd:АБВГ.304.103', 4],
    ]);
    expect([found.product.designation, found.summary.materials, found.summary.errors]).toEqual([
      ...['АБВГ.304.100', 1, 0],
    ]);
    expect(told(found)).toEqual([
      ['document-row-skipped', '3'],
      ['product-from-title', '3'],
      ['row-joined', '7'],
      ['row-joined', '8'],
      ['footer-row-skipped', '9'],
      ['footer-row-skipped', '10'],
      ['row-skipped', '12'],
      ['row-skipped', '16'],
    ]);
  });

  it('say below a part without a drawing what it is made of', async () => {
    const found = await understood(PAGES.join('\n'));
    expect(found.parts.map(({ name, material }) => [name, material])).toContainEqual([
      ...['Прокладка', 'Картон прокладочный А 0,5 ГОСТ 9347-74'],
    ]);
  });

  it('are named by their stamp where no document is listed', async () => {
    const found = await understood([HEADING, ...PAGES.slice(3, 6), ...PAGES.slice(8, 10)].join('\n'));
    expect([found.product.designation, partsOf(found).map(([key]) => key)]).toEqual([
      'АБВГ.304.100',
      ['d:АБВГ.304.101', 'd:АБВГ.304.102'],
    ]);
  });

  it('of several products are named by none of their documents', async () => {
    const other = PAGES[2]?.replace('304', '305') ?? '';
    const found = await understood([...PAGES.slice(0, 5), PAGES[1], other, ...PAGES.slice(3, 6)].join('\n'));
    expect(found.product.designation).toBe('заказ 7');
  });
});

describe('a list of what is bought', () => {
  const BOUGHT = [
    'Наименование;Обозначение документа на поставку;Куда входит (обозначение);Количество всего',
    'Болт М8х20;ГОСТ 7798-70;АБВГ.110;12',
    ';;АБВГ.120;4',
    ';;;16',
    'Подшипники;;;',
    'Подшипник 180205;ГОСТ 8882-75;АБВГ.120;5',
  ];

  it('names a part once for all assemblies that it goes into; their sum is no part', async () => {
    const found = await understood(BOUGHT.join('\n'));
    expect([linesOf(found), found.summary.errors]).toEqual([
      [
        ['d:АБВГ.110', 'n:Болт М8х20 ГОСТ 7798-70|', 12],
        ['d:АБВГ.120', 'n:Болт М8х20 ГОСТ 7798-70|', 4],
        ['d:АБВГ.120', 'n:Подшипник 180205 ГОСТ 8882-75|', 5],
      ],
      0,
    ]);
    expect(told(found)).toContainEqual(['total-row-skipped', '4']);
  });

  it('refuses a number beside no name that is no sum', async () => {
    const found = await understood(BOUGHT.map((row) => row.replace(';16', ';15')).join('\n'));
    expect(issuesOf(found)).toContainEqual(['error', 'row-without-identity', 'B4']);
  });
});

describe('a row without a quantity above a section', () => {
  const list = (...rows: string[]) => ['№;Обозначение;Наименование;Кол-во;Материал', ...rows].join('\n');
  const below = [';;Стандартные изделия;;', '5;;Болт М6х20 ГОСТ 7798-70;8;'];

  it('is a part whose quantity is missing where the list goes on', async () => {
    const found = await understood(
      list(';;Детали;;', '3;СТ-3.01;Стойка;4;Ст3', '4;СТ-3.08;Шина;;М1', ...below),
    );
    expect([found.lines, told(found)]).toEqual([
      [],
      [
        ['product-named-by-file', ''],
        ['quantity-taken-as-one', 'D4'],
      ],
    ]);
  });

  it('heads what stands below where nothing looks like a part, and that is told', async () => {
    const found = await understood(list(';;Детали;;', ';СТ-3.01;Стойка;4;', ';СТ-4;Короб;;', ...below));
    expect([linesOf(found), told(found)]).toEqual([
      [['d:СТ-4', 'n:Болт М6х20 ГОСТ 7798-70|', 8]],
      [
        ['product-named-by-file', ''],
        ['row-taken-as-assembly', '4'],
      ],
    ]);
  });

  it('heads the sections of another assembly where they begin anew', async () => {
    const found = await understood(
      list(';;Детали;;', '1;СТ-3.01;Стойка;4;', '2;СТ-4;Короб;;', ';;Сборочные единицы;;', '3;СТ-5;Дверь;1;'),
    );
    expect([linesOf(found), told(found)]).toEqual([
      [['d:СТ-4', 'd:СТ-5', 1]],
      [
        ['product-named-by-file', ''],
        ['row-taken-as-assembly', '4'],
      ],
    ]);
  });
});

describe('a counted first row above all sections', () => {
  const LIST = [
    '№;Обозначение;Наименование;Кол-во',
    '1;СТ-3.00.00;Стеллаж;1 шт',
    ';;Детали;',
    '2;СТ-3.00.01;Стойка;4',
    '3;СТ-3.00.02;Полка;8',
    ';;Стандартные изделия;',
    '4;;Болт М6х20 ГОСТ 7798-70;8',
  ].join('\n');

  it('that designations below begin with may be the product: it is asked', async () => {
    expect(issuesOf(await understood(LIST))).toContainEqual(['warning', 'no-structure-found', '2']);
  });

  it('is the product as soon as a person says so', async () => {
    expect(linesOf(await understood(LIST, { format: 'assembly-rows' }))).toEqual([
      ['d:СТ-3.00.00', 'd:СТ-3.00.01', 4],
      ['d:СТ-3.00.00', 'd:СТ-3.00.02', 8],
      ['d:СТ-3.00.00', 'n:Болт М6х20 ГОСТ 7798-70|', 8],
    ]);
  });
});

it('a part without a name among parts with names is told', async () => {
  const rows = ['Д-1;Вал;1', 'Д-2;Ось;1', 'Д-3;;2', 'Д-4;Шкив;1', 'Д-5;Плита;1'];
  const found = await understood(['Обозначение;Наименование;Кол-во', ...rows].join('\n'));
  expect(issuesOf(found)).toContainEqual(['warning', 'name-missing', 'B4']);
  const plain = rows.map((row) => row.replace(/;[А-я]+;/, ';;'));
  const unnamed = await understood(['Обозначение;Наименование;Кол-во', ...plain].join('\n'));
  expect(issuesOf(unnamed).map(([, code]) => code)).not.toContain('name-missing');
});
