import { issuesOf, linesOf, understood } from '../../../../tests/support/understood';

const codesOf = (found: Parameters<typeof issuesOf>[0]) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('numbers that a spreadsheet program made dates of', () => {
  it.each([
    ['01.янв', '01.фев', '02.янв'],
    ['1-Jan', '1-Feb', '2-Jan'],
    ['01.01.2026', '01.02.2026', '02.01.2026'],
    ['2026-01-01', '2026-02-01', '2026-01-02'],
  ])('%s', async (first, second, third) => {
    const found = await understood(
      `№;Обозначение;Наименование;Кол-во\n1;А-1;Узел;1\n${first};А-2;Вал;2\n${second};А-3;Ось;1\n2;А-4;Рама;1\n${third};А-5;Плита;1\n`,
    );
    expect([found.format, linesOf(found), codesOf(found)]).toEqual([
      'dotted-number',
      [
        ['d:А-1', 'd:А-2', 2],
        ['d:А-1', 'd:А-3', 1],
        ['d:А-4', 'd:А-5', 1],
      ],
      [3, 4, 6].map((row) => ['warning', 'number-was-date', `A${row}`]),
    ]);
  });

  it('in which the month stands first', async () => {
    const found = await understood(
      '№;Обозначение;Наименование;Кол-во\n1;А-1;Узел;1\n01.янв;А-2;Вал;2\n02.янв;А-3;Ось;1\n2;А-4;Плита;1\n',
    );
    expect(linesOf(found)).toEqual([
      ['d:А-1', 'd:А-2', 2],
      ['d:А-1', 'd:А-3', 1],
    ]);
  });

  it('with three steps', async () => {
    const found = await understood(
      '№;Обозначение;Наименование;Кол-во\n1;А-1;Узел;1\n01.01.2026;А-2;Вал;2\n01.01.2001;А-3;Ось;1\n01.01.2002;А-4;Плита;1\n01.02.2026;А-5;Рама;1\n',
    );
    expect([linesOf(found), codesOf(found)]).toEqual([
      [
        ['d:А-1', 'd:А-2', 2],
        ['d:А-1', 'd:А-5', 1],
        ['d:А-2', 'd:А-3', 1],
        ['d:А-2', 'd:А-4', 1],
      ],
      [3, 4, 5, 6].map((row) => ['warning', 'number-was-date', `A${row}`]),
    ]);
  });

  it('that fit nowhere are told', async () => {
    const found = await understood(
      '№;Обозначение;Наименование;Кол-во\n1;А-1;Вал;1\n05.мар;А-2;Ось;2\n2;А-3;Плита;1\n',
    );
    expect([linesOf(found), codesOf(found)]).toEqual([[], [['warning', 'structure-column-not-used', 'A1']]]);
  });
});

describe('a column of levels', () => {
  const read = (levels: string[]) =>
    understood(
      [
        'Уровень;Обозначение;Наименование;Кол-во',
        ...levels.map((level, at) => `${level};А-${at};Часть;1`),
      ].join('\n'),
    );

  it('may have Roman numbers', async () => {
    const found = await read(['I', 'II', 'III', 'II']);
    expect([found.format, linesOf(found)]).toEqual([
      'level-column',
      [
        ['d:А-0', 'd:А-1', 1],
        ['d:А-0', 'd:А-3', 1],
        ['d:А-1', 'd:А-2', 1],
      ],
    ]);
  });

  it.each([
    ['Russian letters', ['А', 'Б', 'В', 'Б']],
    ['of which some are Latin', ['A', 'Б', 'B', 'Б']],
    ['Latin letters', ['A', 'B', 'C', 'B']],
    ['with brackets', ['а)', 'б)', 'в)', 'б)']],
  ])('may have %s', async (_what, levels) => {
    const found = await read(levels);
    expect([found.format, found.confidence, linesOf(found), codesOf(found)]).toEqual([
      'level-column',
      0.97,
      [
        ['d:А-0', 'd:А-1', 1],
        ['d:А-0', 'd:А-3', 1],
        ['d:А-1', 'd:А-2', 1],
      ],
      [],
    ]);
  });

  it('with other letters says what parts are', async () => {
    const found = await read(['С', 'Д', 'Д', 'П']);
    expect([linesOf(found), codesOf(found)]).toEqual([[], [['warning', 'structure-column-not-used', 'A1']]]);
  });

  it('that says nothing is told', async () => {
    const found = await read(['верх', 'низ', 'середина']);
    expect([found.format, codesOf(found)]).toEqual([
      'product-row',
      [['warning', 'structure-column-not-used', 'A1']],
    ]);
    expect(codesOf(await read(['1', '1', '1']))).toEqual([]);
  });
});

