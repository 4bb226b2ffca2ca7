import { issuesOf, linesOf, partsOf, understood } from '../../../../../tests/support/understood';

describe('structure', () => {
  it('sums the same child inside one parent, not over expansions of the parent', async () => {
    const text = [
      '№;Обозначение;Кол-во',
      '1;И;',
      '1.1;У;2',
      '1.1.1;Д;3',
      '1.1.2;Д;1',
      '1.2;В;1',
      '1.2.1;У;5',
      '1.2.1.1;Д;3',
      '1.2.1.2;Д;1',
    ].join('\n');
    const found = await understood(text);
    expect(linesOf(found)).toEqual([
      ['d:И', 'd:У', 2],
      ['d:И', 'd:В', 1],
      ['d:У', 'd:Д', 4],
      ['d:В', 'd:У', 5],
    ]);
    expect(partsOf(found)).toEqual([
      ['d:И', 'assembly', 1],
      ['d:У', 'assembly', 7],
      ['d:Д', 'part', 28],
      ['d:В', 'assembly', 1],
    ]);
    expect(issuesOf(found)).toEqual([
      ['warning', 'child-summed', 'C5'],
      ['warning', 'child-summed', 'C9'],
    ]);
  });

  it('refuses an assembly that is expanded differently', async () => {
    const text = '№;Обозначение;Кол-во\n1;И;\n1.1;У;1\n1.1.1;Д;3\n1.2;В;1\n1.2.1;У;1\n1.2.1.1;Д;4\n';
    const found = await understood(text);
    expect(issuesOf(found)).toEqual([['error', 'structure-differs', 'B6']]);
    expect(found.issues[0]?.message).toBe(
      'The assembly У is made up differently in row 3. Make both places equal, or give it another designation.',
    );
  });

  it('refuses an assembly that contains its own ancestor, with the row numbers', async () => {
    const found = await understood('Уровень;Обозначение;Кол-во\n0;И;1\n1;У;2\n2;Д;1\n3;У;1\n');
    expect(issuesOf(found)).toEqual([['error', 'cycle', 'B5']]);
    expect(found.issues[0]?.message).toBe(
      'The assembly contains itself: У, Д, У. Correct where these parts belong in rows 4, 5.',
    );
  });

  it('refuses circles among blocks of the own format', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во\nА;;\nБ;Узел;1\nБ;;\nА;Узел;1\n');
    expect(issuesOf(found)).toEqual([['error', 'cycle', 'A5']]);
    expect(found.product.designation).toBe('А');
  });

  it('reads quantities per product where the header says so', async () => {
    const text = '№;Обозначение;Кол-во на изделие\n1;И;\n1.1;У;2\n1.1.1;Д;6\n1.1.2;Е;5\n';
    const found = await understood(text);
    expect([found.quantityMeans, linesOf(found).slice(0, 2), issuesOf(found)]).toEqual([
      'per-product',
      [
        ['d:И', 'd:У', 2],
        ['d:У', 'd:Д', 3],
      ],
      [['error', 'quantity-not-divisible', 'C5']],
    ]);
  });

  it('refuses more pieces than can be counted', async () => {
    const found = await understood('№;Обозначение;Кол-во\n1;И;1000\n1.1;У;1000\n1.1.1;Д;2\n');
    expect(issuesOf(found)[0]).toEqual(['error', 'required-too-large', 'C4']);
  });
});
