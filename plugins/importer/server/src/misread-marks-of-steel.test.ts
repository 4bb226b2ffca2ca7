import { linesOf, partsOf, understood } from '../../../../tests/support/understood';

describe('lists of steel structures', () => {
  const ROWS =
    'К1;1;1;I 30Ш1;6000;С255\n;2;2;-10х200;300;С245\nК2;1;1;I 30Ш1;6000;С255\n;2;4;-12х250;250;С245\n';

  it('have marks above their positions, which are numbered within each', async () => {
    const found = await understood(`Марка;Поз. дет.;Кол.;Сечение;Длина, мм;Сталь\n${ROWS}`);
    expect([partsOf(found), linesOf(found)]).toEqual([
      [
        ['d:К1', 'assembly', 1],
        ['d:К1-1', 'part', 1],
        ['d:К1-2', 'part', 2],
        ['d:К2', 'assembly', 1],
        ['d:К2-1', 'part', 1],
        ['d:К2-2', 'part', 4],
      ],
      [
        ['d:К1', 'd:К1-1', 1],
        ['d:К1', 'd:К1-2', 2],
        ['d:К2', 'd:К2-1', 1],
        ['d:К2', 'd:К2-2', 4],
      ],
    ]);
    expect(found.parts.map(({ name, material }) => [name, material]).slice(1, 3)).toEqual([
      ['I 30Ш1', 'С255'],
      ['-10х200', 'С245'],
    ]);
  });

  it('are none without lengths: there marks designate parts', async () => {
    const found = await understood('Марка;Кол.;Сечение\nК1;1;I 30Ш1\nК2;2;I 20Ш1\n');
    expect(partsOf(found)).toEqual([
      ['d:К1', 'part', 1],
      ['d:К2', 'part', 2],
    ]);
  });
});

describe('lines of Teamcenter', () => {
  it('hold number, name and depth, and how many where no column does', async () => {
    const found = await understood(
      '"BOM Line","Quantity"\n"000100/A;1-Pump (View)",""\n"   000101/A;1-Housing (View)","1"\n"      000103/B;1-Stud x 3",""\n"   000102/A;1-Bolt","4"\n',
    );
    expect([found.format, found.parts.map(({ key, name }) => [key, name]), linesOf(found)]).toEqual([
      'indentation',
      [
        ['d:000100', 'Pump'],
        ['d:000101', 'Housing'],
        ['d:000103', 'Stud'],
        ['d:000102', 'Bolt'],
      ],
      [
        ['d:000100', 'd:000101', 1],
        ['d:000100', 'd:000102', 4],
        ['d:000101', 'd:000103', 3],
      ],
    ]);
  });

  it('leave the number of an item to its own column', async () => {
    const found = await understood(
      'Level,BOM Line,Item Id,Item Name,Quantity\n0,"100/A;1-Pump",100,Pump,1\n1,"101/A;1-Bolt",101,Bolt,4\n',
    );
    expect(found.mapping.designation).toBe('C');
  });
});
