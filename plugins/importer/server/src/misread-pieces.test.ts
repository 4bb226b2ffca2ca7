import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);
const piecesOf = (found: Awaited<ReturnType<typeof file>>) =>
  partsOf(found).map(([key, , pieces]) => [key, pieces]);
const toldOf = (found: Awaited<ReturnType<typeof file>>) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('how many there are of an assembly that is named beside its parts and has no row', () => {
  it.each(['Узлов на изделие', 'Кол-во узлов', 'Сборок на изделие', 'Assemblies per product'])(
    'is read: %s',
    async (heading) => {
      const found = await file(
        `Куда входит;${heading};Обозначение;Наименование;Кол-во в узле`,
        'УП.10;2;УП.11;Вал;1',
        'УП.10;2;УП.12;Шпонка;3',
        'УП.20;1;УП.21;Щит;1',
      );
      expect([piecesOf(found), linesOf(found)]).toEqual([
        [
          ['d:УП.10', 2],
          ['d:УП.11', 2],
          ['d:УП.12', 6],
          ['d:УП.20', 1],
          ['d:УП.21', 1],
        ],
        [
          ['d:УП.10', 'd:УП.11', 1],
          ['d:УП.10', 'd:УП.12', 3],
          ['d:УП.20', 'd:УП.21', 1],
        ],
      ]);
      expect(toldOf(found)).toEqual([
        ['warning', 'parent-without-row', 'A2'],
        ['warning', 'parent-without-row', 'A4'],
      ]);
    },
  );

  it('is that of the row of the assembly where it has one', async () => {
    const found = await file(
      'Куда входит;Кол-во узлов;Обозначение;Наименование;Кол-во',
      ';;УП.1;Стан;1',
      'УП.1;1;УП.10;Узел;3',
      'УП.10;3;УП.11;Вал;1',
    );
    expect(piecesOf(found)).toEqual([
      ['d:УП.1', 1],
      ['d:УП.10', 3],
      ['d:УП.11', 3],
    ]);
  });
});

describe('pairs', () => {
  it.each(['пара', 'пар', 'pair', 'пара.'])('are two pieces, and that is told: %s', async (unit) => {
    const found = await file(
      'Обозначение;Наименование;Кол-во;Ед. изм.',
      `ПР.1;Ручка;2;${unit}`,
      'ПР.2;Стойка;3;шт',
      'ПР.3;Кронштейн;1;сотня',
    );
    expect([piecesOf(found), toldOf(found)]).toEqual([
      [
        ['d:ПР.1', 4],
        ['d:ПР.2', 3],
        ['d:ПР.3', 100],
      ],
      [['warning', 'pairs-counted', 'C2']],
    ]);
  });

  it('may stand behind the number', async () => {
    const found = await file('Обозначение;Наименование;Кол-во', 'ПР.1;Ручка;2 пары', 'ПР.2;Стойка;3');
    expect([piecesOf(found)[0], toldOf(found)]).toEqual([
      ['d:ПР.1', 4],
      [['warning', 'pairs-counted', 'C2']],
    ]);
  });
});

describe('pieces of one product beside those of an order', () => {
  it.each([
    ['На 1 шт', 'На заказ'],
    ['На 1 шт.', 'На заказ, шт'],
    ['на одну шт', 'на весь заказ'],
  ])('are read: %s, %s', async (one, all) => {
    const found = await file(
      `№;Обозначение;Наименование;${one};${all}`,
      '1;ЗК.1;Вал;2;6',
      '2;ЗК.2;Ось;4;12',
      '3;ЗК.3;Кольцо;1;3',
    );
    expect([piecesOf(found), toldOf(found)]).toEqual([
      [
        ['d:ЗК.1', 2],
        ['d:ЗК.2', 4],
        ['d:ЗК.3', 1],
      ],
      [],
    ]);
  });
});

describe('a minus behind its number', () => {
  it('is one: what is given back is refused, and says nothing of how others are written', async () => {
    const found = await file(
      'Lv;Component number;Object description;Comp. Qty (CUn);Un',
      '1;500-100;Housing;1,000;PC',
      '2;500-110;Ring;2,000;PC',
      '2;500-190;Cut-off;1,000-;PC',
      '1;500-300;Bolt;12,000;PC',
    );
    expect(toldOf(found)).toEqual([['error', 'quantity-not-positive', 'D4']]);
  });
});
