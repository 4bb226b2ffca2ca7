import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

/** Files as other programs write them that were read wrongly once. */

describe('a matrix of products', () => {
  const MATRIX =
    'Обозначение;Наименование;Стол С-1;Стул К-1;Всего\nД-1;Крышка;1;;1\nД-2;Нога;4;4;8\nД-3;Сиденье;;1;1\n';

  it('beside its sums is told; the sums are read', async () => {
    const found = await understood(MATRIX);
    expect(partsOf(found).map(([, , quantity]) => quantity)).toEqual([1, 8, 1]);
    expect(issuesOf(found)).toContainEqual(['warning', 'quantity-matrix', 'E1']);
    expect(found.issues.find(({ code }) => code === 'quantity-matrix')?.message).toContain('C, D');
  });

  it('offers each product, and is read as the one that is chosen', async () => {
    const all = await understood(MATRIX);
    expect([all.executions, all.execution]).toEqual([['Всего', 'Стол С-1', 'Стул К-1'], 'Всего']);
    const chair = await understood(MATRIX, { execution: 'Стул К-1' });
    expect(partsOf(chair)).toEqual([
      ['d:Д-2', 'part', 4],
      ['d:Д-3', 'part', 1],
    ]);
    expect([chair.execution, chair.mapping.quantity]).toEqual(['Стул К-1', 'D']);
    expect(issuesOf(chair)).toEqual([['warning', 'product-named-by-file', '']]);
    const zeros = await understood(MATRIX.replace('1;;1', '1;0;1'), { execution: 'Стул К-1' });
    expect(partsOf(zeros)).toEqual(partsOf(chair));
  });

  it('has no product of another name', async () => {
    const found = await understood(MATRIX, { execution: 'Шкаф' });
    expect(issuesOf(found)).toContainEqual(['error', 'execution-not-found', '1']);
    expect(partsOf(found).map(([, , quantity]) => quantity)).toEqual([1, 8, 1]);
  });

  it('is no matrix where columns do not add up', async () => {
    const found = await understood(MATRIX.replace('4;4;8', '4;4;9'));
    expect(issuesOf(found).map(([, code]) => code)).not.toContain('quantity-matrix');
  });
});

describe('routes and stages', () => {
  const HEADING = 'Обозначение;Наименование;Кол-во;Операции\nИ-1;Изделие;;\n';

  it('that only a part with an error needs are not made', async () => {
    const found = await understood(`${HEADING}Д-1;Вал;2;Ток, Лазер\nД-2;Ось;два;Ток, Закалка\n`);
    expect(found.summary).toMatchObject({ errors: 1 });
    expect([found.newRoutes, found.newStages]).toEqual([['Ток → Лазер'], ['Ток', 'Лазер']]);
  });

  it('that another part needs too are', async () => {
    const found = await understood(`${HEADING}Д-1;Вал;2;Ток, Лазер\nД-2;Ось;два;Ток, Лазер\n`);
    expect([found.newRoutes, found.newStages]).toEqual([['Ток → Лазер'], ['Ток', 'Лазер']]);
  });
});

it('a counted row above dotted numbers that alone has none is the product', async () => {
  const found = await understood(
    'Поз.;Обозначение;Наименование;Кол-во\n;АБВГ.100;Редуктор;1\n1;АБВГ.101;Корпус;1\n1.1;АБВГ.102;Стенка;2\n2;АБВГ.103;Вал;1\n',
  );
  expect([linesOf(found), found.summary.errors]).toEqual([
    [
      ['d:АБВГ.100', 'd:АБВГ.101', 1],
      ['d:АБВГ.100', 'd:АБВГ.103', 1],
      ['d:АБВГ.101', 'd:АБВГ.102', 2],
    ],
    0,
  ]);
});

it('a product with nothing above it and no pieces per assembly is needed as often as its total says', async () => {
  const found = await understood('Обозначение;Наименование;Кол-во на узел;Всего\nУ-1;Узел;;3\nД-1;Вал;2;6\n');
  expect([partsOf(found), linesOf(found)]).toEqual([
    [
      ['d:У-1', 'assembly', 3],
      ['d:Д-1', 'part', 6],
    ],
    [['d:У-1', 'd:Д-1', 2]],
  ]);
});

