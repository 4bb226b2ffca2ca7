import fc from 'fast-check';
import Papa from 'papaparse';
import { csvLines, withoutGuard } from './write-csv';

it('writes lines that a spreadsheet reads back', () => {
  const rows = [
    ['id', 'имя', 'сколько'],
    [1, 'Ось; "новая"', -5],
    [2, null, true],
  ];
  expect(csvLines(rows, ';')).toBe('id;имя;сколько\r\n1;"Ось; ""новая""";-5\r\n2;;true\r\n');
  expect(csvLines([], ',')).toBe('');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=1\n+2', '=HYPERLINK("http://evil.example")'])(
  'puts an apostrophe before %j',
  (text) => {
    const [row] = Papa.parse<string[]>(csvLines([[text]], ',')).data;
    expect(row).toEqual([`'${text}`]);
  },
);

it('never begins a cell like a formula, and keeps every other text as it is', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom<',' | ';'>(',', ';'), (text, delimiter) => {
      const written = csvLines([['x', text]], delimiter);
      const cell = Papa.parse<string[]>(written, { delimiter, newline: '\r\n' }).data[0]?.[1] ?? '';
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      expect(withoutGuard(cell)).toBe(text);
    }),
    {
      examples: [
        ["'=1", ','],
        ["''=1", ';'],
        ["'", ','],
      ],
    },
  );
});
