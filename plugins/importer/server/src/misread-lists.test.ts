import { issuesOf, partsOf, understood } from '../../../../tests/support/understood';
import type { DryRun } from './dry-run';

const keysOf = async (text: string) =>
  partsOf(await understood(text)).map(([key, , quantity]) => [key, quantity]);

/** What is told beside the name of the product, which a list does not say. */
const toldOf = (found: DryRun) =>
  issuesOf(found)
    .map(([, code]) => code)
    .filter((code) => code !== 'product-named-by-file');

describe('parts without a drawing', () => {
  it.each(['б/ч', 'БЧ', 'без черт.', 'б/н', 'н/д', 'нет', 'покупн.'])(
    '%s is no designation',
    async (word) => {
      expect(
        await keysOf(`Обозначение;Наименование;Кол-во\nД-1;Вал;2\n${word};Пластина;4\n${word};Ребро;2\n`),
      ).toEqual([
        ['d:Д-1', 2],
        ['n:Пластина|', 4],
        ['n:Ребро|', 2],
      ]);
    },
  );

  it('are told apart by the columns of their dimensions', async () => {
    expect(
      await keysOf(
        'Деталь;Длина, мм;Ширина;Кол-во\nПолка;600;300;2\nПолка;500;300;1\nПолка;600;300;3\nОсь;;;1\n',
      ),
    ).toEqual([
      ['n:Полка|600×300', 5],
      ['n:Полка|500×300', 1],
      ['n:Ось|', 1],
    ]);
    expect(await keysOf('Номенклатура;Характеристика;Кол-во\nБолт;М6х20;10\nБолт;М8х30;4\n')).toEqual([
      ['n:Болт|М6х20', 10],
      ['n:Болт|М8х30', 4],
    ]);
  });

  it('with a designation keep their dimensions as details', async () => {
    const found = await understood('Обозначение;Длина;Кол-во\nД-1;600;2\nД-1;500;1\n');
    expect(partsOf(found)).toEqual([['d:Д-1', 'part', 3]]);
    expect(found.parts[0]?.size).toBeNull();
    expect(issuesOf(found)).toContainEqual(['warning', 'child-summed', 'C3']);
  });

  it('whose designation is a standard of the works are told apart by their names', async () => {
    expect(
      await keysOf(
        'Обозначение;Наименование;Кол-во\nСТП 406-01;Заклепка 3х8;20\nСТП 406-01;Заклепка 4х8;20\n',
      ),
    ).toEqual([
      ['n:Заклепка 3х8 СТП 406-01|', 20],
      ['n:Заклепка 4х8 СТП 406-01|', 20],
    ]);
  });
});

describe('rows at the top', () => {
  it('of one part are added up, and told', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во\nД-1;Вал;5\nД-2;Ось;1\nД-1;Вал;10\n');
    expect(partsOf(found)).toEqual([
      ['d:Д-1', 'part', 15],
      ['d:Д-2', 'part', 1],
    ]);
    expect(toldOf(found)).toEqual(['child-summed']);
  });
});

describe('kinds of other programs', () => {
  it('are known', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во;Тип\nА;Рама;1;Сб. единица\nБ;Узел;1;Фантом\nВ;Вал;1;Собственное\n' +
        'Г;Мотор;1;Кооперация\nД;Болт;4;Станд. изделие\nЕ;Втулка;4;Полуфабрикат\n',
    );
    expect(partsOf(found).map(([, kind]) => kind)).toEqual([
      ...['assembly', 'assembly', 'part', 'purchased', 'standard', 'part'],
    ]);
    expect(toldOf(found)).toEqual([]);
  });

  it('by one letter too', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во;Признак ДСЕ\nА;Рама;1;С\nВ;Вал;1;Д\nГ;Мотор;1;П\nД;Болт;4;Ст\n',
      { mapping: { kind: 'D' } },
    );
    expect(partsOf(found).map(([, kind]) => kind)).toEqual(['assembly', 'part', 'purchased', 'standard']);
  });
});

describe('a row for each operation', () => {
  it('is one part, with the operations in order', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во;№ оп.;Операция;Тшт\nД-1;Вал;10;005;Заготовительная;5\nД-1;Вал;10;010;Токарная;12\n' +
        'Д-1;Вал;10;015;Фрезерная;5\nД-2;Плита;4;005;Лазер;2\nД-2;Плита;4;010;Гибка;2\n',
    );
    expect(found.parts.map(({ key, quantity, operations }) => [key, quantity, operations])).toEqual([
      ['d:Д-1', 10, ['Заготовительная', 'Токарная', 'Фрезерная']],
      ['d:Д-2', 4, ['Лазер', 'Гибка']],
    ]);
    expect(toldOf(found)).toEqual(['row-joined', 'row-joined', 'row-joined']);
  });

  it('is not what counts the part otherwise, or has the same operation', async () => {
    const found = await understood(
      'Обозначение;Кол-во;Операция\nД-1;10;Лазер\nД-1;5;Гибка\nД-2;1;Лазер\nД-2;1;Лазер\n',
    );
    expect(found.parts.map(({ key, quantity }) => [key, quantity])).toEqual([
      ['d:Д-1', 15],
      ['d:Д-2', 2],
    ]);
  });
});

describe('remarks', () => {
  it('are no materials, where they name something to do', async () => {
    const remarks = ['срочно', 'по чертежу заказчика', 'см. ТТ', 'изготовить до 15.12', '15.12.2026'];
    const rows = remarks.map((remark, index) => `Д-${index};Вал;1;${remark}`);
    const found = await understood(
      `Обозначение;Наименование;Кол-во;Примечание\n${rows.join('\n')}\nД-9;Ось;1;Сталь 45\n`,
    );
    expect(found.parts.map(({ material }) => material)).toEqual([null, null, null, null, null, 'Сталь 45']);
  });
});
