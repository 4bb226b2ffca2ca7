import { issuesOf, linesOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { asXlsx } from '../../../../tests/support/written-bom';

const LINES = [
  ['d:И', 'd:У', 2],
  ['d:И', 'd:В', 1],
  ['d:У', 'd:Д', 3],
];

describe('levels over several columns', () => {
  it.each([
    [
      'designations in them',
      'Ур.1;Ур.2;Ур.3;Наименование;Кол-во\nИ;;;Изделие;1\n;У;;Узел;2\n;;Д;Деталь;3\n;В;;Вал;1\n',
    ],
    [
      'in English from 0',
      'Level 0,Level 1,Level 2,Name,Qty\nИ,,,Изделие,1\n,У,,Узел,2\n,,Д,Деталь,3\n,В,,Вал,1\n',
    ],
    ['marks', 'Ур.1;Ур.2;Ур.3;Обозначение;Кол-во\n+;;;И;1\n;+;;У;2\n;;+;Д;3\n;+;;В;1\n'],
    ['only numbers above', '1;2;3;Обозначение;Кол-во\nх;;;И;1\n;х;;У;2\n;;х;Д;3\n;х;;В;1\n'],
    ['the level itself', 'Обозначение;0;1;2;Кол-во\nИ;0;;;1\nУ;;1;;2\nД;;;2;3\nВ;;1;;1\n'],
    ['positions', 'Ур.1;Ур.2;Ур.3;Обозначение;Кол-во\n1;;;И;1\n;1;;У;2\n;;1;Д;3\n;2;;В;1\n'],
    [
      'numbers below one heading',
      'Уровень;;;Обозначение;Кол-во\n1;2;3;;\nх;;;И;1\n;х;;У;2\n;;х;Д;3\n;х;;В;1\n',
    ],
    ['quantities', 'Обозначение;Уровень 0;Уровень 1;Уровень 2\nИ;1;;\nУ;;2;\nД;;;3\nВ;;1;\n'],
    ['the way down in each row', 'Ур.1;Ур.2;Ур.3;Кол-во\nИ;;;1\nИ;У;;2\nИ;У;Д;3\nИ;В;;1\n'],
    ['nothing else but quantities', 'Уровень 1;Уровень 2;Уровень 3;Кол-во\nИ;;;1\n;У;;2\n;;Д;3\n;В;;1\n'],
  ])('%s', async (_what, text) => {
    const found = await understood(text.replaceAll(/(?<=^|[;,\n])([ИУДВ])(?=[;,])/g, '$1-1'));
    expect([found.format, linesOf(found), found.summary.errors]).toEqual([
      'level-columns',
      LINES.map(([parent, child, quantity]) => [`${parent}-1`, `${child}-1`, quantity]),
      0,
    ]);
    expect(found.confidence).toBeGreaterThan(0.9);
    expect(found.columns.filter(({ field }) => field === 'level')).toHaveLength(3);
  });

  it('names step to the right below one merged heading', async () => {
    const rows = [
      ['Обозначение', 'Наименование', null, null, 'Кол-во'],
      ['И', 'Изделие', null, null, 1],
      ['У', null, 'Узел', null, 2],
      ['Д', null, null, 'Деталь', 3],
      ['В', null, 'Вал', null, 1],
    ];
    for (const merges of [['B1:D1'], []]) {
      const found = await understoodXlsx(asXlsx({ rows: rows.map((cells) => ({ cells })), merges }));
      expect([found.format, linesOf(found), issuesOf(found)]).toEqual(['level-columns', LINES, []]);
      expect(found.parts.map(({ name }) => name)).toEqual(['Изделие', 'Узел', 'Деталь', 'Вал']);
    }
  });

  it('designations step to the right', async () => {
    const found = await understood(
      'Обозначение;;;Наименование;Кол-во\nИ;;;Изделие;1\n;У;;Узел;2\n;;Д;Деталь;3\n;В;;Вал;1\n',
    );
    expect([found.format, linesOf(found)]).toEqual(['level-columns', LINES]);
  });

  it('assemblies that only stand above others are added and told', async () => {
    const found = await understood(
      'Ур.1;Ур.2;Ур.3;Кол-во\nРама;Опора;Болт;4\nРама;Опора;Лист;2\nРама;Ручка;;1\n',
    );
    expect(linesOf(found)).toEqual([
      ['n:Рама|', 'n:Опора|', 1],
      ['n:Рама|', 'n:Ручка|', 1],
      ['n:Опора|', 'n:Болт|', 4],
      ['n:Опора|', 'n:Лист|', 2],
    ]);
    expect(issuesOf(found)).toEqual([
      ['warning', 'assembly-added', '2'],
      ['warning', 'assembly-added', '2'],
    ]);
  });

  it('is what a person says, or is not', async () => {
    const text = '1;2;Обозначение;Кол-во\nх;;И;1\n;х;У;2\n;х;В;1\n';
    const flat = await understood(text, { format: 'product-row' });
    expect([flat.format, flat.lines]).toEqual(['product-row', []]);
    expect((await understood(text, { mapping: { level: null } })).lines).toEqual([]);
    const odd = 'Обозначение;А;Б;Кол-во\nИ;х;;1\nУ;;х;2\n';
    expect((await understood(odd)).lines).toEqual([]);
    const told = await understood(odd, { format: 'level-columns', mapping: { level: 'B' } });
    expect([told.format, linesOf(told)]).toEqual(['level-columns', [['d:И', 'd:У', 2]]]);
  });

  it('are no numbers of other things', async () => {
    const prices = await understood('Обозначение;Кол-во;1;2\nА;1;10;20\nБ;2;10;20\nВ;3;11;12\n');
    expect([prices.format, prices.lines]).toEqual(['product-row', []]);
    const notes = await understood(
      'Обозначение;Наименование;;Кол-во\nА;Вал;левый;1\nБ;Ось;;2\nВ;Вал;правый;3\n',
    );
    expect([notes.format, notes.lines]).toEqual(['product-row', []]);
  });
});
