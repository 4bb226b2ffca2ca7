import { encode } from 'iconv-lite';
import { issuesOf, linesOf, partsOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { asXlsx, type WrittenRow } from '../../../../tests/support/written-bom';
import { zipFile } from '../../../../tests/support/zip-file';

type Cells = WrittenRow['cells'];
const sheet = (rows: Cells[], merges: string[] = []) =>
  asXlsx({ rows: rows.map((cells) => ({ cells })), merges });

const NAMED_BY_FILE = ['warning', 'product-named-by-file', ''];

describe('a specification of ГОСТ 2.106', () => {
  const SPECIFICATION = [
    'Формат;Зона;Поз.;Обозначение;Наименование;Кол.;Примечание',
    ';;;;Документация;;',
    'А3;;;АБВГ.301100.001СБ;Сборочный чертёж;;',
    ';;;;Сборочные единицы;;',
    'А3;;1;АБВГ.301200.001;Корпус;1;',
    ';;;;Детали;;',
    'А4;;2;АБВГ.711100.001;Вал;2;Сталь 45',
    ';;;;Стандартные изделия;;',
    ';;3;;Болт М6х20 ГОСТ 7798-70;8;',
    ';;4;;Подшипник 204;2;',
    ';;;;ГОСТ 8338-75;;',
    ';;;;Прочие изделия;;',
    ';;5;;Двигатель АИР 71;1;',
  ];

  it('gives kinds by its sections; the drawing of the assembly is a document, no assembly', async () => {
    const found = await understood(encode(SPECIFICATION.join('\r\n'), 'win1251'));
    expect([found.format, found.encoding, found.delimiter]).toEqual([
      'section-headings',
      'windows-1251',
      ';',
    ]);
    expect(partsOf(found)).toEqual([
      ['d:АБВГ.301200.001', 'assembly', 1],
      ['d:АБВГ.711100.001', 'part', 2],
      ['n:Болт М6х20 ГОСТ 7798-70|', 'standard', 8],
      ['n:Подшипник 204 ГОСТ 8338-75|', 'standard', 2],
      ['n:Двигатель АИР 71|', 'purchased', 1],
    ]);
    expect(found.parts[1]?.material).toBe('Сталь 45');
    // Its drawing names the product, which has no row.
    expect(found.product.designation).toBe('АБВГ.301100.001');
    expect(issuesOf(found)).toEqual([
      ['warning', 'document-row-skipped', '3'],
      ['warning', 'name-joined', 'E11'],
    ]);
  });

  it('several on one sheet hang together by the rows that head them', async () => {
    const found = await understood(
      [
        'Поз.;Обозначение;Наименование;Кол.',
        ';И.000;Изделие;',
        ';;Сборочные единицы;',
        '1;У.000;Узел;2',
        ';;Детали;',
        '2;Д.001;Планка;4',
        ';У.000;Узел;',
        ';;Детали;',
        '1;Д.002;Вал;1',
        ';;Материалы;',
        '2;;Литол-24;0,25',
      ].join('\n'),
    );
    expect(linesOf(found)).toEqual([
      ['d:И.000', 'd:У.000', 2],
      ['d:И.000', 'd:Д.001', 4],
      ['d:У.000', 'd:Д.002', 1],
    ]);
    expect([found.product.designation, found.summary.materials, issuesOf(found)]).toEqual(['И.000', 1, []]);
  });
});

describe('a parent column', () => {
  it.each([
    ['by designation', 'Обозначение;Входит в;Кол-во\nА;;1\nБ;А;2\nВ;Б;3\n'],
    ['by designation and name', 'Обозначение;Наименование;Входит в;Кол-во\nА;И;;1\nБ;У;А И;2\nВ;Д;Б У;3\n'],
    ['by id, a zero for the top', 'id,parent_id,part_id,qty\n7,0,А,1\n8,7,Б,2\n9,8,В,3\n'],
    ['in any order', 'Обозначение;Входит в;Кол-во\nВ;Б;3\nБ;А;2\nА;;1\n'],
    ['as a list of edges', 'parent,child,quantity\nА,Б,2\nБ,В,3\n'],
    ['in Russian words', 'Что входит;Куда входит;Кол-во\nБ;А;2\nВ;Б;3\n'],
    ['in the words of a database', 'Parent Part,Component Part,Quantity Per\nА,Б,2\nБ,В,3\n'],
    ['as a list of edges without a header', 'А;Б;2\nБ;В;3\n'],
  ])('%s', async (_how, text) => {
    const found = await understood(text);
    expect([found.format, linesOf(found)]).toEqual([
      'parent-column',
      [
        ['d:А', 'd:Б', 2],
        ['d:Б', 'd:В', 3],
      ],
    ]);
    expect(found.summary.errors).toBe(0);
  });

  it('refuses a part that contains itself', async () => {
    const found = await understood('parent,child,qty\nA,A,1\nA,B,2\n');
    expect(issuesOf(found)[0]).toEqual(['error', 'cycle', 'B2']);
  });
});

describe('groups', () => {
  const LINES = [
    ['n:Рама|', 'd:Р.1', 4],
    ['n:Рама|', 'd:Р.2', 2],
    ['n:Колесо|', 'd:К.1', 1],
  ];

  it.each([
    ['repeated', 'Узел;Обозначение;Наименование;Кол-во\nРама;Р.1;а;4\nРама;Р.2;б;2\nКолесо;К.1;в;1\n'],
    ['written once', 'Узел;Обозначение;Наименование;Кол-во\nРама;Р.1;а;4\n;Р.2;б;2\nКолесо;К.1;в;1\n'],
  ])('%s are assemblies', async (_how, text) => {
    const found = await understood(text);
    expect([found.format, linesOf(found)]).toEqual(['group-column', LINES]);
  });

  it('written in captions are told and kept with each part', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во\n;Узел подачи;\nА.1;Вал;1\n;Узел зажима;\nБ.1;Вал;1\n',
    );
    expect([partsOf(found), issuesOf(found)]).toEqual([
      [
        ['d:А.1', 'part', 1],
        ['d:Б.1', 'part', 1],
      ],
      [NAMED_BY_FILE, ['warning', 'caption-kept', '2'], ['warning', 'caption-kept', '4']],
    ]);
  });
});

