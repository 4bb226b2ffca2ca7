import { issuesOf, understood } from '../../../../tests/support/understood';

/** What cells of one column of operations show of each other. */
async function routesOf(...routes: string[]): Promise<{ routes: string[]; told: string[] }> {
  const rows = routes.map((route, index) => `Д-${index + 1};1;${route}`);
  const found = await understood(['Обозначение;Кол-во;Маршрут', ...rows].join('\n'));
  const told = issuesOf(found).filter(([, code]) => code === 'operation-slash-unclear');
  return {
    routes: found.parts.map(({ operations }) => operations.join(' > ')),
    told: told.map(([, , place]) => place ?? ''),
  };
}

describe('a sign that parts stages in one cell parts those of its column', () => {
  it('a dash between spaces, beside a stage that no other list knows', async () => {
    expect(await routesOf('Сварка - ОТК', 'Токарная - Фрезерная - ОТК', 'Токарная - Балансировка')).toEqual({
      routes: ['Сварка > ОТК', 'Токарная > Фрезерная > ОТК', 'Токарная > Балансировка'],
      told: [],
    });
  });

  it('a slash, also where only two stages stand', async () => {
    expect(
      await routesOf('Резка/Гибка/Покраска', 'Лазер/Покраска', 'Сборка/ОТК', 'Лазер/Гибка', 'Покраска'),
    ).toEqual({
      routes: ['Резка > Гибка > Покраска', 'Лазер > Покраска', 'Сборка > ОТК', 'Лазер > Гибка', 'Покраска'],
      told: [],
    });
  });

  it('but not abbreviations of one stage, halves of a word and remarks', async () => {
    expect(
      await routesOf(
        ...['Резка/Гибка/Покраска', 'ТО/ТВЧ', 'Токарно/фрезерная', 'Сварка - ОТК', 'Сварка - по чертежу'],
        ...['Гибка 90 - 2 шт', 'Сборка - узел 5'],
      ),
    ).toEqual({
      routes: [
        ...['Резка > Гибка > Покраска', 'ТО/ТВЧ', 'Токарно/фрезерная', 'Сварка > ОТК', 'Сварка - по чертежу'],
        ...['Гибка 90 - 2 шт', 'Сборка - узел 5'],
      ],
      told: ['C4', 'C8'],
    });
  });
});

it('without such a cell it is one stage, and told, whichever of its parts is a known one', async () => {
  expect(await routesOf('Токарная - Балансировка', 'Балансировка - Сварка', 'Лазер/Гибка', 'Пок')).toEqual({
    routes: ['Токарная - Балансировка', 'Балансировка - Сварка', 'Лазер/Гибка', 'Пок'],
    told: ['C2', 'C3', 'C4'],
  });
});

it('a sign beside another separator shows nothing', async () => {
  expect(await routesOf('Заг; Сборка - узел', 'Токарная - Балансировка')).toEqual({
    routes: ['Заг > Сборка - узел', 'Токарная - Балансировка'],
    told: ['C2', 'C3'],
  });
});