it('an assembly that other rows only name has no total of its own', async () => {
  const found = await understood(
    'Код узла;Код детали;Наименование детали;Кол-во в узле;Кол-во в изделии\nУ-1;Д-1;Вал;2;4\nУ-1;Д-2;Ось;1;2\nУ-2;Д-1;Вал;1;1\n',
  );
  expect(partsOf(found)).toContainEqual(['d:У-1', 'assembly', 1]);
});

it('a norm in kilograms counts no parts', async () => {
  const found = await understood(
    'Обозначение;Наименование детали;Кол-во дет.;Материал;Норма на изделие, кг\nД-1;Вал;2;Круг 40;6,4\n',
  );
  expect(partsOf(found)).toEqual([['d:Д-1', 'part', 2]]);
});

it('a caption of a part of a form names no product', async () => {
  const found = await understood(
    'Стол рабочий СР-1;;\nИсходные комплектующие;;\n№;Номенклатура;Количество\n1;Столешница;1\n2;Нога;4\n',
  );
  expect(found.product.designation).toBe('Стол рабочий СР-1');
});

it('Creo lists each assembly below a text of its own', async () => {
  const heading = 'Quantity,Type,Name';
  const found = await understood(
    [
      ...['Assembly PUMP contains:', heading, '1,Sub-Assembly,BODY_ASM', '2,Part,BOLT', ''],
      ...['Sub-Assembly BODY_ASM contains:', heading, '1,Part,BODY', '4,Part,BOLT'],
    ].join('\n'),
  );
  expect(found.lines.map(({ parent, child, quantity }) => [parent, child, quantity])).toEqual([
    ['n:PUMP|', 'n:BODY_ASM|', 1],
    ['n:PUMP|', 'n:BOLT|', 2],
    ['n:BODY_ASM|', 'n:BODY|', 1],
    ['n:BODY_ASM|', 'n:BOLT|', 4],
  ]);
});

describe('an execution in a column of its own', () => {
  const list = (...executions: string[]) =>
    ['Обозначение;Исполнение;Наименование;Кол-во', ...executions.map((name) => `АБ.1;${name};Вал;2`)].join(
      '\n',
    );

  it('is the end of the designation', async () => {
    expect(partsOf(await understood(list('', '-01', '02')))).toEqual([
      ['d:АБ.1', 'part', 2],
      ['d:АБ.1-01', 'part', 2],
      ['d:АБ.1-02', 'part', 2],
    ]);
  });

  it('is a further detail where it is no number', async () => {
    const found = await understood(list('левое', '-01'));
    expect([partsOf(found), issuesOf(found).map(([, code]) => code)]).toEqual([
      [['d:АБ.1', 'part', 4]],
      ['child-summed'],
    ]);
  });
});

describe('headings of quantities', () => {
  it('of one product count before those of an order', async () => {
    const found = await understood(
      'Обозначение;Наименование;Всего, шт;На 1 изд., шт\nИ;Изделие;;\nД-1;Вал;20;2\n',
    );
    expect(linesOf(found)).toEqual([['d:И', 'd:Д-1', 2]]);
  });

  it('of a batch of several products do not count beside those of one', async () => {
    const found = await understood(
      'Обозначение;Наименование;Норма на изд.;Потребность на партию 10 шт\nД-1;Вал;2;20\nД-2;Ось;1;10\n',
    );
    expect(partsOf(found).map(([, , quantity]) => quantity)).toEqual([2, 1]);
    const alone = await understood('Обозначение;Потребность на партию 10 шт\nД-1;20\nД-2;10\n');
    expect(partsOf(alone).map(([, , quantity]) => quantity)).toEqual([20, 10]);
  });
});

it('dotted numbers may have a bracket behind', async () => {
  const found = await understood('№;Обозначение;Кол-во\n1);А;1\n1.1);Б;2\n2.);В;1\n');
  expect(linesOf(found)).toEqual([['d:А', 'd:Б', 2]]);
});

