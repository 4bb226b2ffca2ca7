import { issuesOf, linesOf, understood } from '../../../../tests/support/understood';
import type { DryRun } from './dry-run';

/** What is told beside the name of the product, which a list does not say. */
const toldOf = (found: DryRun) => issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');
const LINES = [
  ['d:А-1', 'd:А-2', 2],
  ['d:А-1', 'd:А-3', 3],
];

describe('a column that names other rows under a heading that nobody knows', () => {
  it.each(['Первичная применяемость', 'Комплектация', 'X'])(
    'is that of parents, and told: %s',
    async (heading) => {
      const found = await understood(
        `Обозначение;Наименование;Количество;${heading}\nА-1;Узел;1;\nА-2;Вал;2;А-1\nА-3;Ось;3;А-1\n`,
      );
      expect([linesOf(found), toldOf(found)]).toEqual([
        LINES,
        [['warning', 'structure-column-unnamed', 'D1']],
      ]);
    },
  );

  it.each([
    ['Заменяет', 'А-1', 'А-1'],
    ['Ответная деталь', 'А-1', 'А-1'],
    ['Комплектация', 'А-1', 'А-9'],
    ['Комплектация', '', 'А-1'],
  ])('is none: %s %s %s', async (heading, first, second) => {
    const found = await understood(
      `Обозначение;Наименование;Количество;${heading}\nА-1;Узел;1;\nА-2;Вал;2;${first}\nА-3;Ось;3;${second}\n`,
    );
    expect(linesOf(found)).toEqual([]);
  });
});

describe('headings of parents and parts in other programs', () => {
  it.each([
    ['Номенклатура (изделие);Исходная комплектация;Количество', 'n:Стол|', 'n:Ножка|'],
    ['Parent Part;Mtl Part;Qty Per', 'd:Стол', 'd:Ножка'],
    ['Код узла;Код детали;Кол-во в узле', 'd:Стол', 'd:Ножка'],
  ])('%s', async (heading, parent, part) => {
    const found = await understood(`${heading}\nСтол;Ножка;4\nНожка;Труба;1\n`);
    expect(linesOf(found)[0]).toEqual([parent, part, 4]);
  });
});

it('rows of a kind "ТО" are operations', async () => {
  const found = await understood(
    'Уровень;Вид;Обозначение;Наименование;Кол-во\n0;Сборка;И-1;Изделие;1\n1;Деталь;Д-1;Вал;2\n2;ТО;005;Заготовительная;\n2;ТО;010;Токарная;\n',
  );
  expect([found.parts.map(({ key, operations }) => [key, operations]), toldOf(found)]).toEqual([
    [
      ['d:И-1', []],
      ['d:Д-1', ['Заготовительная', 'Токарная']],
    ],
    [],
  ]);
});
