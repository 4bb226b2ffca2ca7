import { understood } from '../../../../tests/support/understood';

const kindsIn = async (...lines: string[]) =>
  (await understood(`${lines.join('\n')}\n`)).parts.map(({ name, kind }) => [name, kind]);

describe('what is bought by a standard', () => {
  it('has a part number of its own in many programs', async () => {
    expect(
      await kindsIn(
        'Part Number;Description;Qty',
        'A-1;Frame;1',
        'B-10;Hex bolt M6x20 DIN 933;8',
        'B-11;Ring nut ISO 2982;2',
      ),
    ).toEqual([
      ['Frame', 'part'],
      ['Hex bolt M6x20 DIN 933', 'standard'],
      ['Ring nut ISO 2982', 'standard'],
    ]);
  });

  it('is no part that is cut from what the standard is about, or made of a material', async () => {
    expect(
      await kindsIn(
        'Обозначение;Наименование;Кол-во;Материал',
        'Д-1;Труба 40 ГОСТ 8639-82;1;',
        'Д-2;Фланец ГОСТ 12820-80;2;Ст3',
        'Д-3;Болт ГОСТ 7798-70;2;Ст35',
        'Д-4;Кронштейн по ГОСТ 123-80;2;',
      ),
    ).toEqual([
      ['Труба 40 ГОСТ 8639-82', 'part'],
      ['Фланец ГОСТ 12820-80', 'part'],
      ['Болт ГОСТ 7798-70', 'standard'],
      ['Кронштейн по ГОСТ 123-80', 'part'],
    ]);
  });

  it('is no bolt with a drawing of its own', async () => {
    expect(await kindsIn('Обозначение;Наименование;Кол-во', 'АБ.758.01;Болт;1', 'АБ.758.02;Вал;1')).toEqual([
      ['Болт', 'part'],
      ['Вал', 'part'],
    ]);
  });

  it('is known by its name in a list without designations', async () => {
    expect(
      await kindsIn('Наименование;Кол-во', 'Крышка;1', 'Болт М6х20;8', 'Шайба 6;8', 'Подшипник 204;2'),
    ).toEqual([
      ['Крышка', 'part'],
      ['Болт М6х20', 'standard'],
      ['Шайба 6', 'standard'],
      ['Подшипник 204', 'standard'],
    ]);
  });

  it('but a fastener of a material of ours is made', async () => {
    expect(await kindsIn('Наименование;Кол-во;Материал', 'Крышка;1;Ст3', 'Шпонка 8х7х40;8;Ст45')).toEqual([
      ['Крышка', 'part'],
      ['Шпонка 8х7х40', 'part'],
    ]);
  });
});

it('a part without a drawing that has a material or a size is made, not bought', async () => {
  expect(
    await kindsIn(
      'Обозначение;Наименование;Кол-во;Материал;Размер',
      'Д-1;Вал;2;Круг 40;',
      'б/ч;Планка;2;Лист 5 Ст3;100х20',
      ';Косынка;4;;50х50',
      ';Двигатель;1;;',
    ),
  ).toEqual([
    ['Вал', 'part'],
    ['Планка', 'part'],
    ['Косынка', 'part'],
    ['Двигатель', 'purchased'],
  ]);
});

describe('a document in place of a designation', () => {
  it.each([
    ['ОЖО.467.173ТУ', 'Резистор 1 кОм', 'Резистор 10 кОм', 'purchased'],
    ['7798-70', 'Болт М6х20', 'Болт М8х30', 'standard'],
  ])('%s does not make one part of two', async (document, first, second, kind) => {
    const found = await understood(
      `Обозначение;Наименование;Кол-во\nД-1;Вал;1\n${document};${first};4\n${document};${second};6\n`,
    );
    expect(found.parts.slice(1).map((part) => [part.key, part.kind, part.quantity])).toEqual([
      [`n:${first} ${document}|`, kind, 4],
      [`n:${second} ${document}|`, kind, 6],
    ]);
    expect(found.summary.errors).toBe(0);
  });

  it('stays a designation of one part, and where no fastener has it', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол-во\n7798-70;Болт М6х20;4\n1234-56;Вал;1\n1234-56;Ось;1\n',
    );
    expect(found.parts.map(({ key }) => key)).toEqual(['d:7798-70', 'd:1234-56']);
    expect(found.issues.map(({ code }) => code)).toContain('field-differs');
  });
});
