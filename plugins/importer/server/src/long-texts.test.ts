import { issuesOf, linesOf, understood } from '../../../../tests/support/understood';
import { kindOf, sectionOf } from './table/kinds';

/** The time to read a cell grew with the square of its length, or faster: a larger file took minutes. */
describe('long texts that nearly are something', () => {
  it('a number, in a column of remarks', async () => {
    const remark = `${'1'.repeat(16_000)}!`;
    const rows = Array.from({ length: 3 }, (_, index) => `Д-${index};Вал;2;${remark}`);
    const found = await understood(['Обозначение;Наименование;Кол-во;Прим', 'ИЗД-1;;;', ...rows].join('\n'));
    expect(linesOf(found)).toEqual(rows.map((_, index) => ['d:ИЗД-1', `d:Д-${index}`, 2]));
    expect(issuesOf(found)).toEqual(rows.map((_, index) => ['error', 'text-too-long', `D${index + 3}`]));
  });

  it('a designation and a name, in a column of groups', async () => {
    const groups = Array.from({ length: 150 }, (_, index) => `${'1.'.repeat(124)} ${index}`);
    const rows = groups.map((group, index) => `${group};Д-${index};Вал;2`);
    const found = await understood(['Узел;Обозначение;Наименование;Кол-во', ...rows].join('\n'));
    expect(linesOf(found)).toEqual(groups.map((group, index) => [`n:${group}|`, `d:Д-${index}`, 2]));
  });

  it('a group is an assembly by its designation, by its name or by both', async () => {
    const found = await understood(
      'Узел;Обозначение;Кол-во\nАБ.12-3 Рама;А-1;1\nАБ12 Рама;А-2;1\nРама 2;А-3;1\nАБ.12;А-4;1\n12.Б 3;А-5;1\n',
    );
    expect(linesOf(found).map(([parent]) => parent)).toEqual([
      'd:АБ.12-3',
      'n:АБ12 Рама|',
      'n:Рама 2|',
      'd:АБ.12',
      'n:12.Б 3|',
    ]);
  });

  it('a kind, or a section of a specification', () => {
    const dots = `${'.'.repeat(30_000)}x`;
    for (let again = 0; again < 100; again += 1)
      expect([kindOf(dots), sectionOf(dots)]).toEqual([null, null]);
  });
});
