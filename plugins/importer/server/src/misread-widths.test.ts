import { issuesOf, linesOf, understood } from '../../../../tests/support/understood';

const HEADING = 'Part Number,Description,Qty\nP-0,,\nP-1,Plate,2\n';

describe('a row of a text file that is wider than its heading', () => {
  it('is refused: an unquoted comma has moved what follows it', async () => {
    const found = await understood(`${HEADING}P-2,Tube,1,5\nP-3,Rod, 2\n`);
    expect([found.summary.errors, issuesOf(found)]).toEqual([1, [['error', 'row-wider-than-heading', '4']]]);
    expect(found.issues[0]).toMatchObject({ value: '5' });
  });

  it('but not by empty fields, nor where the heading has nameless columns', async () => {
    const found = await understood(`${HEADING}P-2,Tube,1,,\nP-3,"Rod, long",2\n`);
    expect([linesOf(found).length, issuesOf(found)]).toEqual([3, []]);
    const nameless = await understood(
      'Обозначение;Наименование;Кол-во;;\nИ;;;;\nД-1;Вал;2;;x\nД-2;Ось;2;y\n',
    );
    expect(issuesOf(nameless)).toEqual([]);
  });

  it('is told once where nearly all rows are', async () => {
    const found = await understood(`${HEADING}P-2,Tube,1,x\nP-3,Rod,2,y\nP-4,Bar,3,z\n`);
    expect(issuesOf(found)).toEqual([['warning', 'heading-too-short', '4']]);
  });

  it('may be a total or a signature', async () => {
    const found = await understood(`${HEADING}Total,,2,,,pcs\nPrepared by Smith,,,,,2026\n`);
    expect(found.summary.errors).toBe(0);
  });
});
