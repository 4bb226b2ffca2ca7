import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const file = (...lines: string[]) => `${lines.join('\n')}\n`;
const RUSSIAN = [
  'Уровень;Обозначение;Наименование;Кол-во',
  '1;ШП-100;Шпиндель;2',
  '2;ГОЛ-1;Головка;1',
  '3;СТН-1;Станок;1',
];

describe('a list of what a part is used in', () => {
  it.each([
    'Применяемость детали БРГ-6204;;;',
    'Входимость БРГ-6204;;;',
    'Куда входит деталь БРГ-6204;;;',
    'Where-Used List: Material;;;',
    'WHERE USED;;;',
    'Verwendungsnachweis Material;;;',
  ])('is no composition: %s', async (title) => {
    const found = await understood(file(title, ...RUSSIAN));
    expect(issuesOf(found)).toContainEqual(['error', 'list-is-where-used', '1']);
    expect(found.issues.find(({ code }) => code === 'list-is-where-used')?.message).toContain(
      'choose what tells the structure',
    );
  });

  it('is told where a row of the part itself stands between the title and the heading', async () => {
    const found = await understood(
      file(
        'Where-Used List: Material;;;;',
        'Material;BRG-6204;Bearing 6204;;',
        ';;;;',
        'Level;Component;Object description;Comp. Qty (CUn);Un',
        '1;SPN-100;Spindle;2;PC',
        '2;HEAD-1;Head;1;PC',
        '1;MOT-7;Motor;2;PC',
      ),
    );
    expect(issuesOf(found)).toContainEqual(['error', 'list-is-where-used', '1']);
    expect([found.product.designation, found.product.name]).not.toContain('Where-Used List: Material');
  });

  it('is read where somebody says what tells the structure', async () => {
    const found = await understood(file('Применяемость детали БРГ-6204;;;', ...RUSSIAN), {
      format: 'level-column',
    });
    expect(issuesOf(found)).toEqual([]);
    expect(linesOf(found)).toEqual([
      ['d:ШП-100', 'd:ГОЛ-1', 1],
      ['d:ГОЛ-1', 'd:СТН-1', 1],
    ]);
  });

  it.each([
    // A column says what each row belongs to, whatever the list is called.
    [
      'Применяемость деталей изделия;;;',
      'Обозначение;Наименование;Куда входит;Кол-во',
      'СТ-1;Станок;;1',
      'СТ-2;Вал;СТ-1;2',
    ],
    ['Применяемость: станок СТ-1;;;', ...RUSSIAN],
    ['Перв. примен.;СТ-1;;', ...RUSSIAN],
    ['Применяемость;СТ-1;;', ...RUSSIAN],
  ])('is none: %s', async (...lines) => {
    const found = await understood(file(...lines));
    expect(issuesOf(found).filter(([severity]) => severity === 'error')).toEqual([]);
    expect(partsOf(found).length).toBeGreaterThan(1);
  });
});
