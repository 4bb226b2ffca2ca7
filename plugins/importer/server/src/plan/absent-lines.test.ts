import { existingAfter, prepared } from '../../../../../tests/support/prepared';
import { presentHead } from '../present';

const HEAD = 'Уровень;Обозначение;Наименование;Кол-во';
const OPTIONS = { duplicates: 'update' as const };

/** An order of two assemblies with a bolt in each. */
const BEFORE = [HEAD, '0;И;Изделие;1', '1;А;Рама;1', '2;В;Болт;2', '2;Г;Ось;1', '1;Б;Опора;1', '2;В;Болт;3'];

async function absentOf(...rows: string[]) {
  const existing = existingAfter(await prepared(BEFORE.join('\n'), OPTIONS));
  const found = await prepared([HEAD, ...rows].join('\n'), OPTIONS, existing);
  const { absentParts, absentLines, summary } = presentHead(found, true, 'ru');
  return {
    parts: absentParts.map(({ designation }) => designation),
    lines: absentLines.map(({ parent, child, quantity }) => [
      parent.designation,
      child.designation,
      quantity,
    ]),
    counts: [summary.absent, summary.absentLines],
    statuses: found.plan.parts.map(({ item, status }) => [item.key, status]),
  };
}

it('a part that is gone from one assembly and stands in another is listed as a line of the first', async () => {
  const found = await absentOf('0;И;Изделие;1', '1;А;Рама;1', '2;Г;Ось;1', '1;Б;Опора;1', '2;В;Болт;3');
  expect(found).toMatchObject({ parts: [], lines: [['А', 'В', 2]], counts: [0, 1] });
  expect(found.statuses).toContainEqual(['d:А', 'unchanged']);
});

it('one that is gone from the file is told as a part, and so is an assembly with all its lines', async () => {
  const found = await absentOf('0;И;Изделие;1', '1;Б;Опора;1', '2;В;Болт;3');
  expect(found).toMatchObject({ parts: ['А', 'Г'], lines: [], counts: [2, 0] });
});

it('an assembly whose parts stand elsewhere now has all its lines listed', async () => {
  const found = await absentOf('0;И;Изделие;1', '1;А;Рама;1', '1;Б;Опора;1', '2;В;Болт;3', '2;Г;Ось;1');
  expect(found.lines).toEqual([
    ['А', 'В', 2],
    ['А', 'Г', 1],
  ]);
});

it('nothing is absent from the same file, nor where no database was asked', async () => {
  const [, ...rows] = BEFORE;
  expect(await absentOf(...rows)).toMatchObject({ parts: [], lines: [], counts: [0, 0] });
  const { summary } = presentHead(await prepared(BEFORE.join('\n'), OPTIONS), false, 'ru');
  expect([summary.absent, summary.absentLines]).toEqual([null, null]);
});

describe('materials', () => {
  const UNITS = `${HEAD};Ед. изм.`;
  const TOLD = [
    ...[UNITS, '0;И;Изделие;1;шт', '1;А;Рама;2;шт', '2;;Лист 3;1,5;кг', '2;;Краска;0,2;л'],
    ...['1;Б;Опора;1;шт', '2;;Лист 3;4;кг'],
  ];
  const absentMaterials = async (...rows: string[]) => {
    const existing = existingAfter(await prepared(TOLD.join('\n'), OPTIONS));
    const found = await prepared([UNITS, '0;И;Изделие;1;шт', ...rows].join('\n'), OPTIONS, existing);
    return presentHead(found, true, 'ru').absentLines.map(({ parent, child, quantity, unit }) =>
      [parent.designation, child.name, quantity, unit].join(' '),
    );
  };

  it('that a file does not name any more are listed, the only one of a part too', async () => {
    expect(await absentMaterials('1;А;Рама;2;шт', '2;;Лист 3;1,5;кг', '1;Б;Опора;1;шт')).toEqual([
      'А Краска 0.2 л',
      'Б Лист 3 4 кг',
    ]);
    expect(await absentMaterials('1;А;Рама;2;шт', '1;Б;Опора;1;шт', '2;;Лист 3;4;кг')).toEqual([
      'А Лист 3 1.5 кг',
      'А Краска 0.2 л',
    ]);
  });

  it('are no matter of a file that names none', async () => {
    expect(await absentMaterials('1;А;Рама;2;шт', '1;Б;Опора;1;шт')).toEqual([]);
  });
});

it('of more than a thousand lines all are counted and a thousand listed', async () => {
  const many = Array.from({ length: 1_001 }, (_, index) => `2;М-${index};Болт;1`);
  const first = [HEAD, '0;И;Изделие;1', '1;А;Рама;1', ...many];
  const flat = [HEAD, '0;И;Изделие;1', '1;А;Рама;1', ...many.map((row) => `1${row.slice(1)}`)];
  const existing = existingAfter(await prepared(first.join('\n'), OPTIONS));
  const head = presentHead(await prepared(flat.join('\n'), OPTIONS, existing), true, 'ru');
  expect([head.absentLines.length, head.summary.absentLines]).toEqual([1_000, 1_001]);
  expect(head.absentLines[0]).toEqual({
    parent: { code: 'C2', designation: 'А', name: 'Рама' },
    child: { code: 'C3', designation: 'М-0', name: 'Болт' },
    ...{ quantity: 1, unit: null },
  });
});
