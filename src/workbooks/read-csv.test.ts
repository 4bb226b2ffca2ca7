import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { columnLetters, columnNumber } from './columns';
import { decodeText, recogniseEncoding } from './decode-text';
import { WORKBOOK_LIMITS } from './limits';
import { readCsvSheet, recogniseText, type CsvWishes, type HeaderScore } from './read-csv';
import type { Delimiter, Sheet, WorkbookProblem } from './contracts';
import { csvLines } from './write-csv';

const score: HeaderScore = (cells) =>
  cells.filter((text) => ['Обозначение', 'Кол-во', 'Name'].includes(text)).length;

interface ReadText {
  delimiter: Delimiter;
  sheets: Sheet[];
}

function attempt(
  text: string,
  wishes: CsvWishes = {},
  limits = WORKBOOK_LIMITS,
  by: HeaderScore = score,
): ReadText | WorkbookProblem {
  const bytes = Buffer.from(text);
  const recognised = recogniseText(bytes, by, wishes);
  const sheets = readCsvSheet(bytes, recognised, limits);
  return Array.isArray(sheets) ? { delimiter: recognised.delimiter, sheets } : sheets;
}

function read(text: string, wishes: CsvWishes = {}, by: HeaderScore = score): ReadText {
  const found = attempt(text, wishes, WORKBOOK_LIMITS, by);
  if ('code' in found) throw new Error(found.code);
  return found;
}

const rowsOf = ({ sheets }: ReadText) => sheets[0]?.rows.map(({ number, cells }) => [number, cells]);

describe('decodeText', () => {
  const text = 'Обозначение;Ёлка №5\n';

  it.each([
    ['utf-8', encode(text, 'utf8')],
    ['utf-8', encode(text, 'utf8', { addBOM: true })],
    ['windows-1251', encode(text, 'win1251')],
    ['utf-16le', encode(text, 'utf16le', { addBOM: true })],
    ['utf-16be', encode(text, 'utf16be', { addBOM: true })],
    ['utf-16le', encode('Part number;Name\n', 'utf16le')],
    ['utf-16be', encode('Part number;Name\n', 'utf16be')],
    ['cp866', encode(text, 'cp866')],
    ['koi8-r', encode(text.replace('№', 'N'), 'koi8-r')],
  ])('finds %s', (encoding, bytes) => {
    const guess = recogniseEncoding(bytes);
    expect(guess).toMatchObject({ encoding, others: [] });
    expect([text, text.replace('№', 'N'), 'Part number;Name\n']).toContain(decodeText(bytes, guess.encoding));
  });

  it.each(['windows-1251', 'cp866', 'koi8-r'] as const)(
    'tells %s by its letters, whatever their case',
    (encoding) => {
      for (const own of [
        'ОБОЗНАЧЕНИЕ;НАИМЕНОВАНИЕ;КОЛ-ВО',
        'корпус сварной;вал;втулка',
        'Поз.;Деталь;Кол.;Прим.',
      ])
        expect(recogniseEncoding(encode(own, encoding))).toMatchObject({ encoding });
    },
  );

  it('says when letters are too few to be sure', () => {
    expect(recogniseEncoding(encode('Ш20;1\n', 'windows-1251')).others).not.toEqual([]);
  });

  it('reads UTF-8 with a broken byte as UTF-8', () => {
    const bytes = Buffer.concat([encode(text, 'utf8'), Buffer.from([0xff]), encode(text, 'utf8')]);
    expect(recogniseEncoding(bytes).encoding).toBe('utf-8');
  });

  it('looks for letters in the whole file', () => {
    const bytes = encode(
      `${'A-1;Shaft\n'.repeat(50_000)}Б-2;Корпус подшипника сварной, окрашенный\n`,
      'windows-1251',
    );
    expect(recogniseEncoding(bytes)).toMatchObject({ encoding: 'windows-1251', others: [] });
  });

  it('obeys a person', () => {
    const bytes = encode('Ток', 'utf8');
    expect(recogniseEncoding(bytes, 'windows-1251')).toMatchObject({
      encoding: 'windows-1251',
      confidence: 1,
    });
    expect(decodeText(bytes, 'windows-1251')).toBe('РўРѕРє');
  });
});

