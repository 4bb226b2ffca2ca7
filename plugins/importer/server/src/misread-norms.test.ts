import { issuesOf, understood } from '../../../../tests/support/understood';
import type { DryRun } from './dry-run';

const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);
const piecesOf = ({ parts }: DryRun) => parts.map(({ key, quantity }) => [key, quantity]);
const toldOf = (found: DryRun) => issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');
const PIECES = [
  ['d:Д-1', 10],
  ['d:Д-2', 20],
];

describe('a norm beside a quantity', () => {
  it('has a unit of its own behind it, which makes no material of the part', async () => {
    const found = await file(
      'Обозначение;Наименование;Кол-во;Материал;Норма расхода;Ед. изм.',
      'Д-1;Вал;10;Круг 40;1,5;кг',
      'Д-2;Ось;20;Лист 5;0,7;кг',
    );
    expect([
      piecesOf(found),
      found.parts.map(({ kind }) => kind),
      found.summary.materials,
      toldOf(found),
    ]).toEqual([PIECES, ['part', 'part'], 0, [['warning', 'quantity-column-unread', 'E1']]]);
  });

  it.each(['Норма расхода', 'Расход', 'Норма', 'Применяемость'])('%s is not taken for it', async (norm) => {
    const found = await file(`Обозначение;Наименование;${norm};Кол-во`, 'Д-1;Вал;2;10', 'Д-2;Ось;1;20');
    expect([piecesOf(found), toldOf(found)]).toEqual([PIECES, [['warning', 'quantity-column-unread', 'C1']]]);
  });

  it.each(['Норма расхода', 'Норма расхода на изделие'])(
    'is the quantity where nothing else counts: %s',
    async (norm) => {
      expect(piecesOf(await file(`Обозначение;Наименование;${norm}`, 'Д-1;Вал;10', 'Д-2;Ось;20'))).toEqual(
        PIECES,
      );
    },
  );

  it('a column that names where parts go counts nothing', async () => {
    const found = await file(
      'Обозначение;Наименование;Применяемость;Кол-во на изделие',
      'Д-1;Вал;У-1;10',
      'Д-2;Ось;У-1;20',
    );
    expect([piecesOf(found), toldOf(found)]).toEqual([PIECES, []]);
  });

  it('pieces that a sheet holds are no pieces of a part', async () => {
    const found = await file(
      'Обозначение;Наименование;Кол-во деталей на листе;Кол-во деталей',
      'Д-1;Вал;3;10',
      'Д-2;Ось;4;20',
    );
    expect([piecesOf(found), toldOf(found)]).toEqual([PIECES, []]);
  });
});

it.each([
  ['Кол-во на 100 шт', 1000, 2000],
  ['Кол-во на 100 шт.', 1000, 2000],
  ['Qty per 10 pcs', 100, 200],
  ['Кол-во на 10 изд.', 100, 200],
])('%s is divided', async (heading, first, second) => {
  const found = await file(`Обозначение;Наименование;${heading}`, `Д-1;Вал;${first}`, `Д-2;Ось;${second}`);
  expect([piecesOf(found), toldOf(found)]).toEqual([PIECES, [['warning', 'quantity-divided', 'C1']]]);
});

describe('a unit that stands before the norm', () => {
  it.each([
    ['Кол-во;Материал;Ед. изм.;Норма расхода', '10;Круг 40;кг;1,5', '20;Лист 5;кг;0,7'],
    ['Материал;Ед. изм.;Норма;Кол-во', 'Круг 40;кг;1,5;10', 'Лист 5;м2;0,7;20'],
  ])('is that of the norm: %s', async (heading, first, second) => {
    const found = await file(`Обозначение;Наименование;${heading}`, `Д-1;Вал;${first}`, `Д-2;Ось;${second}`);
    expect([piecesOf(found), found.summary.materials]).toEqual([PIECES, 0]);
    expect(toldOf(found).map(([, code]) => code)).toEqual(['quantity-column-unread']);
  });

  it.each([
    // Pieces are counted in it too.
    ['Наименование;Ед. изм.;Норма;Кол-во', 'Вал;шт;1;10', 'Краска;кг;0,7;1,5'],
    // It stands right behind the quantity.
    ['Наименование;Кол-во;Ед. изм.;Норма', 'Вал;10;кг;1', 'Краска;1,5;кг;0,7'],
  ])('is that of the pieces: %s', async (heading, first, second) => {
    const found = await file(heading, first, second);
    expect(toldOf(found).map(([, code]) => code)).toContain('measured-as-material');
  });
});
