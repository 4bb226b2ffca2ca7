import { encode } from 'iconv-lite';
import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const FIVE_ROWS = `;Наборка №3;;;;;
№;Обозначение;Наименование;Кол-во;Размер;Операции;Прим.
;АСЦБ-000475;;;;;
;ЦДСА.8АТ-9800.00.03.000СБ;Палец;1;;Пок;
;ЦДСА.218.79.00.04;Болт осевой;5;S24х530(1);Св,HRC;30ХГСА
`;

describe('the own format', () => {
  it('makes exactly 3 parts and 2 lines of the five rows', async () => {
    const found = await understood(FIVE_ROWS);
    expect(found.parts).toEqual([
      {
        key: 'd:АСЦБ-000475',
        designation: 'АСЦБ-000475',
        name: null,
        kind: 'assembly',
        quantity: 1,
        material: null,
        size: null,
        operations: [],
      },
      {
        key: 'd:ЦДСА.8АТ-9800.00.03.000СБ',
        designation: 'ЦДСА.8АТ-9800.00.03.000СБ',
        name: 'Палец',
        kind: 'part',
        quantity: 1,
        material: null,
        size: null,
        operations: ['Пок'],
      },
      {
        key: 'd:ЦДСА.218.79.00.04',
        designation: 'ЦДСА.218.79.00.04',
        name: 'Болт осевой',
        kind: 'part',
        quantity: 5,
        material: '30ХГСА',
        size: 'S24х530(1)',
        operations: ['Св', 'HRC'],
      },
    ]);
    expect(found.lines).toEqual([
      { parent: 'd:АСЦБ-000475', child: 'd:ЦДСА.8АТ-9800.00.03.000СБ', quantity: 1 },
      { parent: 'd:АСЦБ-000475', child: 'd:ЦДСА.218.79.00.04', quantity: 5 },
    ]);
    expect(found.product).toEqual({
      designation: 'АСЦБ-000475',
      name: 'Наборка №3',
      orderNumber: null,
      dueDate: null,
      quantity: 1,
      existing: null,
    });
    expect(found.summary).toEqual({
      ...{ parts: 3, lines: 2, materials: 0, routes: 2, stages: 3, errors: 0, warnings: 0 },
      ...{ new: null, changed: null, unchanged: null, absent: null, absentLines: null },
    });
    expect(found.format).toBe('product-row');
  });

  it.each([
    ['windows-1251', ';', encode(FIVE_ROWS.replaceAll('\n', '\r\n'), 'win1251')],
    ['utf-8', '\t', Buffer.from(FIVE_ROWS.replaceAll(';', '\t'))],
    ['utf-16le', '\t', encode(FIVE_ROWS.replaceAll(';', '\t'), 'utf16le', { addBOM: true })],
    ['utf-8', ',', Buffer.from(FIVE_ROWS.replace('Св,HRC', '"Св,HRC"').replaceAll(';', ','))],
  ])('is the same in %s with %j', async (encoding, delimiter, bytes) => {
    const found = await understood(bytes);
    expect([found.encoding, found.delimiter]).toEqual([encoding, delimiter]);
    expect([found.parts, found.lines]).toEqual([
      (await understood(FIVE_ROWS)).parts,
      (await understood(FIVE_ROWS)).lines,
    ]);
  });

  it('rolls the quantity of the product down', async () => {
    expect(partsOf(await understood(FIVE_ROWS, { quantity: 7 })).map(([, , quantity]) => quantity)).toEqual([
      7, 7, 35,
    ]);
  });

  it('hangs the block of an assembly below the row that names it', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во\nИ;;\nУ;Узел;2\nД;Деталь;3\nУ;;\nД;Деталь;4\nВ;Втулка;1\n',
    );
    expect(partsOf(found)).toEqual([
      ['d:И', 'assembly', 1],
      ['d:У', 'assembly', 2],
      ['d:Д', 'part', 11],
      ['d:В', 'part', 2],
    ]);
    expect(linesOf(found)).toEqual([
      ['d:И', 'd:У', 2],
      ['d:И', 'd:Д', 3],
      ['d:У', 'd:Д', 4],
      ['d:У', 'd:В', 1],
    ]);
    expect(issuesOf(found)).toEqual([]);
  });

  it('of several roots is named by the wish, the kit row or the file', async () => {
    const list = 'Обозначение;Наименование;Кол-во\nА;Вал;2\nБ;Ось;3\n';
    const byFile = await understood(list);
    expect([byFile.product.designation, issuesOf(byFile), partsOf(byFile), byFile.lines]).toEqual([
      'заказ 7',
      [['warning', 'product-named-by-file', '']],
      [
        ['d:А', 'part', 2],
        ['d:Б', 'part', 3],
      ],
      [],
    ]);
    expect((await understood(`;Кит 5;\n${list}`)).product).toMatchObject({
      designation: 'Кит 5',
      name: null,
    });
    expect((await understood(`;Кит 5;\n${list}`, { product: 'П' })).product).toMatchObject({
      designation: 'П',
      name: 'Кит 5',
    });
  });
});

describe('a file that cannot be read', () => {
  it('is one issue and no parts', async () => {
    const found = await understood(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    expect([issuesOf(found), found.parts, found.summary.errors]).toEqual([
      [['error', 'file-is-old-xls', '']],
      [],
      1,
    ]);
  });
});

it('says that without a database nobody knows the fields that a factory added to parts', async () => {
  const found = await understood(FIVE_ROWS, { mapping: { 'own.mass': 'E' } });
  expect(found.issues.find(({ code }) => code === 'own-fields-need-database')).toMatchObject({
    severity: 'warning',
    value: 'mass',
  });
});
