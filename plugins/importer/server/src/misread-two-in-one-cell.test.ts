import { issuesOf, partsOf, understood } from '../../../../tests/support/understood';

const told = async (designation: string) =>
  issuesOf(
    await understood(`Обозначение;Наименование;Кол.\nИЗД-1;;\n${designation};Косынка;2\nЗО.2;Ось;1\n`),
  );

describe('two designations in one cell', () => {
  it.each(['"ЗО.10\nЗО.10-01"', 'ЗО.10 ЗО.10-01', '"АБ.01.101\nАБ.01.102"', 'СТ-1.10 СТ-1.11'])(
    'parted by a line break or a blank are told: %j',
    async (designation) => {
      expect(await told(designation)).toEqual([['warning', 'several-designations', 'A3']]);
    },
  );

  it.each(['Болт М6 М8', 'ЗО.12 СБ', 'АБ.1 исп.2', 'ГОСТ 7798-70', 'Лист 12.5 ГОСТ 19903-74', 'ЗО 10 20'])(
    'are one: %s',
    async (designation) => {
      expect(await told(designation)).toEqual([]);
    },
  );

  it('one is that of the other side, which a bracket says', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол.\nИЗД-1;;\nЗО.11;Балка;1\nЗО.12 (зерк. ЗО.11);Балка;1\n',
    );
    expect([partsOf(found).map(([key]) => key), issuesOf(found)]).toEqual([
      ['d:ИЗД-1', 'd:ЗО.11', 'd:ЗО.12'],
      [['warning', 'mirror-of-another', 'A4']],
    ]);
  });
});
