import { measureCsv } from './csv-meter';
import { workbookProblem, type Sheet, type Workbook, type WorkbookProblem } from './contracts';
import { WORKBOOK_LIMITS, type WorkbookLimits } from './limits';
import { readApart } from './read-apart';
import type { ReadingTask } from './reader-process';
import { readCsvSheet, recogniseText, type CsvWishes, type HeaderScore } from './read-csv';

const ZIP_SIGNATURES = ['504b0304', '504b0506'];
const OLE_SIGNATURE = 'd0cf11e0';
const OTHER_SIGNATURES = [
  '25504446',
  '89504e47',
  'ffd8ffe0',
  'ffd8ffe1',
  '52617221',
  '377abcaf',
  '1f8b0800',
  '7b5c7274',
];
/** A text up to this size costs less to read than a process to start. */
const READ_HERE_BYTES = 128 * 1024;
const NO_TEXT = { encoding: null, encodingConfidence: null, otherEncodings: [], delimiter: null };
const WEB_PAGE = /^[\s\uFEFF]*<(!doctype|html|head|meta|table|\?xml|!--)/i;

export type ReadTask = (task: ReadingTask) => Promise<Sheet[] | WorkbookProblem>;

/** What the first bytes say against reading the file at all. */
function refusalOf(bytes: Buffer, limits: WorkbookLimits): WorkbookProblem | null {
  if (bytes.length === 0) return workbookProblem('file-empty');
  if (bytes.length > limits.fileBytes)
    return workbookProblem('file-too-large', { limitMb: Math.round(limits.fileBytes / 1024 / 1024) });
  const signature = bytes.subarray(0, 4).toString('hex');
  // The same container holds old .xls and password-protected .xlsx; the latter names its stream.
  if (signature === OLE_SIGNATURE)
    return workbookProblem(
      bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'file-encrypted' : 'file-is-old-xls',
    );
  if (OTHER_SIGNATURES.includes(signature)) return workbookProblem('file-not-a-workbook');
  // Some programs save a page of HTML or XML and call it .xls.
  if (
    WEB_PAGE.test(
      bytes
        .subarray(0, 256)
        .toString('latin1')
        .replace(/^\u00EF\u00BB\u00BF/, ''),
    )
  )
    return workbookProblem('file-is-a-web-page');
  return null;
}

/**
 * Read a workbook of any known kind, judged by its content, never by its name.
 * @param score tells a known header in a text file; see `recogniseText`
 * @param readTask where a workbook or a large text is read: in a process of its own unless said
 */
export async function openWorkbook(
  bytes: Buffer,
  score: HeaderScore,
  wishes: CsvWishes = {},
  limits: WorkbookLimits = WORKBOOK_LIMITS,
  readTask: ReadTask = readApart,
): Promise<Workbook | WorkbookProblem> {
  const refusal = refusalOf(bytes, limits);
  if (refusal) return refusal;
  if (ZIP_SIGNATURES.includes(bytes.subarray(0, 4).toString('hex'))) {
    const sheets = await readTask({ bytes, limits, text: null });
    return Array.isArray(sheets) ? { ok: true, format: 'xlsx', ...NO_TEXT, sheets } : sheets;
  }
  const text = recogniseText(bytes, score, wishes);
  const { encoding, confidence, others, delimiter } = text;
  // Most of what is no table shows at once, before it costs a process.
  const early = measureCsv(bytes.subarray(0, READ_HERE_BYTES), encoding, delimiter, limits);
  if (early) return early;
  const sheets =
    bytes.length <= READ_HERE_BYTES
      ? readCsvSheet(bytes, text, limits)
      : await readTask({ bytes, limits, text });
  const told = { encoding, encodingConfidence: confidence, otherEncodings: others, delimiter };
  return Array.isArray(sheets) ? { ok: true, format: 'csv', ...told, sheets } : sheets;
}