describe('signs before names', () => {
  it.each([
    ['-', '--'],
    ['- ', '- - '],
    ['>', '>>'],
  ])('%s and %s are depths', async (one, two) => {
    const found = await understood(
      `Наименование;Обозначение;Кол-во\nСтанок;С-1;1\n${one}Рама;Р-1;2\n${two}Балка;Б-1;4\n${one}Привод;П-1;1\n${two}Вал;В-1;1\n`,
    );
    expect([found.format, linesOf(found), found.parts.map(({ name }) => name)]).toEqual([
      'indentation',
      [
        ['d:С-1', 'd:Р-1', 2],
        ['d:С-1', 'd:П-1', 1],
        ['d:Р-1', 'd:Б-1', 4],
        ['d:П-1', 'd:В-1', 1],
      ],
      ['Станок', 'Рама', 'Балка', 'Привод', 'Вал'],
    ]);
  });

  it('of one kind only are none', async () => {
    const found = await understood('Наименование;Кол-во\nБолты;1\n- короткий;1\n- длинный;2\n');
    expect([found.format, found.parts.map(({ name }) => name)]).toEqual([
      'product-row',
      ['Болты', '- короткий', '- длинный'],
    ]);
  });
});

describe('letters behind numbers', () => {
  const read = (numbers: string[], format?: 'dotted-number') =>
    understood(
      ['№;Обозначение;Кол-во', ...numbers.map((number, at) => `${number};А-${at};1`)].join('\n'),
      format ? { format } : {},
    );

  it('may be parts of the number or positions put in: that is asked', async () => {
    const found = await read(['1', '1а', '1б', '2']);
    expect([found.format, found.alternatives, linesOf(found), codesOf(found)]).toEqual([
      'product-row',
      [{ format: 'dotted-number', confidence: 0.48 }],
      [],
      [['warning', 'format-ambiguous', 'A1']],
    ]);
    expect(linesOf(await read(['1', '1а', '1б', '2'], 'dotted-number'))).toEqual([
      ['d:А-0', 'd:А-1', 1],
      ['d:А-0', 'd:А-2', 1],
    ]);
  });

  it('are nothing where the number is not there, or there is one only', async () => {
    for (const numbers of [
      ['1', '2а', '3б'],
      ['1', '1а', '2'],
    ])
      expect(codesOf(await read(numbers))).toEqual([]);
  });
});

describe('groups', () => {
  const read = (heading: string, groups: string[]) =>
    understood(
      `${heading};Обозначение;Наименование;Кол-во\n${groups.map((group, at) => `${group};Д-${at};Деталь;1`).join('\n')}`,
    );

  it('that may be classes of parts are asked for', async () => {
    const found = await read('Группа', ['Листовые', 'Листовые', 'Токарные']);
    expect([found.format, found.alternatives, codesOf(found)]).toEqual([
      'group-column',
      [{ format: 'product-row', confidence: 0.5 }],
      [['warning', 'format-ambiguous', 'A1']],
    ]);
  });

  it.each([
    ['Узел', ['Рама', 'Рама', 'Привод']],
    ['Группа', ['СТ-01', 'СТ-01', 'СТ-02']],
  ])('%s of %s are assemblies', async (heading, groups) => {
    const found = await read(heading, groups);
    expect([found.format, codesOf(found)]).toEqual(['group-column', []]);
  });
});

describe('ways from the top down to each row', () => {
  it.each(['/', ' > ', '\\', '|'])('parted by %s', async (sign) => {
    const way = (...steps: string[]) => steps.join(sign);
    const found = await understood(
      [
        'Путь;Обозначение;Наименование;Кол-во на узел',
        `${way('А-1')};А-1;Узел;1`,
        `${way('А-1', 'А-2')};А-2;Рама;2`,
        `${way('А-1', 'А-2', 'А-3')};А-3;Балка;4`,
        `${way('А-1', 'А-5')};А-5;Плита;1`,
      ].join('\n'),
      { delimiter: ';' },
    );
    expect([found.format, linesOf(found), codesOf(found)]).toEqual([
      'parent-column',
      [
        ['d:А-1', 'd:А-2', 2],
        ['d:А-1', 'd:А-5', 1],
        ['d:А-2', 'd:А-3', 4],
      ],
      [['warning', 'structure-column-unnamed', 'A1']],
    ]);
  });

  it('are the same in a column that somebody chose for parents', async () => {
    const text = 'Путь;Обозначение;Кол-во на узел\nА-1;А-1;1\nА-1/А-2;А-2;2\nА-1/А-3;А-3;4\n';
    const found = await understood(text, { mapping: { parent: 'A' } });
    expect([linesOf(found), codesOf(found)]).toEqual([
      [
        ['d:А-1', 'd:А-2', 2],
        ['d:А-1', 'd:А-3', 4],
      ],
      [],
    ]);
  });
});
