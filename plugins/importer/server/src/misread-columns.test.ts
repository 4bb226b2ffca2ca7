import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';
import type { DryRun } from './dry-run';
import { unitOfCode } from './table/units';

/** What is told beside the name of the product, which a list does not say. */
const toldOf = (found: DryRun) => issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('a column of products beside one of parts', () => {
  it('says what each part belongs to, and its pieces are per product', async () => {
    const found = await understood(
      'Изделие;Кол-во изделий;Деталь;Обозначение;Кол-во на изделие;Всего\nСтанок СТ-1;2;Балка;Д-1;4;8\nСтанок СТ-1;2;Ось;Д-2;1;2\n' +
        'Станок СТ-2;3;Балка;Д-1;2;6\nСтанок СТ-2;3;Шкив;Д-3;1;3\n',
    );
    expect([found.format, partsOf(found), linesOf(found), toldOf(found)]).toEqual([
      'group-column',
      [
        ['n:Станок СТ-1|', 'assembly', 2],
        ['d:Д-1', 'part', 14],
        ['d:Д-2', 'part', 2],
        ['n:Станок СТ-2|', 'assembly', 3],
        ['d:Д-3', 'part', 3],
      ],
      [
        ['n:Станок СТ-1|', 'd:Д-1', 4],
        ['n:Станок СТ-1|', 'd:Д-2', 1],
        ['n:Станок СТ-2|', 'd:Д-1', 2],
        ['n:Станок СТ-2|', 'd:Д-3', 1],
      ],
      [],
    ]);
  });

  it.each([
    'Наименование изделия;Наименование детали;Обозначение детали',
    'Изделие;Наименование;Обозначение',
    'Product;Part Name;Part Number',
  ])('%s', async (heading) => {
    const found = await understood(`${heading};Кол-во\nСтанок;Балка;Д-1;4\nСтанок;Ось;Д-2;1\n`);
    expect([linesOf(found), found.parts[1]?.name]).toEqual([
      [
        ['n:Станок|', 'd:Д-1', 4],
        ['n:Станок|', 'd:Д-2', 1],
      ],
      'Балка',
    ]);
  });

  it('is the name where nothing else is', async () => {
    expect(partsOf(await understood('Изделие;Обозначение;Кол-во\nСтанок;Д-1;4\n'))).toEqual([
      ['d:Д-1', 'part', 4],
    ]);
  });
});

describe('codes of units', () => {
  it('are units, with lost zeros too', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во;Ед. изм.\nИ-1;;;\nД-1;Вал;2;796\n;Труба;1,5;6\n;Краска;0,5;166\n;Лист;3;055\n;Гайка;2;798\n',
    );
    expect(partsOf(found)).toEqual([
      ['d:И-1', 'assembly', 1],
      ['d:Д-1', 'part', 2],
      ['n:Гайка|', 'standard', 2000],
    ]);
    expect([found.summary.materials, ['166', '6', '055', '5', '999'].map(unitOfCode)]).toEqual([
      3,
      ['кг', 'м', 'м2', 'дм', null],
    ]);
    expect(toldOf(found).map(([, code]) => code)).toEqual([
      ...['measured-as-material', 'measured-as-material', 'measured-as-material'],
    ]);
  });

  it('beside their words leave the words', async () => {
    const found = await understood(
      'Обозначение;Единица измерения (код);Единица измерения;Кол-во\nД-1;796;шт;2\nД-2;796;шт;1\n',
    );
    expect(found.mapping.unit).toBe('C');
  });

  it('that nobody knows are told', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во;Ед. изм.\nД-1;Вал;2;999\n');
    expect(toldOf(found)).toEqual([['warning', 'unit-unknown', 'D2']]);
  });
});

describe('columns by which a part may not be needed', () => {
  it.each([
    'Группа альтернатив',
    'Группа аналогов',
    'Альт. группа',
    'Alternate Group',
    'AltGroup',
    'Alternativgruppe',
  ])('a group of alternatives is told: %s', async (heading) => {
    const found = await understood(
      `Уровень;Обозначение;Кол-во;${heading}\n0;И;1;\n1;П-1;2;A1\n1;П-2;2;A1\n1;П-3;2;A2\n1;П-4;1;\n`,
    );
    expect(issuesOf(found)).toEqual([['warning', 'alternate-counted', '4']]);
  });

  it.each([
    ['DNP', 'DNP', ''],
    ['DNP', 'x', 'No'],
    ['Fitted', 'Not Fitted', 'Fitted'],
    ['Populate', '0', '1'],
    ['Не устанавливать', '+', ''],
  ])('a part that is not fitted is told: %s %s', async (heading, no, yes) => {
    const found = await understood(
      `Designator;Part Number;Quantity;${heading}\nR1;RC-1;1;${yes}\nD1;LT-1;2;${no}\nU1;ST-1;1;${yes}\n`,
    );
    expect(toldOf(found)).toEqual([['warning', 'not-fitted-counted', '3']]);
  });
});

