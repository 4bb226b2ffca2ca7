import { issuesOf, linesOf, understood } from '../../../../tests/support/understood';

const codes = (found: Parameters<typeof issuesOf>[0]) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');
const pieces = (found: Parameters<typeof linesOf>[0]) => linesOf(found).map(([, , quantity]) => quantity);

describe('of several columns of quantities', () => {
  it('the one beside the part counts its pieces, that beside its assembly those of the assembly', async () => {
    const found = await understood(
      'Узел;Кол-во;Деталь;Кол-во\nРама;2;Балка;4\n;;Косынка;8\nПривод;1;Вал;1\n',
    );
    expect([linesOf(found), codes(found)]).toEqual([
      [
        ['n:Рама|', 'n:Балка|', 4],
        ['n:Рама|', 'n:Косынка|', 8],
        ['n:Привод|', 'n:Вал|', 1],
      ],
      [['warning', 'quantity-taken-per-parent', 'D2']],
    ]);
    expect(found.parts.map(({ name, quantity }) => [name, quantity])).toEqual([
      ['Рама', 2],
      ['Балка', 8],
      ['Косынка', 16],
      ['Привод', 1],
      ['Вал', 1],
    ]);
  });

  it.each([
    ['Кол-во деталей;Кол-во материала', 'D1'],
    ['Кол-во, шт;Кол-во, кг', 'D1'],
  ])('%s: the other one is told', async (headings, place) => {
    const found = await understood(`Узел;Деталь;${headings}\nРама;Балка;4;2\nРама;Косынка;8;2\n`);
    expect([pieces(found), codes(found)]).toEqual([[4, 8], [['warning', 'quantity-column-unread', place]]]);
    const [one = '', other = ''] = headings.split(';');
    const turned = await understood(`Узел;Деталь;${other};${one}\nРама;Балка;2;4\nРама;Косынка;2;8\n`);
    expect(pieces(turned)).toEqual([4, 8]);
  });

  it('those below one caption are told apart by their own words', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во;Кол-во\n;;узел;деталь\nИЗД-1;;;\nД-1;Вал;1;4\nД-2;Ось;1;5\n',
    );
    expect(pieces(found)).toEqual([4, 5]);
  });

  it('sums of masses are none', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во;Масса, кг;Итого\nИЗД-1;;;;\nД-1;Вал;2;2;4\n',
    );
    expect([found.mapping.quantityTotal, issuesOf(found)]).toEqual([undefined, []]);
  });
});

describe('pieces per assembly and in all', () => {
  const file = (rows: string) => understood(`№;Обозначение;Кол-во;Всего\n${rows}`);

  it('agree, also where a part stands in several places', async () => {
    const found = await file('1;И;1;1\n1.1;У;2;2\n1.1.1;Д;4;11\n1.2;Д;3;11\n');
    expect(codes(found)).toEqual([]);
  });

  it('that differ are told with the row', async () => {
    const found = await file('1;И;1;1\n1.1;У;2;2\n1.1.1;Д;4;9\n1.1.2;Д2;3;6\n');
    expect([pieces(found), codes(found)]).toEqual([[2, 4, 3], [['warning', 'quantity-total-differs', 'D4']]]);
    expect(found.issues.find(({ column }) => column === 'D')?.message).toContain('makes 8');
  });

  it('may be those of an order of several products', async () => {
    const found = await file('1;И;;\n1.1;У;2;20\n1.1.1;Д;4;80\n1.2;Д2;1;10\n');
    expect(codes(found)).toEqual([]);
  });

  it('that say the same below several assemblies are doubtful', async () => {
    const found = await file('1;И;1;1\n1.1;У;2;2\n1.1.1;Д;8;8\n1.1.2;Д2;4;4\n');
    expect(codes(found)).toEqual([['warning', 'quantity-same-as-total', 'D4']]);
  });
});

it('pieces of an order are told', async () => {
  const found = await understood('№;Обозначение;Кол-во на заказ\n1;ИЗД-1;10\n1.1;УЗ-1;20\n1.1.1;Д-1;80\n');
  expect([pieces(found), issuesOf(found)]).toEqual([[2, 4], [['warning', 'quantity-of-order', 'C1']]]);
});

describe('pieces of several products', () => {
  const list = (heading: string, ...rows: string[]) =>
    [`Обозначение;Наименование;${heading}`, ...rows].join('\n');
  const required = (found: Awaited<ReturnType<typeof understood>>) =>
    found.parts.map(({ quantity }) => quantity);
  const told = (found: Awaited<ReturnType<typeof understood>>) =>
    issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

  it.each(['Кол-во на 5 изд.', 'Количество на 5 изделий', 'Qty for 5 units'])('%s', async (heading) => {
    const found = await understood(list(heading, 'Д-1;Вал;10', 'Д-2;Ось;5'));
    expect([required(found), told(found)]).toEqual([[2, 1], [['warning', 'quantity-divided', 'C1']]]);
  });

  it('in a tree', async () => {
    const found = await understood(
      'Уровень;Обозначение;Наименование;Кол-во на 10 изделий\n0;И-1;Станок;10\n1;У-1;Узел;20\n2;Д-1;Вал;60\n',
    );
    expect([required(found), linesOf(found)]).toEqual([
      [1, 2, 6],
      [
        ['d:И-1', 'd:У-1', 2],
        ['d:У-1', 'd:Д-1', 3],
      ],
    ]);
  });

  it('that cannot be divided are an error of each row, and are read as they stand where somebody says so', async () => {
    const text = list('Кол-во на 5 изд.', 'Д-1;Вал;10', 'Д-2;Ось;3');
    const found = await understood(text);
    expect([required(found), told(found)]).toEqual([[10, 3], [['error', 'quantity-of-several', 'C3']]]);
    const own = await understood(text, { mapping: { quantity: 'C' } });
    expect([required(own), told(own)]).toEqual([[10, 3], []]);
  });

  it.each(['Кол-во на 1 изд.;Кол-во на 5 изд.', 'Кол-во;Кол-во на 5 изд.'])(
    'are none where those of one stand beside them: %s',
    async (heading) => {
      const found = await understood(list(heading, 'Д-1;Вал;2;10', 'Д-2;Ось;1;5'));
      expect(required(found)).toEqual([2, 1]);
    },
  );
});