describe('a text table', () => {
  it.each([';', ',', '\t', '|'] as const)('chooses %j by the header it makes', (delimiter) => {
    const row = (cells: string[]) => cells.join(delimiter);
    const found = read(
      [row(['', 'Кит', '', '']), row(['№', 'Обозначение', 'Кол-во', 'Name']), row(['1', 'А', '5', 'x'])].join(
        '\n',
      ),
    );
    expect(found.delimiter).toBe(delimiter);
    expect(rowsOf(found)).toEqual([
      [1, [null, 'Кит']],
      [2, ['№', 'Обозначение', 'Кол-во', 'Name']],
      [3, ['1', 'А', '5', 'x']],
    ]);
  });

  it('is not fooled by decimal commas', () => {
    const text = `Обозначение;Кол-во\n${'А,1,2,3;1,5\n'.repeat(50)}`;
    expect(read(text).delimiter).toBe(';');
  });

  it('keeps the row numbers that a spreadsheet program shows', () => {
    expect(rowsOf(read('\nОбозначение;Кол-во\n\n"два\nряда";1\n'))).toEqual([
      [2, ['Обозначение', 'Кол-во']],
      [4, ['два\nряда', '1']],
    ]);
    expect(rowsOf(read('sep=,\r\nОбозначение,Кол-во\r\nА;Б,1\r\n'))).toEqual([
      [2, ['Обозначение', 'Кол-во']],
      [3, ['А;Б', '1']],
    ]);
  });

  it('tells where quotes do not add up', () => {
    const { sheets } = read('Обозначение;Кол-во\nА;1\n"Б;2\nВ;3\n');
    expect(sheets[0]?.quoteProblems).toEqual([{ row: 3, unterminated: true }]);
  });

  it('refuses a cross-tab, too many rows and a cell without end', () => {
    const wide = `Обозначение;Кол-во${';1'.repeat(600)}\n`;
    expect(attempt(wide)).toEqual({
      ok: false,
      code: 'too-many-columns',
      details: { limit: 500, row: 1 },
    });
    const limits = { ...WORKBOOK_LIMITS, rows: 3, cellCharacters: 10 };
    expect(attempt('a\nb\nc\nd\n', {}, limits)).toMatchObject({ code: 'too-many-rows' });
    expect(attempt('a\nb\nc\n', {}, limits)).toMatchObject({ delimiter: ';' });
    expect(attempt('a;b\n;\n\nb;c\n;;\nc;d\n;;;\n', {}, limits)).toMatchObject({
      sheets: [{ rows: [{}, {}, {}] }],
    });
    expect(attempt('a\n12345678901\n', {}, limits)).toEqual({
      ok: false,
      code: 'cell-too-long',
      details: { limit: 10, row: 2 },
    });
  });

  it('takes away one apostrophe that keeps a text from being run, and no other', () => {
    const found = read(`'+1;''=x;'abc;'\n`, { delimiter: ';', encoding: 'utf-8' }, () => 0);
    expect(rowsOf(found)).toEqual([[1, ['+1', `'=x`, `'abc`, `'`]]]);
  });

  it('reads back any table that was written by the rules', () => {
    const cell = fc
      .string({ maxLength: 12 })
      .filter((text) => !text.includes('\r') && !text.includes('\uFEFF'));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        (table) => {
          const text = csvLines(table, ';');
          const { sheets } = read(text, { delimiter: ';', encoding: 'utf-8' }, () => 0);
          const rows = new Map(sheets[0]?.rows.map(({ number, cells }) => [number, cells]));
          table.forEach((cells, index) => {
            const expected = cells.map((value) => (value === '' ? null : value));
            while (expected.length > 0 && expected.at(-1) === null) expected.pop();
            expect(rows.get(index + 1) ?? []).toEqual(expected);
          });
        },
      ),
    );
  });
});

describe('columns', () => {
  it('are letters and numbers both ways', () => {
    expect([1, 26, 27, 702, 703, 16384].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        (number) => columnNumber(columnLetters(number)) === number,
      ),
    );
  });
});

it('a text of several megabytes is read as a small one: rows, quotes and the line of the separator', () => {
  const lines = Array.from(
    { length: 30_000 },
    (_, index) => `АБВГ.${index};"Вал ведущий, №${index};\n1";${index}`,
  );
  lines[20_000] = 'АБВГ.20000;"Вал" ведущий";1';
  const found = read(`sep=;\nОбозначение;Name;Кол-во\n${lines.join('\n')}\n`);
  expect(found.sheets[0]?.rows).toHaveLength(30_001);
  expect(rowsOf(found)?.at(-1)).toEqual([30_002, ['АБВГ.29999', 'Вал ведущий, №29999;\n1', '29999']]);
  expect(found.sheets[0]?.quoteProblems).toEqual([{ row: 20_003, unterminated: false }]);
});

describe('a hostile text', () => {
  const megabytes = (text: string, count: number) => text.repeat((count * 1024 * 1024) / text.length);

  it.each([
    ['cell-too-long', 'one line without end', megabytes('a', 8)],
    ['too-many-columns', 'one line of empty cells', megabytes('a;', 8)],
    ['too-many-rows', 'blank lines without end', megabytes('\n', 8)],
    ['cell-too-long', 'quotes without end', megabytes('"', 8)],
    ['cell-too-long', 'a quote that is never closed', `Обозначение;Кол-во\n"${megabytes('a\n', 8)}`],
    ['too-many-columns', 'a cross-tab', `${'1;'.repeat(5_009)}1\n`.repeat(1_665)],
  ])('is refused with %s: %s', (code, _what, text) => {
    expect(attempt(text)).toMatchObject({ ok: false, code });
  });

  it('is measured as the parser reads: quotes hide what they hold', () => {
    const limits = { ...WORKBOOK_LIMITS, columns: 2, rows: 2, cellCharacters: 20 };
    expect(attempt('a;"b;""c;\nd;e"\nf;g\n', {}, limits)).toMatchObject({ sheets: [{ rows: [{}, {}] }] });
    expect(attempt('a;b"c;d\n', {}, limits)).toMatchObject({ code: 'too-many-columns' });
  });
});
