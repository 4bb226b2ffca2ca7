import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';
import type { DryRun } from './dry-run';

/** What is told beside the name of the product, which a list does not say. */
const toldOf = (found: DryRun) => issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');
const routesOf = ({ parts }: DryRun) => parts.map(({ operations }) => operations);

describe('lists of which no column counts', () => {
  it.each(['Выдано, шт', 'Заказ 101', 'Факт', 'Толщина'])(
    '%s: that is told, and one piece is taken',
    async (heading) => {
      const found = await understood(`Обозначение;Наименование;${heading}\nД-1;Вал;10\nД-2;Ось;5\n`);
      expect([partsOf(found), toldOf(found)]).toEqual([
        [
          ['d:Д-1', 'part', 1],
          ['d:Д-2', 'part', 1],
        ],
        [['warning', 'quantity-column-missing', '']],
      ]);
    },
  );

  it.each(['BOM-QTY', 'Instances', 'Komp.Menge (KME)', 'Comp. Qty (CUn)'])('%s counts', async (heading) => {
    expect(
      partsOf(await understood(`Part Number;Description;${heading}\nA-1;Shaft;2\nA-2;Axle;3\n`)),
    ).toEqual([
      ['d:A-1', 'part', 2],
      ['d:A-2', 'part', 3],
    ]);
  });
});

describe('numbers that SAP gives to materials', () => {
  it('designate parts beside their texts', async () => {
    const found = await understood('Material;Kurztext;Menge;ME\nT-1;Niete;12;ST\nT-3;Rahmen;2;ST\n');
    expect(found.parts.map(({ key, name, material }) => [key, name, material])).toEqual([
      ['d:T-1', 'Niete', null],
      ['d:T-3', 'Rahmen', null],
    ]);
  });

  it('are materials beside names', async () => {
    const found = await understood('Material;Name;Qty\nS235;Rivet;12\nS235;Frame;2\n');
    expect(found.parts.map(({ key, material }) => [key, material])).toEqual([
      ['n:Rivet|', 'S235'],
      ['n:Frame|', 'S235'],
    ]);
  });
});

describe('lists of circuit boards', () => {
  it('tell values apart by what they are soldered to', async () => {
    const found = await understood(
      '"Comment","Designator","Footprint","Quantity"\n"10k","R1, R2","RES0603","2"\n"10k","R3","RES0805","1"\n',
    );
    expect(partsOf(found)).toEqual([
      ['n:10k|RES0603', 'part', 2],
      ['n:10k|RES0805', 'part', 1],
    ]);
  });

  it('have captions of kinds of components, which are no assemblies', async () => {
    const found = await understood(
      'Поз. обозначение;Наименование;Кол.;Примечание\n;Конденсаторы;;\nC1...C3;К10-17б-0,1мкФ;3;\n;Резисторы;;\nR1;С2-33Н-10кОм;1;\n',
    );
    expect([linesOf(found), toldOf(found)]).toEqual([
      [],
      [
        ['warning', 'caption-kept', '2'],
        ['warning', 'caption-kept', '4'],
      ],
    ]);
  });
});

describe('columns that say where a part belongs', () => {
  it.each([
    ['В сборку (поз.)', '10'],
    ['Куда входит (обозначение)', 'А-1'],
    ['Входит в (наименование)', 'Рама'],
    ['Oberteil', 'А-1'],
  ])('%s', async (heading, parent) => {
    const found = await understood(
      `Поз.;Обозначение;Наименование;Кол-во;${heading}\n10;А-1;Рама;1;\n20;А-2;Балка;4;${parent}\n30;А-3;Лапа;2;${parent}\n`,
    );
    expect(linesOf(found)).toEqual([
      ['d:А-1', 'd:А-2', 4],
      ['d:А-1', 'd:А-3', 2],
    ]);
  });
});

describe('stages with times behind them', () => {
  it.each([
    ['"Ток 12 мин; Фрез 8 мин"', ['Ток', 'Фрез']],
    ['"005 Токарная (Тшт=5,2); 010 Шлифовальная (Тшт=3)"', ['Токарная', 'Шлифовальная']],
    ['"Ток - 12; Фрез - 8"', ['Ток', 'Фрез']],
    ['"Ток; Пресс 100 т"', ['Ток', 'Пресс 100 т']],
    ['"Участок - 2; Сборка"', ['Участок - 2', 'Сборка']],
  ])('%s', async (cell, route) => {
    expect(routesOf(await understood(`Обозначение;Кол-во;Маршрут\nД-1;1;${cell}\n`))).toEqual([route]);
  });
});

describe('what is cut from sheet', () => {
  it('is told apart by its thickness beside a size', async () => {
    const found = await understood(
      'Деталь;Толщина, мм;Размеры;Кол-во\nКосынка;6;100x100;4\nКосынка;8;100x100;2\n',
    );
    expect(partsOf(found)).toEqual([
      ['n:Косынка|100x100×6', 'part', 4],
      ['n:Косынка|100x100×8', 'part', 2],
    ]);
  });
});

describe('ends of designations', () => {
  it('of three digits stand for the last group, of two for an execution', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во\nАБ-10.101;Вал;1\n-102;Ось;2\nАБ-10.201;Лапа;1\n-01;Лапа;4\n',
    );
    expect(found.parts.map(({ designation }) => designation)).toEqual([
      ...['АБ-10.101', 'АБ-10.102', 'АБ-10.201', 'АБ-10.201-01'],
    ]);
  });
});

it('executions may have one digit below their word', async () => {
  const text = 'Обозначение;Наименование;Исп. 1;Исп. 2\nД-1;Вал;2;4\nД-2;Ось;1;\nД-3;Лапа;;5\n';
  expect(partsOf(await understood(text, { execution: '2' }))).toEqual([
    ['d:Д-1', 'part', 4],
    ['d:Д-3', 'part', 5],
  ]);
  expect(toldOf(await understood(text))).toEqual([['warning', 'execution-taken', 'C1']]);
});

describe('what stands below the parts of a form', () => {
  it('is another table with its title, sums of taxes and a signature', async () => {
    const found = await understood(
      'N;Номенклатура;Статья;Количество;Ед. изм.;Этап\n1;Корпус;;1;шт;Сборка\n;;;;;\nТрудозатраты;;;;;\nN;Вид работ;Количество;Ед. изм.;Этап;\n1;Слесарные работы;2,5;ч;Сборка;\n',
    );
    expect([partsOf(found), toldOf(found)]).toEqual([
      [['n:Корпус|', 'part', 1]],
      [['warning', 'second-table', '5']],
    ]);
    const order = await understood(
      'Артикул;Товары;Кол-во;Цена;Сумма\nШ-1;Шкаф;2;10;20\n;;;В том числе НДС:;3,33\nМенеджер;;;Иванов И.И.;\n',
    );
    expect([partsOf(order), toldOf(order)]).toEqual([
      [['d:Ш-1', 'part', 2]],
      [
        ['warning', 'total-row-skipped', '3'],
        ['warning', 'footer-row-skipped', '4'],
      ],
    ]);
  });
});
