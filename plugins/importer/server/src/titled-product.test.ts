import { NOTHING_EXISTS } from './plan/existing';
import type { PreviewOptions } from './contracts';
import { prepare } from './prepare';
import { readFileBytes, understand } from './understand';

/** Product, parts with their kind and materials, lines, and what is told. */
async function read(text: string, fileName = 'список.csv', options: PreviewOptions = {}) {
  const workbook = await readFileBytes(Buffer.from(text), options);
  if (!workbook.ok) throw new Error(workbook.code);
  const { structure, plan, issues } = prepare(
    understand(workbook, fileName, options),
    options,
    NOTHING_EXISTS,
  );
  return {
    product: [plan.product.designation, plan.product.name],
    parts: structure.items.map(({ key, kind, required, materials }) => [
      ...[key, kind, required],
      ...materials.map(({ name, quantity, unit }) => `${name}: ${quantity} ${unit ?? ''}`),
    ]),
    lines: structure.lines.map(({ parent, child, quantity }) => [parent, child, quantity]),
    issues: issues
      .filter(({ code }) => code !== 'measured-as-material')
      .map(({ severity, code, row }) => [severity, code, row]),
  };
}

const SPECIFICATION = [
  'Поз.;Обозначение;Наименование;Кол.;Ед.',
  ';;Детали;;',
  '1;АБВГ.304.101;Вал;1;',
  '2;АБВГ.304.102;Втулка;4;',
  ';;Материалы;;',
  '3;;Смазка ЦИАТИМ-201;0,2;кг',
  '4;;Лента 20;3;',
];
const KEPT = {
  parts: [
    ['d:АБВГ.304.100', 'assembly', 1, 'Смазка ЦИАТИМ-201: 0.2 кг', 'Лента 20: 3 '],
    ['d:АБВГ.304.101', 'part', 1],
    ['d:АБВГ.304.102', 'part', 4],
  ],
  lines: [
    ['d:АБВГ.304.100', 'd:АБВГ.304.101', 1],
    ['d:АБВГ.304.100', 'd:АБВГ.304.102', 4],
  ],
};
const below = (...above: string[]) => [...above, ...SPECIFICATION].join('\n');

describe('a specification that does not list its own product', () => {
  it.each([
    ['АБВГ.304.100 Редуктор;;;;', 1],
    ['АБВГ.304.100 — Редуктор;;;;', 1],
    ['Редуктор АБВГ.304.100;;;;', 1],
    ['Спецификация АБВГ.304.100 «Редуктор»;;;;', 1],
    ['Спецификация изделия: АБВГ.304.100 Редуктор;;;;', 1],
    ['Изделие: АБВГ.304.100 Редуктор;;;;', 1],
    ['Изделие;АБВГ.304.100 Редуктор;;;', 1],
    ['Обозначение: АБВГ.304.100;Наименование: Редуктор;;;', 1],
    ['Обозначение;АБВГ.304.100;;Наименование;Редуктор', 1],
  ])('keeps its materials for the product of its title: %s', async (title, row) => {
    expect(await read(below(title))).toEqual({
      ...KEPT,
      product: ['АБВГ.304.100', 'Редуктор'],
      issues: [['warning', 'product-from-title', row]],
    });
  });

  it('whose title has two rows', async () => {
    const found = await read(
      below('Наименование изделия: Редуктор;;;;', 'Обозначение изделия: АБВГ.304.100;;;;', 'Заказ 15;;;;'),
    );
    expect([found.product, found.parts, found.lines]).toEqual([
      ['АБВГ.304.100', 'Редуктор'],
      KEPT.parts,
      KEPT.lines,
    ]);
  });

  it.each(['АБВГ.304.100 - Редуктор.csv', 'АБВГ.304.100 СП Редуктор.csv', 'АБВГ.304.100_Редуктор.csv'])(
    'that is called after it: %s',
    async (name) => {
      expect(await read(below(), name)).toEqual({
        ...KEPT,
        product: ['АБВГ.304.100', 'Редуктор'],
        issues: [['warning', 'product-from-title', null]],
      });
    },
  );

  it('and whose product a person names', async () => {
    expect(await read(below('Заказ 15;;;;'), 'список.csv', { product: 'АБВГ.304.100' })).toEqual({
      ...KEPT,
      product: ['АБВГ.304.100', 'Заказ 15'],
      issues: [['warning', 'product-from-title', null]],
    });
  });

  it('a label names it without a designation', async () => {
    const found = await read(below('Ресурсная спецификация: Шкаф ШУ-1 (основная);;;;'));
    expect([found.product[0], found.parts[0]]).toEqual([
      'Шкаф ШУ-1 (основная)',
      ['n:Шкаф ШУ-1 (основная)|', 'assembly', 1, 'Смазка ЦИАТИМ-201: 0.2 кг', 'Лента 20: 3 '],
    ]);
  });

  it.each([
    ['Заказ 15;;;;', 'список.csv'],
    ['Заказ АБ-12.3-4;;;;', 'список.csv'],
    ['Наборка №3;;;;', 'список.csv'],
    ['Шкаф ШУ-1;;;;', 'список.csv'],
    ['Список на 12.05.2026;;;;', 'BOM-2024.11.03.csv'],
  ])('tells them where nothing names it: %s, %s', async (title, name) => {
    const found = await read(below(title), name);
    expect([found.parts, found.lines, found.issues]).toEqual([
      [
        ['d:АБВГ.304.101', 'part', 1],
        ['d:АБВГ.304.102', 'part', 4],
        ['n:Лента 20|', 'material', 3],
      ],
      [],
      [['warning', 'material-without-part', 7]],
    ]);
  });
});

it('a title makes no part where no material needs it', async () => {
  const found = await read('АБВГ.304.100 Редуктор;;\nОбозначение;Наименование;Кол.\nД-1;Вал;1\nД-2;Ось;2\n');
  expect([found.parts, found.issues]).toEqual([
    [
      ['d:Д-1', 'part', 1],
      ['d:Д-2', 'part', 2],
    ],
    [],
  ]);
});

it('a row that is the product takes the materials', async () => {
  const found = await read(
    'АБВГ.304.100 Редуктор;;;;\nУровень;Обозначение;Наименование;Кол.;Ед.\n1;;Смазка;0,2;кг\n1;АБВГ.304.100;Редуктор;1;\n2;Д-1;Вал;2;\n',
  );
  expect([found.parts, found.lines, found.issues]).toEqual([
    [
      ['d:АБВГ.304.100', 'assembly', 1, 'Смазка: 0.2 кг'],
      ['d:Д-1', 'part', 2],
    ],
    [['d:АБВГ.304.100', 'd:Д-1', 2]],
    [],
  ]);
});
