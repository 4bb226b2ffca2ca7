import { issuesOf, understood } from '../../../../tests/support/understood';

const HEADING = 'Уровень;Обозначение;Наименование;Кол-во;Примечание\n0;И;Изделие;1;\n';

describe('parts that stand in for others', () => {
  it.each([
    'вместо Д1',
    'Взамен Д1',
    'допускается замена на Д1',
    'Допускается применение Д1',
    'Alternate for Д1',
  ])('%s: both are counted, and that is told; the remark is no material', async (remark) => {
    const found = await understood(`${HEADING}1;Д1;Вал;1;Ст3\n1;Д2;Вал;1;${remark}\n`);
    expect(
      found.parts.map(({ designation, quantity, material }) => [designation, quantity, material]),
    ).toEqual([
      ['И', 1, null],
      ['Д1', 1, 'Ст3'],
      ['Д2', 1, null],
    ]);
    expect(issuesOf(found)).toEqual([['warning', 'alternate-counted', 'E4']]);
  });

  it('in a column of any heading', async () => {
    const found = await understood(
      'Уровень;Обозначение;Кол-во;Материал;Указания\n0;И;1;;\n1;Д1;1;Ст3;\n1;Д2;1;Ст3;вместо Д1\n',
    );
    expect(issuesOf(found)).toEqual([['warning', 'alternate-counted', '4']]);
  });

  it.each(['заменить масло', 'вместе с Д1', 'место 5', 'Сплав замещающий'])(
    '%s says no such thing',
    async (remark) => {
      const found = await understood(`${HEADING}1;Д1;Вал;1;Ст3\n1;Д2;Вал;1;${remark}\n`);
      expect(issuesOf(found)).toEqual([]);
    },
  );
});
