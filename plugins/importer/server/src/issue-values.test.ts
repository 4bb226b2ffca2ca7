import { understood } from '../../../../tests/support/understood';

/** A list of issues is read without the file beside it: each of a row says what stands there. */

const lines = (...rows: string[]) => rows.join('\n');

/** Code, row and value of each issue of a row. */
async function toldOf(text: string) {
  const { issues } = await understood(text);
  return issues.filter(({ row }) => row !== null).map(({ code, row, value }) => [code, row, value]);
}

it('a row that was left out is told by its name or designation', async () => {
  expect(
    await toldOf(
      lines(
        'Обозначение;Наименование;Кол-во;Примечание',
        'АБВГ.301;Вал;1;',
        'АБВГ.301СБ;Сборочный чертёж;;',
        'АБВГ.302;Ось;1;',
        ';;;12',
        'АБВГ.303;Штырь;1;',
        ';Итого;3;',
        ';Составил Иванов;;',
      ),
    ),
  ).toEqual([
    ['document-row-skipped', 3, 'АБВГ.301СБ'],
    ['row-skipped', 5, '12'],
    ['total-row-skipped', 7, 'Итого'],
    ['footer-row-skipped', 8, 'Составил Иванов'],
  ]);
});

it('the sum of what is bought is told by its number', async () => {
  expect(
    await toldOf(
      lines(
        'Наименование;Обозначение;Куда входит;Количество',
        'Болт М6;Б-6;Узел 1;4',
        ';;Узел 2;2',
        ';;;6',
        'Гайка М6;Г-6;Узел 1;4',
      ),
    ),
  ).toContainEqual(['total-row-skipped', 4, '6']);
});

it('a repeated part is told with the quantity of its row', async () => {
  expect(
    await toldOf(lines('Уровень;Обозначение;Наименование;Кол-во', '0;И;Изделие;1', '1;А;Вал;2', '1;А;Вал;3')),
  ).toEqual([['child-summed', 4, '3']]);
  expect(await toldOf(lines('Обозначение;Наименование;Кол-во', 'А;Вал;2', 'Б;Ось;1', 'А;Вал;5'))).toEqual([
    ['child-summed', 4, '5'],
  ]);
});

it('what says more of the part above is told by its words', async () => {
  expect(
    await toldOf(
      lines(
        'Формат;Обозначение;Наименование;Кол-во',
        'БЧ;АБВГ.7;Планка;2',
        ';;Лист 3 ГОСТ 19903-2015;',
        'А4;АБВГ.8;Вал;1',
      ),
    ),
  ).toEqual([['row-joined', 3, 'Лист 3 ГОСТ 19903-2015']]);
});

it('a text file has no sheets to choose from', async () => {
  const { issues } = await understood(lines('Обозначение;Наименование;Кол-во', 'А;Вал;2'), {
    sheet: 'Лист1',
  });
  expect(issues).toMatchObject([{ severity: 'error', code: 'text-has-no-sheets', value: 'Лист1' }]);
  expect(issues[0]?.message).toBe('This is a text file, and it has no sheets. Leave out the sheet "Лист1".');
});
