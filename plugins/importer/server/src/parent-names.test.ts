import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const HEADING = 'Входит в;Обозначение;Наименование;Кол-во\n';
const codesOf = (found: Parameters<typeof issuesOf>[0]) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('a parent that is written almost as its row', () => {
  it.each([
    ['in other case', 'уз-2'],
    ['with blanks', 'УЗ - 2'],
    ['with letters that look alike', 'Y3-2'.replace('3', 'З')],
    ['with another dash', 'УЗ–2'],
    ['with its name', 'уз-2 узел  второй'],
  ])('%s is that part, and told once', async (_what, written) => {
    const rows = `;И;Изделие;1\nИ;УЗ-2;Узел второй;2\n${written};Д-1;Вал;3\n${written};Д-2;Ось;1\n`;
    const found = await understood(HEADING + rows);
    expect(linesOf(found)).toEqual([
      ['d:И', 'd:УЗ-2', 2],
      ['d:УЗ-2', 'd:Д-1', 3],
      ['d:УЗ-2', 'd:Д-2', 1],
    ]);
    expect(found.summary.errors).toBe(0);
    expect(codesOf(found)).toEqual(written.includes('второй') ? [] : [['warning', 'parent-taken-as', 'A4']]);
  });

  it('in a list of edges too', async () => {
    const found = await understood(`${HEADING}И;У2;Узел2;1\nу2;Д2;Вал;3\n`);
    expect([linesOf(found), codesOf(found)]).toEqual([
      [
        ['d:И', 'd:У2', 1],
        ['d:У2', 'd:Д2', 3],
      ],
      [['warning', 'parent-taken-as', 'A3']],
    ]);
    expect(found.issues.map(({ message }) => message)).toContain(
      'There is no "у2"; "У2" is written almost so, and the rows were put below it. Write both the same way.',
    );
  });

  it('is none of two that are both written almost so', async () => {
    const found = await understood(`${HEADING};И;Изделие;1\nИ;У2;Узел;1\nИ;У 2;Рама;1\nу2;Д;Вал;3\n`);
    expect(codesOf(found)).toEqual([
      ['error', 'parent-missing', 'A5'],
      ['warning', 'designation-looks-like', 'B4'],
    ]);
  });

  it('may be named by its name among designations', async () => {
    const found = await understood(`${HEADING};И;Изделие;1\nИ;У2;Узел;1\nУ2;Д1;Вал;1\nУзел;Д;Ось;3\n`);
    expect([linesOf(found).at(-1), codesOf(found)]).toEqual([['d:У2', 'd:Д', 3], []]);
  });
});

describe('a parent without a row', () => {
  it('is the product of a list of edges where it is the only one', async () => {
    const found = await understood(`${HEADING}И;У;Узел;1\nУ;Д;Вал;3\n`);
    expect([partsOf(found)[0], codesOf(found)]).toEqual([['d:И', 'assembly', 1], []]);
  });

  it('is told where there are several', async () => {
    const found = await understood(`${HEADING}И;У1;Узел;1\nУ1;Д1;Вал;3\nУ3;Д2;Ось;3\nУ3;Д3;Ось;3\n`);
    expect(codesOf(found)).toEqual([
      ['warning', 'parent-without-row', 'A2'],
      ['warning', 'parent-without-row', 'A4'],
    ]);
  });

  it('is an error of each row where the product has one', async () => {
    const found = await understood(`${HEADING};И;Изделие;1\nИ;У1;Узел;1\nУ3;Д2;Ось;3\nУ3;Д3;Ось;3\n`);
    expect(codesOf(found)).toEqual([
      ['error', 'parent-missing', 'A4'],
      ['error', 'parent-missing', 'A5'],
    ]);
  });
});

describe('a name that several parts bear', () => {
  it('names no parent where none of them stands right above', async () => {
    const found = await understood(
      `${HEADING};И-1;Изделие;1\nИзделие;У-1;Узел;1\nИзделие;У-2;Узел;1\nИзделие;Р;Рама;1\nУзел;Д-1;Болт спец;2\nУзел;Д-2;Вал;3\n`,
    );
    expect(codesOf(found)).toEqual([
      ['error', 'parent-ambiguous', 'A6'],
      ['error', 'parent-ambiguous', 'A7'],
    ]);
  });

  it('names the one that stands right above, and that is told', async () => {
    const found = await understood(
      `${HEADING};И-1;Изделие;1\nИзделие;У-1;Узел;1\nИзделие;У-2;Узел;1\nУзел;Д-1;Болт спец;2\nУзел;Д-2;Вал;3\n`,
    );
    expect([linesOf(found).slice(2), codesOf(found)]).toEqual([
      [
        ['d:У-2', 'd:Д-1', 2],
        ['d:У-2', 'd:Д-2', 3],
      ],
      [['warning', 'parent-taken-above', 'A5']],
    ]);
  });

  it('needs no word where each of them has rows right below', async () => {
    const found = await understood(
      `${HEADING};И-1;Изделие;1\nИзделие;У-1;Узел;1\nУзел;Д-1;Рама;1\nРама;Д-3;Лист;2\nУзел;Д-4;Ось;2\nИзделие;У-2;Узел;1\nУзел;Д-2;Вал;3\n`,
    );
    expect(codesOf(found)).toEqual([]);
    expect(linesOf(found)).toEqual([
      ['d:И-1', 'd:У-1', 1],
      ['d:И-1', 'd:У-2', 1],
      ['d:У-1', 'd:Д-1', 1],
      ['d:У-1', 'd:Д-4', 2],
      ['d:Д-1', 'd:Д-3', 2],
      ['d:У-2', 'd:Д-2', 3],
    ]);
  });
});
