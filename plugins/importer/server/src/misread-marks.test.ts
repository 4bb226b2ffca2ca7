import { Workbook } from 'exceljs';
import { issuesOf, partsOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import type { DryRun } from './dry-run';

/** What is told beside the name of the product, which a list does not say. */
const toldOf = (found: DryRun) => issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');
const quantitiesOf = async (text: string) =>
  partsOf(await understood(text)).map(([, , quantity]) => quantity);

describe('headings that count something else than parts', () => {
  it.each(['Кол-во гибов', 'Кол-во отверстий', 'Кол-во листов', 'Количество операций', 'Number of bends'])(
    '%s',
    async (heading) => {
      expect(
        await quantitiesOf(`Обозначение;Наименование;${heading};План\nД-1;Кожух;4;10\nД-2;Дно;2;5\n`),
      ).toEqual([10, 5]);
    },
  );
});

describe('short headings', () => {
  it.each([
    'Item;PN;Title;QPA',
    'Pos.;Artikel;Bez.;Anz.',
    'Item;Mark;Description;No. Off',
    'Item;Part No;Description;Reqd',
  ])('%s', async (heading) => {
    const found = await understood(`${heading}\n1;A-1;Shaft;2\n2;A-2;Axle;3\n`);
    expect([partsOf(found), found.parts[0]?.name]).toEqual([
      [
        ['d:A-1', 'part', 2],
        ['d:A-2', 'part', 3],
      ],
      'Shaft',
    ]);
  });
});

describe('rows that are no longer meant', () => {
  it.each([
    ['Статус', 'Аннулирован', 'Утверждён'],
    ['Изменение', 'Удалить', 'Добавить'],
    ['Включать в спецификацию', 'Нет', 'Да'],
    ['Exclude from BOM', 'x', ''],
    ['Status', 'Obsolete', 'Released'],
  ])('are counted and told: %s %s', async (heading, no, yes) => {
    const found = await understood(
      `Обозначение;Наименование;Кол-во;${heading}\nД-1;Вал;1;${yes}\nД-2;Ось;2;${no}\nД-3;Плита;1;${yes}\n`,
    );
    expect(toldOf(found)).toEqual([['warning', 'not-fitted-counted', '3']]);
  });

  it('because they are struck out', async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet('Лист1');
    sheet.addRows([
      ['Обозначение', 'Наименование', 'Кол-во'],
      ['Д-1', 'Вал', 1],
      ['Д-2', 'Ось', 2],
      ['Д-3', 'Плита', 1],
      ['Д-4', 'Лапа', 1],
    ]);
    for (const cell of ['A3', 'B3', 'C3', 'B4', 'A5', 'B5', 'C5'])
      sheet.getCell(cell).font = { strike: true };
    const found = await understoodXlsx(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect([found.parts.length, toldOf(found), found.issues.at(-1)?.message]).toEqual([
      4,
      [['warning', 'rows-struck-out', '3']],
      'Rows are struck out (2), from this one on, and were read like all others. Leave them out if they are no longer meant.',
    ]);
  });
});

describe('forms that say how many products they are for', () => {
  it.each(['Количество: 100 шт;;', 'Количество:;100;', 'Base quantity: 100;;', 'Кол-во изделий: 100;;'])(
    '%s is told',
    async (line) => {
      const found = await understood(
        `Спецификация: Узел;;\n${line}\nНоменклатура;Количество;Ед. изм.\nВинт;400;шт\nПластина;100;шт\n`,
      );
      expect(toldOf(found)).toEqual([['warning', 'title-counts-products', '2']]);
    },
  );

  it('of one product say nothing more', async () => {
    const found = await understood(
      'Количество: 1 шт;;\nНоменклатура;Количество;Ед. изм.\nВинт;4;шт\nОсь;1;шт\n',
    );
    expect(toldOf(found)).toEqual([]);
  });
});

it('a heading with another word over the parts begins another table', async () => {
  const found = await understood(
    'N;Номенклатура;Количество;Ед. изм.;Этап\n1;Корпус;1;шт;Сборка\nN;Вид работ;Количество;Ед. изм.;Этап\n1;Слесарные;2;ч;Сборка\n',
  );
  expect([partsOf(found), toldOf(found)]).toEqual([
    [['n:Корпус|', 'part', 1]],
    [['warning', 'second-table', '3']],
  ]);
});

it('thousands may be parted by an apostrophe', async () => {
  expect(await quantitiesOf("Обозначение;Кол-во\nД-1;1'000\nД-2;2’500\n")).toEqual([1000, 2500]);
});
