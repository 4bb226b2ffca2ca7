import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

/** Files as factories keep them, each read without a word from anybody. */

const NAMED_BY_FILE = ['warning', 'product-named-by-file', ''];

it('SolidWorks: an indented list with tabs', async () => {
  const found = await understood(
    'ITEM NO.\tPART NUMBER\tDESCRIPTION\tQTY.\n1\tASM-1\tFrame\t1\n1.1\tP-1\tTube\t4\n1.2\tP-2\tPlate\t2\n2\tASM-2\tCover\t1\n2.1\tP-1\tTube\t1\n',
  );
  expect([linesOf(found), issuesOf(found)]).toEqual([
    [
      ['d:ASM-1', 'd:P-1', 4],
      ['d:ASM-1', 'd:P-2', 2],
      ['d:ASM-2', 'd:P-1', 1],
    ],
    [NAMED_BY_FILE],
  ]);
});

it('made by hand: blank rows, units beside quantities, a subtotal and signatures', async () => {
  const found = await understood(
    'Заказ 15\n\nНаименование;Обозначение;Кол.;Материал\nРама;Р.00;1;\n\nТруба;Р.01;2 шт;Ст3\nЛист;Р.02;4 компл.;Ст3\nШнур;;1,5 м;\n' +
      'Клей;;0.3 кг;\nИтого по узлу;;7;\nРазработал Иванов;;;\nПроверил Петров;;;\n',
  );
  expect([found.product.designation, partsOf(found), found.summary.errors]).toEqual([
    'Заказ 15',
    [
      ['d:Р.00', 'part', 1],
      ['d:Р.01', 'part', 2],
      ['d:Р.02', 'part', 4],
    ],
    0,
  ]);
  expect(issuesOf(found).map(([, code, place]) => [code, place])).toEqual([
    // Р.00 looks like the assembly of Р.01 and Р.02.
    ['no-structure-found', '4'],
    ['measured-as-material', '8'],
    ['material-without-part', '8'],
    ['measured-as-material', '9'],
    ['material-without-part', '9'],
    ['total-row-skipped', '10'],
    ['footer-row-skipped', '11'],
    ['footer-row-skipped', '12'],
  ]);
});

it('the way from the product down in columns of words', async () => {
  const found = await understood(
    'Изделие;Узел;Деталь;Кол-во\nСтанок;Рама;Труба;4\nСтанок;Рама;Лист;2\nСтанок;Крышка;Ручка;1\n',
  );
  expect([found.format, linesOf(found)]).toEqual([
    'level-columns',
    [
      ['n:Станок|', 'n:Рама|', 1],
      ['n:Станок|', 'n:Крышка|', 1],
      ['n:Рама|', 'n:Труба|', 4],
      ['n:Рама|', 'n:Лист|', 2],
      ['n:Крышка|', 'n:Ручка|', 1],
    ],
  ]);
  expect(issuesOf(found)).toEqual([
    ['warning', 'assembly-added', '2'],
    ['warning', 'assembly-added', '2'],
    ['warning', 'assembly-added', '4'],
  ]);
});

it('two rows of headings in a text file', async () => {
  const found = await understood(
    ';Деталь;;Кол-во;;\n№;Обозначение;Наименование;на узел;на изделие;Масса\n1;А;Узел;1;1;5\n1.1;Б;Деталь;3;3;1\n',
  );
  expect([linesOf(found), issuesOf(found)]).toEqual([[['d:А', 'd:Б', 3]], []]);
});

it('a name wrapped over two rows', async () => {
  const found = await understood(
    '№;Обозначение;Наименование;Кол-во\n1;А.1;Корпус подшипника;1\n;;сварной окрашенный;\n2;А.2;Вал;2\n',
  );
  expect(found.parts.map(({ name }) => name)).toEqual(['Корпус подшипника сварной окрашенный', 'Вал']);
  expect(issuesOf(found)).toEqual([NAMED_BY_FILE, ['warning', 'name-joined', 'C3']]);
});

it('Altium: values of one description are parts of their own', async () => {
  const found = await understood(
    'Comment,Description,Designator,Footprint,Quantity\n10k,Resistor,"R1, R2, R5",0603,3\n22k,Resistor,R3,0603,1\n100n,Capacitor,"C1, C2",0603,2\n',
  );
  expect([partsOf(found), issuesOf(found)]).toEqual([
    [
      ['n:10k|0603', 'part', 3],
      ['n:22k|0603', 'part', 1],
      ['n:100n|0603', 'part', 2],
    ],
    [NAMED_BY_FILE],
  ]);
});
