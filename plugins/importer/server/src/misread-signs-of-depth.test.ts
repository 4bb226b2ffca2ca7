import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);

describe('signs of depth in the cell of a designation that a part does not have', () => {
  it('are no designation: parts below one another keep their names', async () => {
    const found = await file(
      'Обозначение;Наименование;Кол-во',
      'ДТ.1;Редуктор;1',
      '.ДТ.2;Корпус;1',
      '..ДТ.3;Стенка;2',
      '.;Болт М8;6',
      '.;Шайба 8;6',
    );
    expect([linesOf(found), issuesOf(found)]).toEqual([
      [
        ['d:ДТ.1', 'd:ДТ.2', 1],
        ['d:ДТ.1', 'n:Болт М8|', 6],
        ['d:ДТ.1', 'n:Шайба 8|', 6],
        ['d:ДТ.2', 'd:ДТ.3', 2],
      ],
      [],
    ]);
  });

  it('are as deep as those before a designation', async () => {
    const found = await file(
      'Тип;Обозначение;Наименование;Количество',
      'Сборочная единица;ЛЦ.100;Редуктор;1',
      'Сборочная единица;..ЛЦ.110;Корпус в сборе;1',
      'Деталь;....ЛЦ.111;Корпус;1',
      'Стандартное изделие;....;Винт М4;4',
      'Стандартное изделие;..;Болт М8х20 ГОСТ 7798-70;6',
    );
    expect(linesOf(found)).toEqual([
      ['d:ЛЦ.100', 'd:ЛЦ.110', 1],
      ['d:ЛЦ.100', 'n:Болт М8х20 ГОСТ 7798-70|', 6],
      ['d:ЛЦ.110', 'd:ЛЦ.111', 1],
      ['d:ЛЦ.110', 'n:Винт М4|', 4],
    ]);
    expect(issuesOf(found)).toEqual([]);
  });

  it.each(['·', '• •', '│', '>'])('%s alone names nothing', async (sign) => {
    const found = await file('Обозначение;Наименование;Кол-во', 'А-1;Рама;1', `${sign};Болт;4`);
    expect(partsOf(found).map(([key]) => key)).toEqual(['d:А-1', 'n:Болт|']);
  });
});