it('a caption may count its assembly', async () => {
  const found = await understood(
    'Обозначение;Наименование;Кол-во\nРама Р-1 - 2 шт;;\nД-1;Вал;2\nПривод (3 шт.);;\nД-2;Ось;1\n',
  );
  expect(partsOf(found)).toEqual([
    ['d:Рама Р-1', 'assembly', 2],
    ['d:Д-1', 'part', 4],
    ['d:Привод', 'assembly', 3],
    ['d:Д-2', 'part', 3],
  ]);
});

it.each(['Изделие;Узел;Деталь;Кол-во', 'Сборка;Подсборка;Деталь;Кол-во'])(
  'a way down that leaves a step out stands below the last one it names: %s',
  async (heading) => {
    const found = await understood(
      [heading, 'Стол;;;1', 'Стол;Каркас;;1', 'Стол;Каркас;Нога;4', 'Стол;;Крышка;1'].join('\n'),
    );
    expect(linesOf(found)).toEqual([
      ['n:Стол|', 'n:Каркас|', 1],
      ['n:Стол|', 'n:Крышка|', 1],
      ['n:Каркас|', 'n:Нога|', 4],
    ]);
  },
);

it('lists of several products below each other, each with a label of its product', async () => {
  const heading = 'Обозначение;Наименование;Кол-во';
  const found = await understood(
    [
      ...['Изделие: Стол С-1', heading, 'Д-1;Крышка;1', 'Д-2;Нога;4', ''],
      ...['Изделие: Стул К-1', heading, 'Д-3;Сиденье;1', 'Д-2;Нога;4'],
    ].join('\n'),
  );
  expect(linesOf(found)).toEqual([
    ['d:Стол С-1', 'd:Д-1', 1],
    ['d:Стол С-1', 'd:Д-2', 4],
    ['d:Стул К-1', 'd:Д-3', 1],
    ['d:Стул К-1', 'd:Д-2', 4],
  ]);
});

it('assemblies with Roman numbers above parts that count anew are asked about', async () => {
  const list =
    '№;Обозначение;Наименование;Кол-во\nI;Р-0;Рама;1\n1;В-1;Балка;2\nII;П-0;Привод;2\n1;Ш-1;Вал;1\n';
  const found = await understood(list);
  expect(issuesOf(found)).toContainEqual(['warning', 'no-structure-found', '2']);
  expect(linesOf(await understood(list, { format: 'assembly-rows' }))).toEqual([
    ['d:Р-0', 'd:В-1', 2],
    ['d:П-0', 'd:Ш-1', 1],
  ]);
});

it('pieces of one kit and of twenty', async () => {
  const found = await understood(
    'Обозначение;Наименование;На 1 компл.;На 20 компл.\nД-1;Вал;2;40\nД-2;Ось;1;20\n',
  );
  expect(partsOf(found).map(([, , quantity]) => quantity)).toEqual([2, 1]);
});

it('executions that a spreadsheet saved as negative numbers are read in a text file too', async () => {
  const found = await understood('Обозначение;Наименование;Кол-во\nАБ.1;Вал;1\n-1;;2\n-2;;3\n');
  expect(partsOf(found)).toEqual([
    ['d:АБ.1', 'part', 1],
    ['d:АБ.1-01', 'part', 2],
    ['d:АБ.1-02', 'part', 3],
  ]);
});

it('a text below a list is no part where it is a footnote, and told where it may be one', async () => {
  const list = 'Обозначение;Наименование;Кол-во\nД-1;Вал;2\nД-2;Ось;1\n';
  const footnote = await understood(`${list}* - по согласованию;;\n`);
  expect([footnote.parts.length, issuesOf(footnote).map(([, code]) => code)]).toEqual([
    2,
    ['product-named-by-file', 'footer-row-skipped'],
  ]);
  const text = await understood(`${list}Д-3;;\n`);
  expect(issuesOf(text)).toContainEqual(['warning', 'quantity-taken-as-one', 'C4']);
});

it('remarks of programs are no parts', async () => {
  const found = await understood(
    'Обозначение;Наименование;Кол-во\n# выгружено 12.12.2026;;\nД-1;Вал;1\n// конец;;\n№5#1;Болт;3\n',
  );
  expect(partsOf(found)).toEqual([
    ['d:Д-1', 'part', 1],
    ['d:№5#1', 'part', 3],
  ]);
  expect(issuesOf(found).filter(([, code]) => code === 'footer-row-skipped')).toHaveLength(2);
});
