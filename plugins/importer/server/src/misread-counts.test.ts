import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

/** Parts and their pieces in a list of two. */
const counted = async (heading: string, ...rows: string[]) =>
  partsOf(await understood([heading, ...rows].join('\n'))).map(([key, , quantity]) => [key, quantity]);
const codesOf = (found: Parameters<typeof issuesOf>[0]) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('pieces that lie, were made or handed out are no quantity', () => {
  it.each([
    ['Кол-во на складе', 'Кол-во в заказе'],
    ['Кол-во факт', 'Кол-во план'],
    ['Количество выдано', 'Количество требуется'],
    ['Кол-во изготовленных', 'Кол-во к изготовлению'],
    ['Остаток', 'Потребность'],
    ['Отпущено', 'Затребовано, кол-во'],
    ['Qty in stock', 'Required Qty'],
    ['Qty on hand', 'Order qty'],
    ['Picked Qty', 'Qty'],
  ])('%s beside %s', async (stock, wanted) => {
    const parts = [
      ['d:Д-1', 5],
      ['d:Д-2', 8],
    ];
    const [one, other] = [';Вал;100;5', ';Ось;20;8'];
    expect(await counted(`Обозначение;Наименование;${stock};${wanted}`, `Д-1${one}`, `Д-2${other}`)).toEqual(
      parts,
    );
    expect(
      await counted(`Обозначение;Наименование;${wanted};${stock}`, 'Д-1;Вал;5;100', 'Д-2;Ось;8;20'),
    ).toEqual(parts);
  });

  it('but what is still to be made is', async () => {
    expect(await counted('Обозначение;Наименование;Кол-во к изготовлению', 'Д-1;Вал;5')).toEqual([
      ['d:Д-1', 5],
    ]);
  });

  it('under a caption too', async () => {
    expect(
      await counted(
        'Обозначение;Наименование;Количество;Количество',
        ';;выдано;требуется',
        'Д-1;Вал;1;4',
        'Д-2;Ось;1;5',
      ),
    ).toEqual([
      ['d:Д-1', 4],
      ['d:Д-2', 5],
    ]);
  });
});

describe('a list with nothing above its parts', () => {
  it('counts what is needed in all', async () => {
    expect(await counted('Обозначение;Кол-во на узел;Узлов;Всего', 'Д-1;2;3;6', 'Д-2;1;3;3')).toEqual([
      ['d:Д-1', 6],
      ['d:Д-2', 3],
    ]);
  });

  it('keeps what one product takes beside the pieces of an order', async () => {
    expect(await counted('Обозначение;Кол-во;Кол-во на заказ', 'Д-1;2;20', 'Д-2;1;10')).toEqual([
      ['d:Д-1', 2],
      ['d:Д-2', 1],
    ]);
  });

  it('below an assembly each assembly takes its own', async () => {
    const found = await understood('Обозначение;Наименование;На узел;Всего\nУ-1;;;\nД-1;Вал;2;6\n');
    expect(linesOf(found)).toEqual([['d:У-1', 'd:Д-1', 2]]);
  });

  it('was not divided by anything', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во на заказ\nД-1;Вал;20\nД-2;Ось;4\n');
    expect(codesOf(found)).toEqual([]);
  });
});

describe('where nothing is counted', () => {
  it('the first part is no product of the others', async () => {
    const found = await understood('Обозначение;Наименование;Материал\nД-1;Вал;Сталь 45\nД-2;Ось;Ст3\n');
    expect([partsOf(found), linesOf(found)]).toEqual([
      [
        ['d:Д-1', 'part', 1],
        ['d:Д-2', 'part', 1],
      ],
      [],
    ]);
  });

  it.each(['Потребность', 'План, шт', 'Необходимо', 'Всего за квартал', 'Потребное количество', 'Planned'])(
    '%s counts',
    async (heading) => {
      expect(await counted(`Обозначение;Наименование;${heading}`, 'Д-1;Вал;60', 'Д-2;Ось;15')).toEqual([
        ['d:Д-1', 60],
        ['d:Д-2', 15],
      ]);
    },
  );

  it('sums of masses and prices do not', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во;Всего, кг\nД-1;Вал;2;10\n');
    expect(found.mapping).toEqual({ designation: 'A', name: 'B', quantity: 'C' });
  });
});

it('pieces of several products together lose to those of one', async () => {
  expect(await counted('Обозначение;Наименование;Кол-во на 5 изд.;Кол-во на 1 изд.', 'Д-1;Вал;10;2')).toEqual(
    [['d:Д-1', 2]],
  );
});

describe('how many assemblies there are', () => {
  const rows = 'Рама;2;Балка;4\nРама;2;Косынка;8\nПривод;1;Вал;1\n';

  it.each(['Кол-во узлов', 'Кол-во сб. ед.', 'Количество сборок', 'Assy qty'])(
    '%s counts the group and no part of it',
    async (heading) => {
      const found = await understood(`Узел;${heading};Деталь;Кол-во в узле\n${rows}`);
      expect([partsOf(found), linesOf(found), codesOf(found)]).toEqual([
        [
          ['n:Рама|', 'assembly', 2],
          ['n:Балка|', 'part', 8],
          ['n:Косынка|', 'part', 16],
          ['n:Привод|', 'assembly', 1],
          ['n:Вал|', 'part', 1],
        ],
        [
          ['n:Рама|', 'n:Балка|', 4],
          ['n:Рама|', 'n:Косынка|', 8],
          ['n:Привод|', 'n:Вал|', 1],
        ],
        [],
      ]);
    },
  );

  it('agrees with totals of the parts', async () => {
    const found = await understood(
      'Узел;Кол-во узлов;Деталь;Кол-во в узле;Всего\nРама;2;Балка;4;8\nРама;2;Косынка;8;16\nПривод;1;Вал;1;1\n',
    );
    expect([partsOf(found), codesOf(found)]).toEqual([
      [
        ['n:Рама|', 'assembly', 2],
        ['n:Балка|', 'part', 8],
        ['n:Косынка|', 'part', 16],
        ['n:Привод|', 'assembly', 1],
        ['n:Вал|', 'part', 1],
      ],
      [],
    ]);
  });

  it('in one product', async () => {
    const found = await understood(
      `Узел;Кол-во узлов;Обозначение;Деталь;Кол-во в узле\n;;СТ-1;Станок;\nРама;2;Д-1;Балка;4\nРама;2;Д-2;Косынка;8\n`,
    );
    expect(linesOf(found)).toEqual([
      ['d:СТ-1', 'n:Рама|', 2],
      ['n:Рама|', 'd:Д-1', 4],
      ['n:Рама|', 'd:Д-2', 8],
    ]);
  });

  it('counts no part beside a total of the parts', async () => {
    const found = await understood('№;Обозначение;Кол-во узлов;Всего\n1;И;1;1\n1.1;У;7;2\n1.1.1;Д;7;8\n');
    expect([found.mapping.quantity, partsOf(found).map(([, , quantity]) => quantity)]).toEqual([
      undefined,
      [1, 2, 8],
    ]);
  });

  it('counts parts where nothing else does', async () => {
    expect(await counted('Обозначение;Наименование;Кол-во изделий', 'Д-1;Вал;5')).toEqual([['d:Д-1', 5]]);
  });
});

it('a blank beyond the heading has moved nothing', async () => {
  const found = await understood(
    'Обозначение;Наименование;Кол-во\nД-1;Вал;2;\nД-2;Ось;1;;;\nД-3;Плита;1; ;\n',
  );
  expect(codesOf(found)).toEqual([]);
});
