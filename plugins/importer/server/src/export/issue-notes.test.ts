import { hint, problem } from '../issues/issue';
import { notesOf, toldInCells } from './issue-notes';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => hint('name-missing', { row: index + 2, column: 'B' }));

describe('comments on cells', () => {
  it('are those of the sheet that the row is of', () => {
    const issues = [
      problem('cycle', { row: 5, column: 'B' }),
      problem('cycle', { row: 10_000_005, column: 'B' }),
    ];
    expect(
      notesOf(toldInCells(issues, ['Лист 1', 'Лист 2'], 'en')).map(({ sheet, row, column }) => [
        sheet,
        row,
        column,
      ]),
    ).toEqual([
      ['Лист 1', 5, 2],
      ['Лист 2', 5, 2],
    ]);
  });

  it('are 10,000 at most, and the first cell tells of the others', () => {
    expect(notesOf(toldInCells(many(10_000), ['BOM'], 'en'))).toHaveLength(10_000);
    const told = toldInCells(many(10_001), ['BOM'], 'en');
    expect(told[0]).toMatchObject({ severity: 'warning', code: 'comments-left', row: null });
    const notes = notesOf(told);
    expect(notes).toHaveLength(10_001);
    expect(notes[0]).toMatchObject({
      ...{ sheet: 'BOM', row: 1, column: 1 },
      text: '1 more issues have no comment here: a workbook gets 10000 at most, errors first. Correct these and upload the file again.',
    });
  });

  it('are one for all issues of a cell', () => {
    const both = [problem('cycle', { row: 5 }), hint('name-missing', { row: 5 })];
    expect(notesOf(toldInCells(both, ['BOM'], 'en'))).toMatchObject([
      { row: 5, column: 1, severity: 'error' },
    ]);
  });
});