describe('headers', () => {
  it('of two rows with merged captions, numbered columns and a title above', async () => {
    const rows: Cells[] = [
      ['Ведомость деталей заказа 117'],
      [],
      ['№', 'Деталь', null, 'Количество', null, 'Материал'],
      [null, 'Обозначение', 'Наименование', 'на узел', 'на изделие', null],
      [1, 2, 3, 4, 5, 6],
      ['1', 'У.000', 'Узел', 1, 1, null],
      ['1.1', 'У.001', 'Ось', 2, 2, 'Ст3'],
    ];
    const found = await understoodXlsx(sheet(rows, ['A1:F1', 'A3:A4', 'B3:C3', 'D3:E3', 'F3:F4']));
    expect([found.headerRow, found.mapping]).toEqual([
      3,
      { number: 'A', designation: 'B', name: 'C', quantity: 'D', quantityTotal: 'E', material: 'F' },
    ]);
    expect([found.product.name, linesOf(found)]).toEqual([
      'Ведомость деталей заказа 117',
      [['d:У.000', 'd:У.001', 2]],
    ]);
  });

  it('of two rows in a text file name no product', async () => {
    const found = await understood(
      ';;Кол-во;Кол-во;\n№;Обозначение;на сборку;на изделие;Наименование\n1;А;1;1;Узел\n1.1;Б;3;3;Деталь\n',
    );
    expect([found.product, linesOf(found)]).toMatchObject([
      { designation: 'А', name: 'Узел' },
      [['d:А', 'd:Б', 3]],
    ]);
  });

  it('with the same name twice use the first and say so', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во;Кол-во\nА;Вал;1;7\n');
    expect([partsOf(found), issuesOf(found)]).toEqual([
      [['d:А', 'part', 1]],
      [['warning', 'header-duplicate', 'D1']],
    ]);
  });

  it.each([
    ['SolidWorks', 'ITEM NO.\tPART NUMBER\tDESCRIPTION\tQTY.', '1\tA\tTop\t1', '1.1\tB\tSub\t2'],
    ['Onshape', 'Item,Quantity,Part number,Description', '1,1,A,Top', '1.1,2,B,Sub'],
    ['Fusion', 'Part Name,Part Number,Quantity,Level', 'Top,A,1,1', 'Sub,B,2,2'],
    ['Windchill', 'Level,Number,Version,Name,Quantity,Unit', '0,A,A.1,Top,1,each', '1,B,A.1,Sub,2,each'],
    ['SAP', 'Lv;Component number;Object description;Comp. Qty (CUn);Un', '0;A;Top;1;PC', '.1;B;Sub;2;PC'],
    ['ERPNext', 'Item Code,Item Name,Qty,UOM,Indent', 'A,Top,1,Nos,0', 'B,Sub,2,Nos,1'],
    ['Creo', 'Level\tName\tQty\tPart Number', '0\tTop\t1\tA', '1\tSub\t2\tB'],
  ])('of %s are known', async (_program, ...lines) => {
    const found = await understood(lines.join('\n'));
    expect([linesOf(found), found.summary.errors]).toEqual([[['d:A', 'd:B', 2]], 0]);
  });
});

describe('sheets', () => {
  it('the likeliest is proposed and the others are told', async () => {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = (...lines: string[]) =>
      `<sheetData>${lines.map((line) => `<row>${line.split(';').map(cell).join('')}</row>`).join('')}</sheetData>`;
    const part = (name: string, xml: string) => ({
      name: `xl/worksheets/${name}.xml`,
      content: `<worksheet xmlns="${main}">${xml}</worksheet>`,
    });
    const names = ['Обложка', 'Состав', 'Состав старый'];
    const file = zipFile([
      {
        name: 'xl/workbook.xml',
        content: `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets>${names
          .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"/>`)
          .join('')}</sheets></workbook>`,
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: `<Relationships>${names
          .map(
            (_, index) =>
              `<Relationship Id="r${index + 1}" Type="${rel}/worksheet" Target="worksheets/s${index + 1}.xml"/>`,
          )
          .join('')}</Relationships>`,
      },
      part('s1', rows('Проект 5')),
      part('s2', rows('Обозначение;Наименование;Кол-во', 'А;Вал;1', 'Б;Ось;2')),
      part('s3', rows('Обозначение;Наименование;Кол-во', 'В;Вал;1')),
    ]);
    const found = await understoodXlsx(file);
    expect([found.sheet, found.otherSheets, partsOf(found).length]).toEqual(['Состав', ['Состав старый'], 2]);
    expect(issuesOf(found)[0]).toEqual(['warning', 'other-sheets', '']);
    const other = await understoodXlsx(file, { sheet: 'Состав старый' });
    expect(partsOf(other)).toEqual([['d:В', 'part', 1]]);
    expect(issuesOf(await understoodXlsx(file, { sheet: 'Нет' }))).toEqual([
      ['error', 'sheet-not-found', ''],
    ]);
  });
});
