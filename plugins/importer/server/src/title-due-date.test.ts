import { issuesOf, understood } from '../../../../tests/support/understood';
import { dayIn } from './table/title-due-date';

/** The day that an order is due, as forms name it above their tables. */

it.each([
  ['12.12.2026', '2026-12-12'],
  ['1.2.26 г.', '2026-02-01'],
  ['2026-12-12', '2026-12-12'],
  ['12 декабря 2026 г.', '2026-12-12'],
  ['«05» мая 2027', '2027-05-05'],
  ['30.02.2026', null],
  ['12/12/2026', null],
  ['10 лет', null],
  ['12.12.20261', null],
])('%s', (text, day) => {
  expect(dayIn(text)).toBe(day);
});

const TABLE = 'Обозначение;Наименование;Кол-во\nД-1;Вал;2\nД-2;Ось;1';
const due = async (...titles: string[]) => {
  const found = await understood([...titles, TABLE].join('\n'));
  const told = issuesOf(found).filter(([, code]) => code === 'due-date-from-title');
  return [found.product.dueDate, told.map(([, , row]) => row), found.product.designation];
};

it('a title names it, in one cell or in two, and is no name of the product', async () => {
  expect(await due('Срок: 12.12.2026')).toEqual(['2026-12-12', ['1'], 'заказ 7']);
  expect(await due('Изделие: Стол СТ-1;;', 'Срок изготовления;12.12.2026;')).toEqual([
    ...['2026-12-12', ['2'], 'Стол СТ-1'],
  ]);
  expect((await due('Заказ № 117 от 20.11.2026, срок сдачи до 1.12.26'))[0]).toBe('2026-12-01');
  expect((await due('Due date: 2026-12-24'))[0]).toBe('2026-12-24');
});

it('other days, and titles that name different ones, say nothing', async () => {
  expect((await due('Заказ № 117 от 20.11.2026'))[0]).toBeNull();
  expect((await due('Срок действия договора до 31.12.2026'))[0]).toBeNull();
  expect((await due('Срок службы 10 лет'))[0]).toBeNull();
  expect((await due('Срок: 12.12.2026', 'Срок поставки: 13.12.2026'))[0]).toBeNull();
});

it('what a person says counts before it, and nothing is told', async () => {
  const found = await understood(`Срок: 12.12.2026\n${TABLE}`, { dueDate: '2027-01-15' });
  expect([found.product.dueDate, issuesOf(found)]).toEqual([
    '2027-01-15',
    [['warning', 'product-named-by-file', '']],
  ]);
});