describe('columns of one configuration each', () => {
  it('are executions by their names', async () => {
    const text = 'PART NUMBER,DESCRIPTION,Default/QTY.,Long/QTY.\nP-1,Plate,1,1\nP-2,Tube,2,4\nP-3,Cap,-,2\n';
    const found = await understood(text);
    expect([partsOf(found), toldOf(found)]).toEqual([
      [
        ['d:P-1', 'part', 1],
        ['d:P-2', 'part', 2],
      ],
      [['warning', 'execution-taken', 'C1']],
    ]);
    expect(partsOf(await understood(text, { execution: 'Long' }))).toEqual([
      ['d:P-1', 'part', 1],
      ['d:P-2', 'part', 4],
      ['d:P-3', 'part', 2],
    ]);
  });
});

describe('rows that head others by what they lack', () => {
  it('are told where their number goes on from the row above', async () => {
    const found = await understood(
      '№;Обозначение;Наименование;Кол-во\n1;Д-1;Вал;2\n2;Д-2;;\n3;Д-3;Плита;1\n',
    );
    expect([linesOf(found), toldOf(found)]).toEqual([
      [['d:Д-2', 'd:Д-3', 1]],
      [['warning', 'row-taken-as-assembly', '3']],
    ]);
  });

  it('are not where numbers begin anew below them', async () => {
    const found = await understood(
      '№;Обозначение;Наименование;Кол-во\n1;А-1;;\n1;Д-1;Вал;2\n2;А-2;;\n1;Д-3;Плита;1\n',
    );
    expect(toldOf(found)).toEqual([]);
  });
});

it('an unknown kind is told once', async () => {
  const found = await understood(
    'Уровень;Обозначение;Кол-во;Item Type\n0;А;1;Item\n1;Б;1;Item\n1;В;1;Деталь\n1;Г;1;Другое\n',
    { mapping: { kind: 'D' } },
  );
  expect(issuesOf(found)).toEqual([
    ['warning', 'kind-unknown', 'D2'],
    ['warning', 'kind-unknown', 'D5'],
  ]);
});

describe('a cell that names several assemblies', () => {
  const ROWS = 'Обозначение;Куда входит;Кол-во\nАБ-100;;1\nАБ-200;;2\n';

  it.each(['"АБ-100, АБ-200"', '"АБ-100;АБ-200"', 'АБ-100 АБ-200', '"АБ-100\nАБ-200"'])(
    'puts the part into each, and that is told: %s',
    async (cell) => {
      const found = await understood(`${ROWS}Д-1;${cell};3\n`);
      expect([linesOf(found), toldOf(found)]).toEqual([
        [
          ['d:АБ-100', 'd:Д-1', 3],
          ['d:АБ-200', 'd:Д-1', 3],
        ],
        [['warning', 'parents-several', 'B4']],
      ]);
    },
  );

  it.each(['"АБ-100 - 1 шт, АБ-200 - 2 шт"', '"АБ-100 (1); АБ-200 (2)"', '"АБ-100 x1, АБ-200 x2"'])(
    'with how many each takes: %s',
    async (cell) => {
      expect(linesOf(await understood(`${ROWS}Д-1;${cell};5\n`))).toEqual([
        ['d:АБ-100', 'd:Д-1', 1],
        ['d:АБ-200', 'd:Д-1', 2],
      ]);
    },
  );

  it('is one parent where it is a row, and unknown where a part of it is none', async () => {
    const comma = await understood(
      'Обозначение;Куда входит;Кол-во\n"АБ, 1";;1\nАБ;;1\n1;;1\nД-1;"АБ, 1";3\n',
    );
    expect(linesOf(comma)).toEqual([['d:АБ, 1', 'd:Д-1', 3]]);
    const missing = await understood(`${ROWS}Д-1;"АБ-100, АБ-300";3\n`);
    expect(toldOf(missing)).toContainEqual(['error', 'parent-missing', 'B4']);
  });
});
