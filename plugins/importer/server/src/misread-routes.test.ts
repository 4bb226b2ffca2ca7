import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';
import { splitOperations } from './table/operations';

describe('a list of operations', () => {
  it.each([
    ['Лазер - Гибка - Сварка', ['Лазер', 'Гибка', 'Сварка']],
    ['Лазер → Гибка', ['Лазер', 'Гибка']],
    ['Лазер –> Гибка', ['Лазер', 'Гибка']],
    ['Лазер, Гибка; Сварка', ['Лазер', 'Гибка', 'Сварка']],
    ['Лазер + Гибка', ['Лазер', 'Гибка']],
    ['005 Лазер 010 Гибка', ['Лазер', 'Гибка']],
    ['005 Токарная; 010 Фрезерная ЧПУ', ['Токарная', 'Фрезерная ЧПУ']],
    ['005 Токарная', ['Токарная']],
    ['Заг.-Ток.-Фрез.', ['Заг.', 'Ток.', 'Фрез.']],
    ['ЗАГ - ТОК', ['ЗАГ', 'ТОК']],
    ['Заг/Ток/Фрез', ['Заг', 'Ток', 'Фрез']],
    ['токарно-фрезерная', ['токарно-фрезерная']],
    ['токарно-фрезерно-сверлильная', ['токарно-фрезерно-сверлильная']],
    ['Ток-ЧПУ', ['Ток-ЧПУ']],
    ['Сварка - по чертежу', ['Сварка - по чертежу']],
    ['Окраска RAL 7035', ['Окраска RAL 7035']],
    ['Гибка 90 - 2 шт', ['Гибка 90 - 2 шт']],
    ['Заг(0,5), Ток(1,2 ч)', ['Заг', 'Ток']],
    ['Сборка (узлы 1, 2), Сварка', ['Сборка (узлы 1, 2)', 'Сварка']],
    ['Сборка (узлы 1, Сварка', ['Сборка (узлы 1', 'Сварка']],
    ['Лист 0,5, Гибка', ['Лист 0,5', 'Гибка']],
    ['1)Лазер 2)Гибка', ['Лазер', 'Гибка']],
    ['1. Лазер 2. Гибка 3. Сварка', ['Лазер', 'Гибка', 'Сварка']],
    ['2) Лазер 5) Гибка', ['2) Лазер 5) Гибка']],
    ['Лазер. Гибка. Сварка', ['Лазер', 'Гибка', 'Сварка']],
    ['Ток. черновая', ['Ток. черновая']],
    ['Лазер+Гибка', ['Лазер', 'Гибка']],
    ['01-03-12', ['01', '03', '12']],
    ['АБ-01-03', ['АБ-01-03']],
  ])('%s', (text, stages) => {
    expect(splitOperations(text)).toEqual(stages);
  });

  it('that may be one or several stages is told', async () => {
    const found = await understood('Обозначение;Кол-во;Операции\nД.1;1;Комплект - сварка\n');
    expect(issuesOf(found)).toContainEqual(['warning', 'operation-slash-unclear', 'C2']);
    const tight = await understood('Обозначение;Кол-во;Операции\nД.1;1;Ток-ОТК\nД.2;1;Ток-ЧПУ\n');
    expect(issuesOf(tight).filter(([, code]) => code === 'operation-slash-unclear')).toEqual([
      ['warning', 'operation-slash-unclear', 'C2'],
    ]);
  });

  it('of long texts takes no time', () => {
    expect(splitOperations('Лазер - '.repeat(8_000))).toHaveLength(1);
    expect(splitOperations('005 '.repeat(16_000))).toHaveLength(1);
    expect(splitOperations('(1,'.repeat(20_000))).toHaveLength(20_000);
    expect(splitOperations('01-'.repeat(20_000))).toHaveLength(1);
    expect(splitOperations('1) '.repeat(20_000))).toHaveLength(1);
    expect(splitOperations('Лазер. '.repeat(9_000))).toHaveLength(1);
  });

  it('in columns of times is named without their unit', async () => {
    const found = await understood(
      'Обозначение;Кол-во;Лазер, мин;Гибка (мин);Сварка, н/ч\nД.1;1;"2,5";;1\nД.2;1;1;3;\n',
    );
    expect(found.parts.map(({ operations }) => operations)).toEqual([
      ['Лазер', 'Сварка'],
      ['Лазер', 'Гибка'],
    ]);
  });
});

describe('columns of operations', () => {
  it('may bear the numbers of operations', async () => {
    const found = await understood(
      'Обозначение;Кол-во;005 Заготовительная;010 Токарная;015-Фрезерная\nД.1;1;"0,5";1;\nД.2;1;"0,2";;2\n',
    );
    expect(found.parts.map(({ operations }) => operations)).toEqual([
      ['Заготовительная', 'Токарная'],
      ['Заготовительная', 'Фрезерная'],
    ]);
  });

  it('are not those that say whether a part is bought', async () => {
    const found = await understood(
      'Обозначение;Кол-во;Токарка;Покраска;Кооперация\nД.1;1;+;+;да\nД.2;1;+;;да\n',
    );
    expect(found.parts.map(({ operations }) => operations)).toEqual([['Токарка', 'Покраска'], ['Токарка']]);
  });
});

describe('signs for the value above', () => {
  it('in groups, materials and routes', async () => {
    const found = await understood(
      'Узел;Обозначение;Наименование;Кол-во;Материал;Маршрут\nРама;Р-1;Балка;2;Ст3;Лазер\n"""";Р-2;Косынка;4;-//-;"—""—"\n' +
        'То же;Р-3;Уголок;4;"""";-"-\nПривод;П-1;Вал;1;;то же\n',
    );
    expect(linesOf(found).map(([parent]) => parent)).toEqual(['n:Рама|', 'n:Рама|', 'n:Рама|', 'n:Привод|']);
    expect(
      found.parts
        .filter(({ designation }) => designation)
        .map(({ material, operations }) => [material, operations]),
    ).toEqual([
      ['Ст3', ['Лазер']],
      ['Ст3', ['Лазер']],
      ['Ст3', ['Лазер']],
      [null, ['Лазер']],
    ]);
  });

  it('in names, also where nothing else tells the part: it is the same one', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во\nД-1;Вал;2\nД-2;то же;4\n;то же;1\n');
    expect([partsOf(found).map(([key]) => key), found.parts[1]?.name]).toEqual([
      ['d:Д-1', 'd:Д-2', 'n:Вал|'],
      'Вал',
    ]);
  });

  it('stay where programs write levels, and where nothing stands above', async () => {
    const found = await understood('Уровень;Обозначение;Кол-во;Материал\n0;И;1;Ст3\n1;Д;2;""""\n');
    expect(found.parts[1]?.material).toBe('"');
    const first = await understood('Обозначение;Кол-во;Материал\nД;2;""""\n');
    expect(first.parts[0]?.material).toBe('"');
  });
});
