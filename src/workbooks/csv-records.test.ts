import fc from 'fast-check';
import Papa from 'papaparse';
import { csvRecords } from './csv-records';

/** What is found in pieces of a text, one after the other. */
function inPieces(pieces: readonly string[], delimiter: string, linebreak: string) {
  const records: string[][] = [];
  const broken: [row: number, code: string][] = [];
  for (const found of csvRecords(pieces, { delimiter, linebreak })) {
    broken.push(
      ...found.errors.map(({ row, code }): [number, string] => [records.length + (row ?? 0), code]),
    );
    records.push(...found.records);
  }
  return { records, broken };
}

function whole(text: string, delimiter: string) {
  const { data, errors, meta } = Papa.parse<string[]>(text, { delimiter });
  const last = data.at(-1);
  if (last?.length === 1 && last[0] === '' && text.endsWith(meta.linebreak)) data.pop();
  const broken = errors.map(({ row, code }): [number, string] => [row ?? 0, code]);
  return { linebreak: meta.linebreak, found: { records: data, broken } };
}

describe('records of a text in pieces', () => {
  it('are those of the whole text, wherever it is cut', () => {
    const token = fc.constantFrom(';', ';', '"', '"', '""', '\n', '\r\n', 'а', 'Вал', ' ', '1,5');
    fc.assert(
      fc.property(fc.array(fc.array(token, { maxLength: 8 }), { maxLength: 12 }), (parts) => {
        const pieces = parts.map((tokens) => tokens.join(''));
        const { linebreak, found } = whole(pieces.join(''), ';');
        expect(inPieces(pieces, ';', linebreak)).toEqual(found);
      }),
      { numRuns: 2_000 },
    );
  });

  it('a line break, a pair of quotes and a text in quotes may be cut in two', () => {
    expect(inPieces(['А;"Вал', ' 1"', '"";', '2\r', '\nБ;"Ось"\r', '\nВ'], ';', '\r\n')).toEqual({
      records: [['А', 'Вал 1"', '2'], ['Б', 'Ось'], ['В']],
      broken: [],
    });
    expect(inPieces(['А;1\nБ;"Ось', '\nВ;', '2\n'], ';', '\n')).toEqual({
      records: [
        ['А', '1'],
        ['Б', 'Ось\nВ;2\n'],
      ],
      broken: [[1, 'MissingQuotes']],
    });
  });

  it('come as soon as they are whole', () => {
    const pieces = csvRecords(['А;1\nБ', ';2\n', 'В;3'], { delimiter: ';', linebreak: '\n' });
    expect([...pieces].map(({ records }) => records)).toEqual([[['А', '1']], [['Б', '2']], [], [['В', '3']]]);
  });
});
