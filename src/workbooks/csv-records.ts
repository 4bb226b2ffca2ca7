import Papa from 'papaparse';

/** Records that have become whole, in order, and what is wrong in them; `row` counts from the first of these. */
export interface PieceOfRecords {
  records: string[][];
  errors: Papa.ParseError[];
}

/** How the fields and the lines of a text end. */
export interface CsvMarks {
  delimiter: string;
  linebreak: string;
}

function parse(
  text: string,
  { delimiter, linebreak }: CsvMarks,
  isLast: boolean,
): Papa.ParseResult<string[]> {
  const parser = new Papa.Parser({ delimiter, newline: linebreak as '\n' });
  return parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
}

/** How lines end, by the beginning of a text. */
export function linebreakOf(beginning: string, delimiter: string): string {
  return Papa.parse(beginning, { delimiter, preview: 1 }).meta.linebreak;
}

/**
 * The records of a text that comes in pieces, cut anywhere: those of each piece as soon as they are whole, so that neither
 * the text nor its records have to be held as one. The same as of the whole text, errors of quotes among them.
 */
export function* csvRecords(pieces: Iterable<string>, marks: CsvMarks): Generator<PieceOfRecords> {
  let rest = '';
  for (const piece of pieces) {
    rest += piece;
    const { data, errors, meta } = parse(rest, marks, false);
    // What is wrong in the record that is still to come is told again with it.
    yield { records: data, errors: errors.filter(({ row }) => (row ?? 0) < data.length) };
    rest = rest.slice(meta.cursor);
  }
  const { data, errors } = parse(rest, marks, true);
  yield { records: data, errors };
}
