import { issuesOf, linesOf, understood } from '../../../../tests/support/understood';

const HEADING = 'Обозначение;Наименование;Кол-во';

describe('tables one below the other', () => {
  it('each belong to the assembly above their heading', async () => {
    const found = await understood(
      `УЗ-1;;\n${HEADING}\nР-1;Балка;2\nР-2;Стойка;4\n;;\nУЗ-2;;\n${HEADING}\nП-1;Вал;1\n`,
    );
    expect([linesOf(found), issuesOf(found)]).toEqual([
      [
        ['d:УЗ-1', 'd:Р-1', 2],
        ['d:УЗ-1', 'd:Р-2', 4],
        ['d:УЗ-2', 'd:П-1', 1],
      ],
      [['warning', 'product-named-by-file', '']],
    ]);
  });

  it('are one table where the heading is only printed again', async () => {
    const found = await understood(`УЗ-1;;\n${HEADING}\nР-1;Балка;2\n${HEADING}\nП-1;Вал;1\n`);
    expect([found.product.designation, found.lines]).toEqual(['УЗ-1', []]);
  });

  it('are one table below a title that names no assembly', async () => {
    const found = await understood(`Заказ 117;;\n${HEADING}\nУЗ-1;;\n${HEADING}\nП-1;Вал;1\n`);
    expect(linesOf(found)).toEqual([['d:УЗ-1', 'd:П-1', 1]]);
  });
});
