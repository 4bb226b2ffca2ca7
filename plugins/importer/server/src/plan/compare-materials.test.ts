import { existingAfter, prepared } from '../../../../../tests/support/prepared';
import { amendmentsOf } from '../commit/amend-existing';
import type { Existing } from './existing';

const HEAD = 'Уровень;Обозначение;Наименование;Кол-во;Ед. изм.';
const OPTIONS = { duplicates: 'update' as const };
const list = (pieces: number, ...materials: string[]) =>
  [HEAD, '0;И;Изделие;1;шт', `1;А;Рама;${pieces};шт`, ...materials.map((row) => `2;;${row}`)].join('\n');

async function updated(text: string, change: (existing: Existing) => Existing = (existing) => existing) {
  const first = await prepared(list(2, 'Лист 3;1,5;кг', 'Краска;0,2;л'), OPTIONS);
  const { plan } = await prepared(text, OPTIONS, change(existingAfter(first)));
  const part = plan.parts.find(({ item }) => item.key === 'd:А');
  return {
    status: part?.status,
    differences: part?.differences,
    absent: plan.absentLines.map(({ parent, child, quantity, unit }) => [
      ...[parent.designation, child.name, quantity, unit],
    ]),
    needs: amendmentsOf(plan).find(({ key }) => key === 'd:А')?.materials,
  };
}

it('another quantity and a new material are a difference and go into the act; one that is not named stays and is listed', async () => {
  expect(await updated(list(2, 'Лист 3;1,75;кг', 'Грунт;0,1;л'))).toEqual({
    status: 'changed',
    differences: [{ field: 'materials', from: 'Лист 3: 1.5 кг', to: 'Грунт: 0.1 л; Лист 3: 1.75 кг' }],
    absent: [['А', 'Краска', 0.2, 'л']],
    needs: [
      { name: 'Лист 3', quantity: 3.5, unit: 'кг' },
      { name: 'Краска', quantity: 0.4, unit: 'л' },
      { name: 'Грунт', quantity: 0.2, unit: 'л' },
    ],
  });
});

it('more pieces need more of the same materials, also where the file names none', async () => {
  const needs = [
    { name: 'Лист 3', quantity: 7.5, unit: 'кг' },
    { name: 'Краска', quantity: 1, unit: 'л' },
  ];
  expect(await updated(list(5, 'Лист 3;1,5;кг', 'Краска;0,2;л'))).toMatchObject({ needs, absent: [] });
  expect(await updated(list(5))).toMatchObject({
    ...{ needs, absent: [] },
    differences: [{ field: 'required', from: 2, to: 5 }],
  });
});

it('the same materials, also in two rows, and rounded needs of before are no difference', async () => {
  const rounded = (existing: Existing): Existing => ({
    ...existing,
    parts: existing.parts.map((part) => ({
      ...part,
      materials: part.materials?.map((need) => ({ ...need, quantity: need.quantity + 4e-7 })) ?? null,
    })),
  });
  for (const change of [undefined, rounded])
    expect(await updated(list(2, 'Лист 3;1;кг', 'Краска;0,2;л', 'Лист 3;0,5;кг'), change)).toMatchObject({
      ...{ status: 'unchanged', differences: [], absent: [], needs: undefined },
    });
});

it('a file without materials says nothing of them', async () => {
  expect(await updated(list(2))).toMatchObject({ status: 'unchanged', absent: [], needs: undefined });
});

it('a part without materials gets them', async () => {
  const bare = (existing: Existing): Existing => ({
    ...existing,
    parts: existing.parts.map((part) => ({ ...part, materials: null })),
  });
  expect(await updated(list(2, 'Лист 3;1,5;кг'), bare)).toMatchObject({
    differences: [{ field: 'materials', from: '', to: 'Лист 3: 1.5 кг' }],
    needs: [{ name: 'Лист 3', quantity: 3, unit: 'кг' }],
  });
});
