import { issuesOf, understood } from '../../../../tests/support/understood';
import type { DryRun } from './dry-run';

const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);
const toldOf = (found: DryRun) => issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('words in place of a route', () => {
  it.each(['нет', 'не требуется', 'б/о', 'без обработки', 'n/a', '0', 'х', '-', '—', 'отсутствуют'])(
    'say that nothing is to be done: %s',
    async (words) => {
      const found = await file(
        'Обозначение;Наименование;Кол-во;Операции',
        'Д-1;Вал;1;Ток, Фрез',
        `Д-2;Ось;1;${words}`,
      );
      expect([found.parts.map(({ operations, kind }) => [operations, kind]), toldOf(found)]).toEqual([
        [
          [['Ток', 'Фрез'], 'part'],
          [[], 'part'],
        ],
        [],
      ]);
    },
  );

  it.each(['Покупное', 'покупная', 'по кооперации', 'purchased'])(
    'say that it is bought: %s',
    async (words) => {
      const found = await file(
        'Обозначение;Наименование;Кол-во;Операции',
        'Д-1;Вал;1;Ток',
        `Д-2;Ось;1;${words}`,
      );
      expect(found.parts.map(({ operations, kind }) => [operations, kind])).toEqual([
        [['Ток'], 'part'],
        [[], 'purchased'],
      ]);
    },
  );

  it('leave stages that only begin so', async () => {
    const found = await file(
      'Обозначение;Кол-во;Операции',
      'Д-1;1;Пок',
      'Д-2;1;Лазер, Кооперация, Сборка',
      'Д-3;1;Т, Ф, Х',
      'Д-4;1;Кооперация',
    );
    expect(found.parts.map(({ operations }) => operations)).toEqual([
      ['Пок'],
      ['Лазер', 'Кооперация', 'Сборка'],
      ['Т', 'Ф', 'Х'],
      ['Кооперация'],
    ]);
  });
});

it('what a spreadsheet wrote for a formula that went wrong is an error in a text file too', async () => {
  const found = await file(
    'Обозначение;Наименование;Кол-во',
    'Д-1;Вал;#Н/Д',
    '#REF!;Ось;1',
    'Д-3;#ЗНАЧ!;1',
    'Д-4;#12 Винт;1',
  );
  expect(toldOf(found)).toEqual([
    ['error', 'error-value', 'C2'],
    ['error', 'error-value', 'A3'],
    ['error', 'error-value', 'B4'],
  ]);
  expect(found.parts.at(-1)).toMatchObject({ key: 'd:Д-4', name: '#12 Винт' });
});

it.each([
  ['Сумма', ''],
  ['Общее количество деталей', ''],
  ['Общ. кол-во', ''],
  ['Кол-во всего деталей', ''],
  ['Σ', ''],
  ['', 'Summe'],
  ['', 'Gesamt'],
  ['', 'Sum'],
  ['Count', ''],
])('a row of totals is no part: %s%s', async (first, second) => {
  const found = await file(
    'Обозначение;Наименование;Кол-во',
    'Д-1;Вал;2',
    'Д-2;Ось;1',
    `${first};${second};3`,
  );
  expect([found.parts.map(({ key }) => key), toldOf(found)]).toEqual([
    ['d:Д-1', 'd:Д-2'],
    [['warning', 'total-row-skipped', '4']],
  ]);
});

it.each(['Сумматор', 'Counter', 'Summer valve', 'Общая рама'])('%s is a part', async (name) => {
  const found = await file('Обозначение;Наименование;Кол-во', `Д-1;${name};2`, `;${name} 2;1`);
  expect(found.parts.map((part) => part.name)).toEqual([name, `${name} 2`]);
});

describe('a number beside a description', () => {
  const keysOf = async (heading: string, ...numbers: string[]) =>
    (
      await file(`${heading},Description,Qty`, ...numbers.map((number) => `${number},Part ${number},1`))
    ).parts.map(({ key }) => key);

  it.each([
    ['No.', ['70001', '70002', '80001']],
    ['No.', ['1000', '1100', '1110', '1200']],
    ['2nd Item Number', ['B', 'C', 'D']],
  ])('is that of the part: %s %s', async (heading, numbers) => {
    expect(await keysOf(heading, ...numbers)).toEqual(numbers.map((number) => `d:${number}`));
  });

  it.each([
    ['No.', ['1', '2', '3']],
    ['No.', ['10', '20', '30']],
    ['No.', ['101', '102', '103']],
    ['No.', ['10000', '20000', '30000']],
    ['№', ['70001', '70002']],
  ])('counts the rows: %s %s', async (heading, numbers) => {
    expect(await keysOf(heading, ...numbers)).toEqual(numbers.map((number) => `n:Part ${number}|`));
  });
});
