import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const HEADING = 'Обозначение;Наименование;Кол-во\n';

describe('a row is no signature because its name begins as one', () => {
  it('below a heading that heads again', async () => {
    const found = await understood(
      `${HEADING}ИЗД-1;;\nПР-100;Главный вал;1\nСТ-1;Стойка;2\nПР-100;Главный вал;\nПР-101;Втулка;4\n`,
    );
    expect([linesOf(found), issuesOf(found)]).toEqual([
      [
        ['d:ИЗД-1', 'd:ПР-100', 1],
        ['d:ИЗД-1', 'd:СТ-1', 2],
        ['d:ПР-100', 'd:ПР-101', 4],
      ],
      [],
    ]);
  });

  it('with a number of its own', async () => {
    const found = await understood(
      '№;Обозначение;Наименование;Кол-во\n1;ПР-100;Главный привод;\n1.1;ПР-110;Вал;2\n1.2;;Исполнительный механизм;1\n1.2.1;ПР-121;Шток;3\n',
    );
    expect(linesOf(found)).toEqual([
      ['d:ПР-100', 'd:ПР-110', 2],
      ['d:ПР-100', 'n:Исполнительный механизм|', 1],
      ['n:Исполнительный механизм|', 'd:ПР-121', 3],
    ]);
    const counted = await understood('№;Наименование;Кол-во\n1;Главный привод;\n1.1;Вал;2\n');
    expect(linesOf(counted)).toEqual([['n:Главный привод|', 'n:Вал|', 2]]);
  });

  it('with a parent', async () => {
    const found = await understood(
      'Входит в;Обозначение;Наименование;Кол-во\n;ПР-1;Главный привод;\nПР-1;В-1;Вал;2\n',
    );
    expect([linesOf(found), issuesOf(found)]).toEqual([[['d:ПР-1', 'd:В-1', 2]], []]);
  });

  it('but one below the table is, in whatever column it stands', async () => {
    const found = await understood(
      `${HEADING}ИЗД-1;;\nД-1;Вал;2\nРазраб.;Иванов;\n;Утв. Петров;\nГлавный инженер;Сидоров И. И.;\n`,
    );
    expect([partsOf(found).map(([key]) => key), issuesOf(found)]).toEqual([
      ['d:ИЗД-1', 'd:Д-1'],
      [
        ['warning', 'footer-row-skipped', '4'],
        ['warning', 'footer-row-skipped', '5'],
        ['warning', 'footer-row-skipped', '6'],
      ],
    ]);
  });
});

describe('a row is no total because a remark of it speaks of one', () => {
  it('in another column', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во;Примечание\nИЗД-1;;;\nД-1;Вал;2;\n;Болт М6х20;4;всего 80 на заказ\n;Гайка М6;4;Итого с запасом 90\n',
    );
    expect([linesOf(found), issuesOf(found)]).toEqual([
      [
        ['d:ИЗД-1', 'd:Д-1', 2],
        ['d:ИЗД-1', 'n:Болт М6х20|', 4],
        ['d:ИЗД-1', 'n:Гайка М6|', 4],
      ],
      [],
    ]);
  });

  it('but one whose word stands in its name or first is', async () => {
    const found = await understood(
      `№;${HEADING}1;Д-1;Вал;2\n2;Д-2;Ось;3\n;;Всего деталей;5\nИтого;;;5\n;;Всего;\n`,
    );
    expect([
      partsOf(found).map(([key]) => key),
      issuesOf(found).filter(([, code]) => code !== 'product-named-by-file'),
    ]).toEqual([
      ['d:Д-1', 'd:Д-2'],
      [
        ['warning', 'total-row-skipped', '4'],
        ['warning', 'total-row-skipped', '5'],
        ['warning', 'total-row-skipped', '6'],
      ],
    ]);
  });
});

describe('a first row without a quantity', () => {
  const below = 'Д-2;Ось;2;Ст45\nД-3;Втулка;3;Ст45\n';

  it('is the product, but that is told where it is made of something as parts are', async () => {
    const found = await understood(`Обозначение;Наименование;Кол-во;Материал\nД-1;Вал;;Ст45\n${below}`);
    expect([linesOf(found), issuesOf(found)]).toEqual([
      [
        ['d:Д-1', 'd:Д-2', 2],
        ['d:Д-1', 'd:Д-3', 3],
      ],
      [['warning', 'first-row-taken-as-product', '2']],
    ]);
  });

  it('or where it says itself that it is a part', async () => {
    const found = await understood('Обозначение;Вид;Кол-во\nД-1;Деталь;\nД-2;Деталь;2\n');
    expect(issuesOf(found)).toEqual([['warning', 'first-row-taken-as-product', '2']]);
  });

  it.each(['ИЗД-1;Изделие;;', 'ИЗД-1;;;', 'ИЗД-1;Изделие;1;Ст45'])('%s needs no word', async (first) => {
    const found = await understood(`Обозначение;Наименование;Кол-во;Материал\n${first}\n${below}`);
    expect(issuesOf(found).map(([, code]) => code)).not.toContain('first-row-taken-as-product');
  });
});
