import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const HEADING = 'Обозначение;Наименование;Кол-во\n';
const SKIPPED = 'footer-row-skipped';

describe('the last rows of a form', () => {
  it.each([
    'Директор;;',
    ';Технолог;Иванов И.И.',
    'Инженер-конструктор;Петров П.П.;',
    ';Ответственный:;Сидорова А. Б.',
    'Дата;12.05.2026;',
    ';Начальник ПДО;',
    ';Технолог;Петров',
    ';Утвердил;_________',
    'Manager;J. Smith;',
  ])('%s is no part', async (row) => {
    const found = await understood(`${HEADING}ИЗД-1;;\nД-1;Вал;2\n${row}\n;;\nРазраб.;Иванов;\n`);
    expect([partsOf(found).map(([key]) => key), issuesOf(found)]).toEqual([
      ['d:ИЗД-1', 'd:Д-1'],
      [
        ['warning', SKIPPED, '4'],
        ['warning', SKIPPED, '6'],
      ],
    ]);
  });

  it.each(['М-1;Мастер-модель;', ';Технолог;2', 'Д-2;Директор;1', ';Инженерный стол;'])(
    '%s may be one',
    async (row) => {
      const found = await understood(`${HEADING}ИЗД-1;;\nД-1;Вал;2\n${row}\n`);
      expect(issuesOf(found).map(([, code]) => code)).not.toContain(SKIPPED);
    },
  );

  it('are no rows of a list without quantities that names who is responsible', async () => {
    const found = await understood(
      'Наименование;Ответственный;Размер\nВал;Иванов И. И.;20\nОсь;Петров П. П.;30\n',
    );
    expect(partsOf(found).length).toBe(2);
  });
});

describe('another heading below', () => {
  it('that is the same is skipped', async () => {
    const found = await understood(`${HEADING}ИЗД-1;;\nД-1;Вал;2\n${HEADING}Д-2;Ось;3\n`);
    expect([linesOf(found).length, issuesOf(found)]).toEqual([2, []]);
  });

  it('that is another ends the table, and is told', async () => {
    const found = await understood(
      `${HEADING}ИЗД-1;;\nД-1;Вал;2\n\nНаименование;Материал;Количество\nКраска;эмаль;3\n;Грунт;1\n`,
    );
    expect([linesOf(found), issuesOf(found)]).toEqual([
      [['d:ИЗД-1', 'd:Д-1', 2]],
      [['warning', 'second-table', '5']],
    ]);
    expect(found.issues[0]?.message).toContain('its 2 rows');
  });
});

describe('designations that may be mistaken', () => {
  const told = async (rows: string) =>
    issuesOf(await understood(`${HEADING}ИЗД-1;;\n${rows}`)).map(([, code, place]) => [code, place]);

  it('differ only in letters that look alike, in case or blanks', async () => {
    const like = 'designation-looks-like';
    expect(
      await told('СТ-10;Стойка;1\nCT-10;Стойка;2\nст-10;Стойка;3\nСТ – 10;Стойка;4\nСТ-10;Стойка;1\n'),
    ).toEqual([
      [like, 'A4'],
      [like, 'A5'],
      [like, 'A6'],
      ['child-summed', 'C7'],
    ]);
  });

  it.each(['Д-1, Д-2', 'Д-4...Д-6', 'Д-3/Д-3-01', 'АБ.001-01, -02', 'Д-1 и Д-2'])(
    'are several in one cell: %s',
    async (designation) => {
      expect(await told(`${designation};Вал;2\n`)).toEqual([['several-designations', 'A3']]);
    },
  );

  it.each(['Болт М6, М8', '007,5', '№ 5/#2', 'АБ/1', 'А.1, исп. 2'])('are one: %s', async (designation) => {
    expect(await told(`${designation};Вал;2\n`)).toEqual([]);
  });
});
