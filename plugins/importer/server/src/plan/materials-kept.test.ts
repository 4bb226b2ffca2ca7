import { existingAfter, prepared } from '../../../../../tests/support/prepared';
import type { Duplicates } from '../contracts';

const FILE = [
  'Уровень;Обозначение;Наименование;Кол-во;Ед. изм.',
  ...['0;И;Изделие;1;шт', '1;А;Рама;2;шт', '2;;Лист 3;1,5;кг', '1;Б;Ось;1;шт', '2;;Круг 20;0,4;кг'],
].join('\n');

async function told(duplicates: Duplicates, isThere = true) {
  const first = await prepared(FILE, {});
  const { issues } = await prepared(FILE, { duplicates }, isThere ? existingAfter(first) : undefined);
  return issues.filter(({ code }) => code === 'materials-kept');
}

it('an update says once that it leaves the materials of parts that exist', async () => {
  expect(await told('update')).toEqual([
    {
      ...{ severity: 'warning', code: 'materials-kept', row: 3, column: null, value: 'А' },
      details: { count: 2 },
    },
  ]);
});

it('and says nothing where no part exists or existing parts are left alone', async () => {
  expect([await told('update', false), await told('skip')]).toEqual([[], []]);
});
