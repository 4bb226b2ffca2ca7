import { issuesOf, partsOf, understood } from '../../../../tests/support/understood';

describe('a designation that is only a standard', () => {
  it('is no part by itself: size and name tell its parts apart', async () => {
    const found = await understood(
      'Обозначение;Наименование;Размер;Кол-во\nИЗД-1;;;\nГОСТ 7798-70;Болт;М6х20;4\nГОСТ 7798-70;Болт;М8х30;6\n',
    );
    expect(partsOf(found)).toEqual([
      ['d:ИЗД-1', 'assembly', 1],
      ['n:Болт ГОСТ 7798-70|М6х20', 'standard', 4],
      ['n:Болт ГОСТ 7798-70|М8х30', 'standard', 6],
    ]);
    expect(issuesOf(found)).toEqual([]);
  });

  it.each([
    'ГОСТ 7798-70',
    'ГОСТ Р ИСО 4017-2013',
    'ГОСТ ISO 4017-2013',
    'ОСТ 1 31133-80',
    'ТУ 14-1-100-80',
    'ISO 4017 A2-70',
    'DIN EN ISO 4017',
    'ANSI B18.2.1',
  ])('is known: %s', async (standard) => {
    const found = await understood(
      `Обозначение;Наименование;Кол-во\nИЗД-1;;\n${standard};Болт М6;4\n${standard};Болт М8;6\n`,
    );
    expect(partsOf(found).slice(1)).toEqual([
      [`n:Болт М6 ${standard}|`, 'standard', 4],
      [`n:Болт М8 ${standard}|`, 'standard', 6],
    ]);
  });

  it('is none where the letters only begin like one', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во\nИЗД-1;;\nENGINE-1;Motor;4\nENGINE-1;Motor A;6\n',
    );
    expect(partsOf(found).slice(1)).toEqual([['d:ENGINE-1', 'part', 10]]);
    expect(issuesOf(found).map(([, code]) => code)).toEqual(['field-differs', 'child-summed']);
  });
});

describe('a heading of standard parts', () => {
  it('is part of the name of rows that are only a size', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во\nАБВГ.100;;\nАБВГ.101;Вал;1\n;Болты ГОСТ 7798-70;\n;М6х20;4\n;М8х20;4\n;Винты ГОСТ 1491-80;\n;М6х20;10\n',
    );
    expect(partsOf(found).slice(2)).toEqual([
      ['n:Болты М6х20 ГОСТ 7798-70|', 'standard', 4],
      ['n:Болты М8х20 ГОСТ 7798-70|', 'standard', 4],
      ['n:Винты М6х20 ГОСТ 1491-80|', 'standard', 10],
    ]);
    expect(issuesOf(found)).toEqual([
      ['warning', 'caption-kept', '4'],
      ['warning', 'caption-kept', '7'],
    ]);
  });

  it('may have a position of its own', async () => {
    const found = await understood(
      'Поз.;Обозначение;Наименование;Кол.\n;АБВГ.100;;\n;;Стандартные изделия;\n5;;Болты ГОСТ 7798-70;\n6;;М6х20;4\n;;Шайба ГОСТ 11371-78;\n8;;6;4\n9;;8.01;6\n',
    );
    expect(partsOf(found).slice(1)).toEqual([
      ['n:Болты М6х20 ГОСТ 7798-70|', 'standard', 4],
      ['n:Шайба 6 ГОСТ 11371-78|', 'standard', 4],
      ['n:Шайба 8.01 ГОСТ 11371-78|', 'standard', 6],
    ]);
  });

  it('ends where a whole name follows; a counted row heads nothing', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во\nИ-1;;\n;Болт М6 ГОСТ 7798-70;2\n;М8х20;4\n;Винты ГОСТ 1491-80;\n;М6х20;10\n;Клей;1\n;М5;3\n',
    );
    expect(
      partsOf(found)
        .slice(1)
        .map(([key]) => key),
    ).toEqual(['n:Болт М6 ГОСТ 7798-70|', 'n:М8х20|', 'n:Винты М6х20 ГОСТ 1491-80|', 'n:Клей|', 'n:М5|']);
  });
});
