import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

/** What programs write, with their own headings; each file is read without a word from anybody. */

const TABLE = [
  ['d:TBL', 'd:LEG', 4],
  ['d:TBL', 'd:TOP', 1],
  ['d:TOP', 'd:BRD', 3],
];

describe('exports of programs', () => {
  it.each([
    [
      'lines beside the head of their list',
      'Product,Quantity,Reference,BoM Lines/Component,BoM Lines/Quantity,BoM Lines/Product Unit of Measure\n' +
        '[TBL] Table,1.0,,[LEG] Leg,4.0,Units\n,,,[TOP] Top,1.0,Units\n[TOP] Top,1.0,,[BRD] Board,3.0,Units\n',
    ],
    [
      'the same with the names of fields',
      'id,product_tmpl_id,product_qty,code,bom_line_ids/product_id,bom_line_ids/product_qty,bom_line_ids/product_uom_id\n' +
        'x.bom_1,[TBL] Table,1.0,B1,[LEG] Leg,4.0,Units\n,,,,[TOP] Top,1.0,Units\nx.bom_2,[TOP] Top,1.0,,[BRD] Board,3.0,Units\n',
    ],
    [
      'its report of a structure',
      'Product,BOM,Quantity,UoM\n[TBL] Table,BOM1,1.0,Units\n    [LEG] Leg,,4.0,Units\n' +
        '    [TOP] Top,,1.0,Units\n        [BRD] Board,,3.0,Units\n',
    ],
  ])('Odoo: %s', async (_what, text) => {
    const found = await understood(text);
    expect([linesOf(found), found.product.designation, found.summary.errors]).toEqual([TABLE, 'TBL', 0]);
    expect(found.parts.find(({ designation }) => designation === 'BRD')?.name).toBe('Board');
  });

  it('InvenTree: levels below the part that was exported', async () => {
    const found = await understood(
      'BOM Level,Part ID,Part IPN,Part Name,Description,Quantity,Reference,Optional,Consumable\n' +
        '1,11,LEG-1,Leg,A leg,4,,False,False\n1,12,TOP-1,Top,A top,1,,False,False\n2,13,BRD-1,Board,A board,3,,False,False\n',
    );
    expect([linesOf(found), partsOf(found)]).toEqual([
      [['d:TOP-1', 'd:BRD-1', 3]],
      [
        ['d:LEG-1', 'part', 4],
        ['d:TOP-1', 'assembly', 1],
        ['d:BRD-1', 'part', 3],
      ],
    ]);
  });

  it.each([
    [
      'English',
      'Explosion level\tItem Number\tComponent number\tObject description\tComp. Qty (CUn)\tComponent unit\n' +
        '.1\t0010\t100-100\tCasing\t1,000\tPC\n..2\t0010\t100-110\tSlug\t2,000\tPC\n.1\t0030\t400-100\tPaint\t0,350\tKG\n',
      'Casing',
    ],
    [
      'Russian',
      'Материал\tP-100\n\nУров.\tПозиция\tКомпонент\tОбозначение объекта\tКоличество\tЕИ\n' +
        '1\t0010\t100-100\tКорпус\t1\tШТ\n2\t0010\t100-110\tЗаготовка\t2\tШТ\n1\t0030\t400-100\tКраска\t0,35\tКГ\n',
      'Корпус',
    ],
  ])('SAP CS12 in %s: paint is a material by its unit', async (_language, text, name) => {
    const found = await understood(text);
    expect([found.format, linesOf(found), found.parts[0]?.name, found.summary.errors]).toEqual([
      'level-column',
      [['d:100-100', 'd:100-110', 2]],
      name,
      0,
    ]);
  });

  it('Inventor: how long a piece is, beside how many there are', async () => {
    const found = await understood(
      'Item,Part Number,BOM Structure,Unit QTY,QTY,Description\n1,A-100,Normal,Each,1,Frame\n' +
        '1.1,TUBE 40x40,Normal,"1200,000 mm",4,Tube\n1.2,SEAL,Purchased,1.000 m,2.5 m,Seal\n',
    );
    expect([linesOf(found), found.summary.materials, found.summary.errors]).toEqual([
      [['d:A-100', 'd:TUBE 40x40', 4]],
      1,
      0,
    ]);
  });

  it('Siemens NX: the numbers of its database', async () => {
    const found = await understood(
      'LEVEL,PC NO,PART NAME,QTY,DB_PART_NO,MATERIAL\n0,,TOP,1,000123/A,\n1,1,BRACKET,2,000124/A,Steel\n' +
        '1,2,SUB,1,000125/A,\n2,1,PIN,4,000126/A,Steel\n',
    );
    expect(linesOf(found)).toEqual([
      ['d:000123/A', 'd:000124/A', 2],
      ['d:000123/A', 'd:000125/A', 1],
      ['d:000125/A', 'd:000126/A', 4],
    ]);
  });

  it('1C: the article counts, not the code of its database', async () => {
    const found = await understood(
      'Уровень;Код;Артикул;Номенклатура;Количество;Ед.\n1;00-00000123;АБ-1;Изделие;1,000;шт\n' +
        '2;00-00000124;АБ-2;Узел;2,000;шт\n3;00-00000125;АБ-3;Деталь;3,000;шт\n',
    );
    expect(partsOf(found)).toEqual([
      ['d:АБ-1', 'assembly', 1],
      ['d:АБ-2', 'assembly', 2],
      ['d:АБ-3', 'part', 6],
    ]);
  });

  it('KOMPAS: a standard part that is counted in the last line of its name', async () => {
    const found = await understood(
      'Формат;Зона;Поз.;Обозначение;Наименование;Кол.;Примечание\n;;;;Детали;;\nА3;;1;К.001;Корпус;1;\n' +
        ';;;;Стандартные изделия;;\n;;2;;Манжета 1.1-40х60-1;;\n;;;;ГОСТ 8752-79;2;\n;;3;;Шайба 8 ГОСТ 11371-78;4;\n',
    );
    expect(partsOf(found)).toEqual([
      ['d:К.001', 'part', 1],
      ['n:Манжета 1.1-40х60-1 ГОСТ 8752-79|', 'standard', 2],
      ['n:Шайба 8 ГОСТ 11371-78|', 'standard', 4],
    ]);
    expect(issuesOf(found)).toContainEqual(['warning', 'name-joined', 'E6']);
  });

  it('a list without a product: a part without a quantity is taken once and told', async () => {
    const found = await understood('Поз.;Обозначение;Наименование;Кол.\n1;А.1;Вал;2\n2;А.2;Втулка;-\n');
    expect([partsOf(found), issuesOf(found)]).toEqual([
      [
        ['d:А.1', 'part', 2],
        ['d:А.2', 'part', 1],
      ],
      [
        ['warning', 'product-named-by-file', ''],
        ['warning', 'quantity-taken-as-one', 'D3'],
      ],
    ]);
  });

  it('designations that are written as formulas of text keep their zeros', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во\n="00123";Вал;2\n="00124";Ось;1\n');
    expect(found.parts.map(({ designation }) => designation)).toEqual(['00123', '00124']);
  });
});
