import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const HEADING = 'Обозначение;Наименование;Кол-во;Ед. изм.\nИЗД-1;;;\nД-1;Вал;2;шт\n';

describe('what is measured is a material', () => {
  it.each([
    'кг',
    'Г',
    'м',
    'мм',
    'м²',
    'кв. м',
    'п.м',
    'пог. м',
    'метр',
    'метры',
    'metres',
    'KG',
    'm^2',
    'л',
    'т',
  ])('in %s, whole and with a designation too', async (unit) => {
    const found = await understood(`${HEADING}КГ-3;Кабель;12;${unit}\n`);
    expect([linesOf(found), found.summary.materials, issuesOf(found)]).toEqual([
      [['d:ИЗД-1', 'd:Д-1', 2]],
      1,
      [['warning', 'measured-as-material', '4']],
    ]);
  });

  it('in the cell of the number, whatever the column of units says', async () => {
    const found = await understood(`${HEADING}Т-1;Труба;500 мм;шт\n;Шнур;"1,5 п.м";\n`);
    expect([linesOf(found).length, found.summary.materials, found.summary.errors]).toEqual([1, 2, 0]);
  });

  it('in the heading of the quantity', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во, кг\nИЗД-1;;\n;Краска;"0,5"\nГ-1;Грунт;2\n',
    );
    expect([linesOf(found), found.summary.materials, found.summary.errors]).toEqual([[], 2, 0]);
  });

  it('but not what has parts of its own, or is made', async () => {
    const found = await understood(
      'Уровень;Обозначение;Кол-во на узел;Ед.;Операции\n0;И;1;;\n1;РУ-1;2;м;\n2;Д-1;4;шт;\n1;Ш-1;3;м;Резка\n',
    );
    expect([linesOf(found), issuesOf(found)]).toEqual([
      [
        ['d:И', 'd:РУ-1', 2],
        ['d:И', 'd:Ш-1', 3],
        ['d:РУ-1', 'd:Д-1', 4],
      ],
      [['warning', 'measured-counted-as-pieces', '5']],
    ]);
  });

  it('and belongs to no part where none stands above it', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол.;Прим.\n;Материалы;;\n;Проволока;2;м\n;Краска;0,1;кг\n',
    );
    expect([partsOf(found), issuesOf(found).filter(([, code]) => code !== 'product-named-by-file')]).toEqual([
      [],
      [
        ['warning', 'material-without-part', '3'],
        ['warning', 'material-without-part', '4'],
      ],
    ]);
  });
});

describe('what is counted in other units than pieces', () => {
  it.each([
    ['2;тыс. шт', 2000],
    ['0,5;тыс.шт.', 500],
    ['1;100 шт', 100],
    ['2 тыс. шт;', 2000],
    ['2 pcs;', 2],
    ['x2;', 2],
    ['2x;', 2],
    ['3;компл.', 3],
    ['3;к-т', 3],
    ['3;Each', 3],
    ['2;дюжина', 24],
  ])('%s is %s', async (text, pieces) => {
    const found = await understood(`${HEADING}Б-1;Болт;${text}\n`);
    expect([linesOf(found)[1], issuesOf(found)]).toEqual([['d:ИЗД-1', 'd:Б-1', pieces], []]);
  });

  it('a unit that nobody knows is told once', async () => {
    const found = await understood(`${HEADING}Б-1;Болт;3;ведро\nБ-2;Болт;4;ведро\n`);
    expect([linesOf(found).length, issuesOf(found)]).toEqual([3, [['warning', 'unit-unknown', 'D4']]]);
    expect(found.issues[0]?.value).toBe('ведро');
  });

  it('half a thousandth of a thousand is no piece', async () => {
    const found = await understood(`${HEADING}Б-1;Болт;"0,0005";тыс. шт\n`);
    expect(issuesOf(found)).toEqual([['error', 'quantity-not-whole', 'C4']]);
  });
});

it('a mass among remarks is no material of a part', async () => {
  const found = await understood(
    'Обозначение;Наименование;Кол-во;Примечание\nИЗД-1;;;\nД-1;Вал;2;"0,2 кг"\nД-2;Ось;1;30ХГСА\n',
  );
  expect(found.parts.map(({ material }) => material)).toEqual([null, null, '30ХГСА']);
});
