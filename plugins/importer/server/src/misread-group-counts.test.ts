import { issuesOf, linesOf, understood } from '../../../../tests/support/understood';
import type { DryRun } from './dry-run';

const piecesOf = ({ parts }: DryRun) => parts.map(({ key, quantity }) => [key, quantity]);
const toldOf = (found: DryRun) => issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');
const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);

describe('how many of an assembly there are', () => {
  it.each([
    ['Узел;Кол-во узлов;Деталь;Кол-во деталей'],
    ['Узел;Кол-во узлов в изделии;Деталь;Кол-во деталей в узле'],
    ['Узел;Кол. узлов на изд.;Деталь;Кол-во на узел'],
    ['Узел;Кол-во;Деталь;Кол-во'],
  ])('stands beside its name: %s', async (heading) => {
    const found = await file(heading, 'Рама;2;Балка;4', ';;Косынка;8', 'Привод;3;Вал;1');
    expect([piecesOf(found), toldOf(found)]).toEqual([
      [
        ['n:Рама|', 2],
        ['n:Балка|', 8],
        ['n:Косынка|', 16],
        ['n:Привод|', 3],
        ['n:Вал|', 3],
      ],
      [],
    ]);
  });

  it('is not that of the product beside it, which stands above the assemblies', async () => {
    const found = await file(
      'Изделие;Кол-во изделий;Узел;Кол-во узлов;Деталь;Кол-во деталей',
      'Стол;1;Каркас;2;Нога;4',
      'Стол;1;Каркас;2;Балка;3',
      'Стол;1;Крышка;1;Доска;5',
    );
    expect(piecesOf(found)).toEqual([
      ['n:Стол|', 1],
      ['n:Каркас|', 2],
      ['n:Нога|', 8],
      ['n:Балка|', 6],
      ['n:Крышка|', 1],
      ['n:Доска|', 5],
    ]);
  });

  it('is one below its product where nothing counts it', async () => {
    const found = await file(
      'Изделие;Узел;Обозначение;Наименование;Кол-во',
      'Стол;Каркас;Д-1;Нога;4',
      'Стол;Каркас;Д-2;Балка;3',
      'Стол;Крышка;Д-3;Доска;5',
    );
    expect([linesOf(found), issuesOf(found)]).toEqual([
      [
        ['n:Стол|', 'n:Каркас|', 1],
        ['n:Стол|', 'n:Крышка|', 1],
        ['n:Каркас|', 'd:Д-1', 4],
        ['n:Каркас|', 'd:Д-2', 3],
        ['n:Крышка|', 'd:Д-3', 5],
      ],
      [],
    ]);
  });

  it('is multiplied by that of its product', async () => {
    const found = await file(
      'Изделие;Кол-во изделий;Узел;Кол-во узлов;Обозначение;Наименование;Кол-во деталей',
      'Стол;10;Каркас;2;Д-1;Нога;4',
      'Стул;1;Каркас;2;Д-1;Нога;4',
      ';;Крышка;1;Д-2;Доска;5',
    );
    expect([piecesOf(found), linesOf(found)]).toEqual([
      [
        ['n:Стол|', 10],
        ['n:Каркас|', 22],
        ['d:Д-1', 88],
        ['n:Стул|', 1],
        ['n:Крышка|', 1],
        ['d:Д-2', 5],
      ],
      [
        ['n:Стол|', 'n:Каркас|', 2],
        ['n:Каркас|', 'd:Д-1', 4],
        ['n:Стул|', 'n:Каркас|', 2],
        ['n:Стул|', 'n:Крышка|', 1],
        ['n:Крышка|', 'd:Д-2', 5],
      ],
    ]);
  });

  it('a product that is called as one of its assemblies stands above nothing', async () => {
    const found = await file(
      'Изделие;Узел;Обозначение;Наименование;Кол-во',
      'Стол;Стол;Д-1;Нога;4',
      'Стол;Крышка;Д-2;Доска;5',
    );
    expect(found.parts.map(({ key }) => key)).toEqual(['n:Стол|', 'd:Д-1', 'n:Крышка|', 'd:Д-2']);
  });

  it('stands in a row of the assembly alone', async () => {
    const found = await file(
      'Assembly,Part,Qty,Profile,Length',
      'B1,,2,,',
      'B1,p1,1,HEA200,6000',
      'B1,p2,4,PL10*200,300',
      'B2,,1,,',
      'B2,p3,2,HEA100,100',
    );
    expect([piecesOf(found), toldOf(found)]).toEqual([
      [
        ['d:B1', 2],
        ['d:p1', 2],
        ['d:p2', 8],
        ['d:B2', 1],
        ['d:p3', 2],
      ],
      [],
    ]);
  });

  it('stands in a row that names the assembly too', async () => {
    const found = await file('Assembly,Part,Name,Qty', 'B1,,Beam,2', 'B1,p1,Beam,1', 'B1,p2,Plate,4');
    expect([found.parts.map(({ key, name }) => [key, name]), linesOf(found)]).toEqual([
      [
        ['d:B1', 'Beam'],
        ['d:p1', 'Beam'],
        ['d:p2', 'Plate'],
      ],
      [
        ['d:B1', 'd:p1', 1],
        ['d:B1', 'd:p2', 4],
      ],
    ]);
  });

  it('is not what stands below the parts of the group: that is their sum', async () => {
    const found = await file('Сборка;Обозначение;Кол-во', 'К1;Д-1;2', 'К1;Д-2;3', 'К1;;5');
    expect(piecesOf(found)).toEqual([
      ['d:К1', 1],
      ['d:Д-1', 2],
      ['d:Д-2', 3],
    ]);
  });

  it('is none where a part of a group only lacks its designation', async () => {
    const found = await file(
      'Сборка;Обозначение;Наименование;Кол-во',
      'К1;;Болт;2',
      'К1;Д-2;Вал;3',
      'К2;Д-3;Ось;1',
    );
    expect(linesOf(found)).toEqual([
      ['d:К1', 'n:Болт|', 2],
      ['d:К1', 'd:Д-2', 3],
      ['d:К2', 'd:Д-3', 1],
    ]);
    const one = await file('Узел;Обозначение;Наименование;Кол-во', 'Рама;;Планка;2', 'Рама;Д-2;Вал;3');
    expect(linesOf(one)).toEqual([
      ['n:Рама|', 'n:Планка|', 2],
      ['n:Рама|', 'd:Д-2', 3],
    ]);
  });
});
