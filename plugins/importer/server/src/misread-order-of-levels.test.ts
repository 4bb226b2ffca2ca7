import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);
const codesOf = (found: Awaited<ReturnType<typeof file>>) => issuesOf(found).map(([, code]) => code);

describe('rows that were sorted by their level', () => {
  it('are told: nobody can see what belongs to what', async () => {
    const found = await file(
      'Уровень;Обозначение;Наименование;Кол-во',
      '0;БЛ.1;Стан;1',
      '1;БЛ.2;Клеть;2',
      '1;БЛ.3;Привод;1',
      '1;БЛ.4;Рама;1',
      '2;БЛ.5;Валок;2',
      '2;БЛ.6;Мотор;1',
      '2;БЛ.7;Станина;1',
      '3;БЛ.9;Шейка;2',
    );
    expect(issuesOf(found)).toEqual([['warning', 'levels-look-sorted', 'A6']]);
  });

  it('are told where another row than the last one is an assembly', async () => {
    const found = await file(
      'Уровень;Обозначение;Наименование;Кол-во;Вид',
      '0;БЛ.1;Стан;1;Сборка',
      '1;БЛ.2;Клеть;2;Сборка',
      '1;БЛ.3;Рама;1;Деталь',
      '2;БЛ.4;Валок;2;Деталь',
    );
    expect(issuesOf(found)).toEqual([['warning', 'levels-look-sorted', 'A5']]);
  });

  it.each([
    // Only one row stands above each level.
    ['0;А;Стан;1;', '1;Б;Клеть;1;', '2;В;Валок;2;', '2;Г;Мотор;1;'],
    // The last row of its level is the only assembly.
    ['0;А;Стан;1;Сборка', '1;Б;Плита;1;Деталь', '1;В;Клеть;1;Сборка', '2;Г;Валок;2;Деталь'],
    // Designations say that they belong together.
    ['0;А;Стан;1;', '1;А.1;Плита;1;', '1;А.2;Клеть;1;', '2;А.2.1;Валок;2;'],
    // The list comes back to a level above.
    ['0;А;Стан;1;', '1;Б;Плита;1;', '1;В;Клеть;1;', '2;Г;Валок;2;', '1;Д;Рама;1;'],
  ])('are no such rows: %s', async (...rows) => {
    expect(codesOf(await file('Уровень;Обозначение;Наименование;Кол-во;Вид', ...rows))).not.toContain(
      'levels-look-sorted',
    );
  });

  it('are read by the column of parents where all of them are known and as deep as their levels', async () => {
    const found = await file(
      'Уровень;Обозначение;Наименование;Куда входит;Кол-во',
      '0;БФ.1;Стан;;1',
      '1;БФ.2;Клеть;БФ.1;2',
      '1;БФ.3;Привод;БФ.1;1',
      '2;БФ.4;Валок;БФ.2;2',
      '2;БФ.5;Мотор;БФ.3;1',
      '2;БФ.6;Станина;БФ.2;1',
      '3;БФ.7;Шейка;БФ.4;2',
    );
    expect([partsOf(found).map(([key, , pieces]) => [key, pieces]), issuesOf(found)]).toEqual([
      [
        ['d:БФ.1', 1],
        ['d:БФ.2', 2],
        ['d:БФ.3', 1],
        ['d:БФ.4', 4],
        ['d:БФ.5', 1],
        ['d:БФ.6', 2],
        ['d:БФ.7', 8],
      ],
      [],
    ]);
  });
});

describe('levels with decimals, as data frames and office programs write them', () => {
  it.each([
    ['0.0', '1.0', '2.0', '1.0'],
    ['0,0', '1,0', '2,0', '1,0'],
    ['0.00', '1.00', '2.00', '1.00'],
  ])('are whole: %s', async (a, b, c, d) => {
    const found = await file(
      'Уровень;Обозначение;Наименование;Кол-во',
      `${a};УД.1;Робот;1`,
      `${b};УД.2;Рука;2`,
      `${c};УД.3;Звено;3`,
      `${d};УД.4;База;1`,
    );
    expect([linesOf(found), issuesOf(found)]).toEqual([
      [
        ['d:УД.1', 'd:УД.2', 2],
        ['d:УД.1', 'd:УД.4', 1],
        ['d:УД.2', 'd:УД.3', 3],
      ],
      [],
    ]);
  });
});
