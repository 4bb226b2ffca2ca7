import { issuesOf, linesOf, understood } from '../../../../tests/support/understood';

const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);
const toldOf = (found: Awaited<ReturnType<typeof file>>) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');
const LINES = [
  ['n:Стенд|', 'n:Рама|', 2],
  ['n:Стенд|', 'n:Привод|', 1],
  ['n:Рама|', 'n:Балка|', 3],
];

describe('what stands before a name and shows its depth', () => {
  it.each([
    ['__', '____'],
    ['_', '__'],
    ['-- ', '---- '],
    ['>>', '>>>>'],
  ])('may be signs in pairs: %j, %j', async (one, two) => {
    const found = await file(
      'Наименование;Кол-во',
      'Стенд;1',
      `${one}Рама;2`,
      `${two}Балка;3`,
      `${one}Привод;1`,
    );
    expect([linesOf(found), toldOf(found)]).toEqual([LINES, []]);
  });

  it.each([
    ['1 ', '1.1 ', '1.1.1 ', '1.2 '],
    ['1. ', '1.1. ', '1.1.1. ', '1.2. '],
    ['1) ', '1.1) ', '1.1.1) ', '1.2) '],
  ])('may be its number: %j, %j', async (a, b, c, d) => {
    const found = await file(
      'Наименование;Материал;Кол-во',
      `${a}Стенд;;1`,
      `${b}Рама;;2`,
      `${c}Балка;Ст3;3`,
      `${d}Привод;;1`,
    );
    expect([linesOf(found), toldOf(found)]).toEqual([LINES, []]);
  });

  it.each([
    ['20 Болт', '20.5 Винт', '30 Гайка', '40 Шпилька'],
    ['3 Стенд', '1.1 Рама', '1.1.1 Балка', '1.2 Привод'],
    ['Стенд', '1.1 Рама', '1.1.1 Балка', '1.2 Привод'],
  ])('is part of it where the numbers name no numbers above: %s, %s', async (...names) => {
    const found = await file('Наименование;Кол-во', ...names.map((name) => `${name};1`));
    expect(found.parts.map(({ name }) => name)).toEqual(names);
  });
});
