import Papa from 'papaparse';
import { DELIMITERS } from './contracts';
import type {
  Cell,
  Delimiter,
  QuoteProblem,
  Sheet,
  SheetRow,
  TextEncoding,
  WorkbookProblem,
} from './contracts';
import { linesLimit, measureCsv } from './csv-meter';
import { csvRecords, linebreakOf } from './csv-records';
import type { EncodingGuess } from './cyrillic-encoding';
import { decodedPieces, decodeText, recogniseEncoding } from './decode-text';
import type { WorkbookLimits } from './limits';
import { withoutGuard } from './write-csv';

const SAMPLE_RECORDS = 100;
const SAMPLE_BYTES = 256 * 1024;
/** How lines end is told by so much of a text. */
const LINEBREAK_BYTES = 1024 * 1024;
const SEPARATOR_LINE = /^sep=(.)(\r?\n)/i;
/** `="00123"` is how programs keep a spreadsheet program from taking zeros away. */
const TEXT_FORMULA = /^="([^"]*)"$/;

/** How much a record looks like a header the caller knows; 0: not at all. */
export type HeaderScore = (cells: string[]) => number;

export interface CsvWishes {
  encoding?: TextEncoding;
  delimiter?: Delimiter;
}

function parse(text: string, delimiter: string, preview: number): Papa.ParseResult<string[]> {
  const result = Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false });
  // The end of the last line is not a record of its own.
  const last = result.data.at(-1);
  if (last?.length === 1 && last[0] === '') result.data.pop();
  return result;
}

/** The delimiter under which some record looks most like a known header; on a tie the one with more columns. */
function chooseDelimiter(text: string, score: HeaderScore): Delimiter {
  let best: { delimiter: Delimiter; score: number; columns: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const { data } = parse(text, delimiter, SAMPLE_RECORDS);
    const candidate = {
      delimiter,
      score: Math.max(0, ...data.map(score)),
      columns: data.reduce((sum, cells) => sum + cells.length, 0),
    };
    const better =
      !best ||
      candidate.score > best.score ||
      (candidate.score === best.score && candidate.columns > best.columns);
    if (better) best = candidate;
  }
  return best?.delimiter ?? ';';
}

/** What a spreadsheet program writes for a formula that went wrong, in English and in Russian. */
const ERROR_TEXT =
  /^#(REF|VALUE|NAME|NUM|NULL|DIV\/0|SPILL|CALC|ССЫЛКА|ЗНАЧ|ИМЯ|ЧИСЛО|ПУСТО|ДЕЛ\/0|ПЕРЕНОС|ВЫЧИСЛ)[!?]$|^#(N\/A|Н\/Д)$/i;

function cellOf(text: string): Cell {
  if (text.startsWith('#') && ERROR_TEXT.test(text.trim()))
    return { problem: 'error-value', text: text.trim() };
  const kept = TEXT_FORMULA.exec(text)?.[1] ?? withoutGuard(text);
  return kept === '' ? null : kept;
}

/** The row that a record is; null: a blank one. */
function rowOf(record: readonly string[], number: number): SheetRow | null {
  const cells = record.map((text) => cellOf(text));
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  if (cells.length === 0) return null;
  const row = { number, outline: 0, cells };
  return cells.length < record.length ? { ...row, fields: record.length } : row;
}

/** @param before records that were read before these */
function quoteProblems(errors: readonly Papa.ParseError[], before: number): QuoteProblem[] {
  return errors
    .filter(({ type }) => type === 'Quotes')
    .map(({ row, code }) => ({ row: before + (row ?? 0) + 1, unterminated: code === 'MissingQuotes' }));
}

/** The text of a table without the line that names its separator, which stays as a blank one: rows keep their numbers. */
function* piecesOf(bytes: Buffer, encoding: TextEncoding): Generator<string> {
  let isFirst = true;
  for (const piece of decodedPieces(bytes, encoding)) {
    yield isFirst ? piece.replace(SEPARATOR_LINE, '$2') : piece;
    isFirst = false;
  }
}

/** Everything that has to be known before a text is read. */
export interface CsvText {
  encoding: TextEncoding;
  delimiter: Delimiter;
}

/** The same, and how surely. */
export interface RecognisedText extends CsvText, EncodingGuess {}

/** How a text is to be read: by what a person says, what its first line says, or by its beginning. */
export function recogniseText(bytes: Buffer, score: HeaderScore, wishes: CsvWishes): RecognisedText {
  const guess = recogniseEncoding(bytes, wishes.encoding);
  const text = decodeText(bytes, guess.encoding, SAMPLE_BYTES);
  const told = DELIMITERS.find((delimiter) => delimiter === SEPARATOR_LINE.exec(text)?.[1]);
  const delimiter = wishes.delimiter ?? told ?? chooseDelimiter(text.replace(SEPARATOR_LINE, '$2'), score);
  return { ...guess, delimiter };
}

/**
 * Read a text table. Row numbers are those a spreadsheet program would show: records, blank ones included.
 */
export function readCsvSheet(
  bytes: Buffer,
  { encoding, delimiter }: CsvText,
  limits: WorkbookLimits,
): Sheet[] | WorkbookProblem {
  const problem = measureCsv(bytes, encoding, delimiter, limits);
  if (problem) return problem;
  const sheet: Sheet = { name: '', hidden: false, rows: [], merges: [], quoteProblems: [] };
  const linebreak = linebreakOf(decodeText(bytes, encoding, LINEBREAK_BYTES), delimiter);
  const most = linesLimit(limits) + 1;
  let number = 0;
  for (const { records, errors } of csvRecords(piecesOf(bytes, encoding), { delimiter, linebreak })) {
    sheet.quoteProblems = sheet.quoteProblems.concat(quoteProblems(errors, number));
    for (const record of records) {
      number += 1;
      const row = number <= most ? rowOf(record, number) : null;
      if (row) sheet.rows.push(row);
    }
    if (number >= most) break;
  }
  return [sheet];
}
