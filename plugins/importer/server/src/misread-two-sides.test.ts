import { issuesOf, linesOf, understood } from '../../../../tests/support/understood';
import type { DryRun } from './dry-run';

const namesOf = ({ parts }: DryRun) => parts.map(({ key, name, quantity }) => [key, name, quantity]);
/** `Кол-во` says nothing of the assembly that it counts for. */
const toldOf = (found: DryRun) => issuesOf(found).filter(([, code]) => code !== 'quantity-taken-per-parent');
const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);

describe('assemblies and their parts named side by side', () => {
  it.each([
    ['Обозначение сборки;Наименование сборки;Обозначение детали;Наименование детали;Кол-во'],
    ['Обозначение СЕ;Наименование СЕ;Обозначение;Наименование;Кол-во'],
    ['Обозначение узла;Наименование узла;Обозначение;Наименование;Кол-во'],
    ['Assembly Number;Assembly Name;Part Number;Part Name;Qty'],
    ['Код ДСЕ;Наименование ДСЕ;Код входящей ДСЕ;Наименование входящей ДСЕ;Кол-во'],
    ['Узел;Наименование;Деталь;Наименование;Кол-во'],
    ['Baugruppe;Bezeichnung;Teilenummer;Bezeichnung;Menge'],
    ['Part Number;Description;Component Number;Component Description;Qty'],
  ])('%s', async (heading) => {
    const found = await file(heading, 'И-1;Стол;У-1;Рама;2', 'И-1;Стол;Д-2;Крышка;1', 'У-1;Рама;Д-1;Труба;4');
    expect([found.format, namesOf(found), linesOf(found), toldOf(found)]).toEqual([
      'group-column',
      [
        ['d:И-1', 'Стол', 1],
        ['d:У-1', 'Рама', 2],
        ['d:Д-1', 'Труба', 8],
        ['d:Д-2', 'Крышка', 1],
      ],
      [
        ['d:И-1', 'd:У-1', 2],
        ['d:И-1', 'd:Д-2', 1],
        ['d:У-1', 'd:Д-1', 4],
      ],
      [],
    ]);
  });

  it.each([
    ['Обозначение сборки;Обозначение детали;Кол-во', 'd:'],
    ['Наименование сборки;Наименование детали;Кол-во', 'n:'],
  ])('by one column each: %s', async (heading, kind) => {
    const found = await file(heading, 'И;У;2', 'У;Д;4', 'У;Е;1');
    const key = (text: string) => (kind === 'd:' ? `d:${text}` : `n:${text}|`);
    expect([linesOf(found), toldOf(found)]).toEqual([
      [
        [key('И'), key('У'), 2],
        [key('У'), key('Д'), 4],
        [key('У'), key('Е'), 1],
      ],
      [],
    ]);
  });

  it('is no structure where only the parts of a list are named so', async () => {
    const found = await file('Обозначение сборки;Наименование сборки;Кол-во', 'У-1;Рама;2', 'У-2;Дверь;1');
    expect([linesOf(found), namesOf(found)]).toEqual([
      [],
      [
        ['d:У-1', 'Рама', 2],
        ['d:У-2', 'Дверь', 1],
      ],
    ]);
  });

  it('is told by other words of the parts where assemblies are named several times', async () => {
    const named = (...assemblies: string[]) =>
      file('Part Number;Assembly Name;Qty', ...assemblies.map((name, index) => `A-${index};${name};2`));
    expect([linesOf(await named('Frame', 'Frame')), linesOf(await named('Frame', 'Leg'))]).toEqual([
      [
        ['n:Frame|', 'd:A-0', 2],
        ['n:Frame|', 'd:A-1', 2],
      ],
      [],
    ]);
  });

  it('is none where a part only has the number of a component beside its own', async () => {
    const found = await file(
      'Part Number;Component Number;Description;Qty',
      'A-1;77;Frame;2',
      'A-2;78;Leg;1',
    );
    expect(linesOf(found)).toEqual([]);
  });
});
