import { issuesOf, partsOf, understood } from '../../../../../tests/support/understood';

describe('cells', () => {
  const quantity = async (text: string) => {
    const found = await understood(`Обозначение;Наименование;Кол-во\nИ;;\nА;Вал;${text}\n`);
    return [found.lines[0]?.quantity, ...issuesOf(found).map(([, code, cell]) => `${code} ${cell}`)];
  };

  it.each([
    ['5', 5],
    ['5,0', 5],
    ['5 шт.', 5],
    ['"1 200"', 1200],
    ['1e3', 1000],
  ])('%s is a quantity', async (text, expected) => {
    expect(await quantity(text)).toEqual([expected]);
  });

  it.each([
    ['3,5', 'quantity-not-whole C3'],
    ['-2', 'quantity-not-positive C3'],
    ['0', 'quantity-not-positive C3'],
    ['пять', 'quantity-not-a-number C3'],
    ['1000001', 'quantity-too-large C3'],
    ['1.2.3', 'quantity-not-a-number C3'],
    ['', 'quantity-missing C3'],
    ['5,000', 'quantity-ambiguous C3'],
  ])('%s is told with its cell', async (text, issue) => {
    expect(await quantity(text)).toContain(issue);
  });

  it('with NUL, too long or without identity are told with their cell', async () => {
    const found = await understood(
      `Обозначение;Наименование;Кол-во\nИ;;\nА\u0000Б;Вал;1\nВ;${'ж'.repeat(256)};1\n;;4\nГ;Вал\uD800;1\n`,
    );
    expect(issuesOf(found)).toEqual([
      ['error', 'control-character', 'A3'],
      ['error', 'text-too-long', 'B4'],
      ['error', 'row-without-identity', 'A5'],
    ]);
    expect(found.issues[0]?.value).toBe('А\uFFFDБ');
  });

  it('of other columns are kept, totals and repeated headers are not parts', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во;Масса;Масса\nА;Вал;2;1,5;\nОбозначение;Наименование;Кол-во;Масса;Масса\n;Итого:;2;;\n',
    );
    expect(partsOf(found)).toEqual([['d:А', 'part', 2]]);
    expect(issuesOf(found)).toContainEqual(['warning', 'total-row-skipped', '4']);
  });
});

describe('headers', () => {
  it.each([
    'Part Number;Title;Qty',
    'part_id;name;quantity',
    'АРТИКУЛ; Название ;Кол - во',
    'Designation;Description;Qty.',
    'Обозначение;Наименование;Количество, шт.',
    'Обозна-чение;Наименова-ние;Коли-чество',
  ])('%s is known', async (header) => {
    expect(partsOf(await understood(`${header}\nA-1;Shaft;3\n`))).toEqual([['d:A-1', 'part', 3]]);
  });

  it('stand below title rows, and the first of two equal ones counts', async () => {
    const found = await understood(
      'ООО Завод;;;\n;;;\nСпецификация;;;\nОбозначение;Кол-во;Кол-во;Прим.\nА;2;9;Ст3\n',
    );
    expect([found.headerRow, partsOf(found), found.parts[0]?.material]).toEqual([
      4,
      [['d:А', 'part', 2]],
      'Ст3',
    ]);
    expect(issuesOf(found)).toEqual([['warning', 'header-duplicate', 'C4']]);
  });

  it('can be named by a person', async () => {
    const text = 'a;b;c\nX-1;7;Вал\n';
    expect(issuesOf(await understood(text))).toEqual([['error', 'header-not-found', '']]);
    const found = await understood(text, {
      delimiter: ';',
      headerRow: 1,
      mapping: { designation: 'A', quantity: 'B', name: 'C' },
    });
    expect([partsOf(found), issuesOf(found)]).toEqual([[['d:X-1', 'part', 7]], []]);
  });

  it('tell the material by its own column before the note', async () => {
    const found = await understood('Обозначение;Кол-во;Прим.;Материал\nА;2;окрасить;Ст3\n');
    expect(found.parts[0]?.material).toBe('Ст3');
    expect(found.mapping.material).toBe('D');
  });
});

describe('designations', () => {
  it('keep commas, zeros, signs and slashes; the name and the size make the key without one', async () => {
    const found = await understood(
      'Обозначение;Наименование;Размер;Кол-во\n007,5;Вал;;1\n№ 5/#2;Ось;;1\n;Болт;M6;4\n;Болт;M8;2\n;Болт;M6;1\n',
    );
    expect(partsOf(found)).toEqual([
      ['d:007,5', 'part', 1],
      ['d:№ 5/#2', 'part', 1],
      ['n:Болт|M6', 'standard', 5],
      ['n:Болт|M8', 'standard', 2],
    ]);
  });

  it('of the same part with other fields are told; the first row counts', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во;Материал\nИ;;;\nА;Вал;1;\nА;Ось;1;Ст3\n');
    expect(found.parts[1]).toMatchObject({ name: 'Вал', material: 'Ст3' });
    expect(issuesOf(found)).toEqual([
      ['warning', 'field-differs', 'B4'],
      ['warning', 'child-summed', 'C4'],
    ]);
  });
});

describe('quantities for the whole product are told by their heading', () => {
  it.each([
    'Кол-во на 1 изд.',
    'Кол-во на изд',
    'Кол. на 2 изд., шт.',
    'Количество на 1 изд.',
    'Количество на 1 изделие',
    'Qty per order',
  ])('%s', async (heading) => {
    const found = await understood(
      `№;Обозначение;Наименование;${heading}\n1;И;Изделие;1\n1.1;У;Узел;2\n1.1.1;Д;Деталь;8\n1.2;Б;Втулка;3\n`,
    );
    expect([found.quantityMeans, found.quantityRecognised, partsOf(found)]).toEqual([
      'per-product',
      true,
      [
        ['d:И', 'assembly', 1],
        ['d:У', 'assembly', 2],
        ['d:Д', 'part', 8],
        ['d:Б', 'part', 3],
      ],
    ]);
  });

  it.each(['Кол-во издержек', 'Количество на узел'])('%s is none of them', async (heading) => {
    const found = await understood(`Обозначение;Наименование;${heading}\nД;Деталь;8\n`);
    expect(found.mapping).toEqual({ designation: 'A', name: 'B', quantity: 'C' });
  });
});
