import { workbookProblem, type Workbook, type WorkbookProblem } from './contracts';
import { WORKBOOK_LIMITS, type WorkbookLimits } from './limits';
import { readCsv, type CsvWishes, type HeaderScore } from './read-csv';
import { readXlsx } from './read-xlsx';

const ZIP_SIGNATURES = ['504b0304', '504b0506'];
const OLE_SIGNATURE = 'd0cf11e0';
const OTHER_SIGNATURES = ['25504446', '89504e47', 'ffd8ffe0', 'ffd8ffe1', '52617221', '377abcaf', '1f8b0800'];

/**
 * Read a workbook of any known kind, judged by its content, never by its name.
 * @param score tells a known header in a text file; see `readCsv`.
 */
export async function openWorkbook(
  bytes: Buffer,
  score: HeaderScore,
  wishes: CsvWishes = {},
  limits: WorkbookLimits = WORKBOOK_LIMITS,
): Promise<Workbook | WorkbookProblem> {
  if (bytes.length === 0) return workbookProblem('file-empty');
  if (bytes.length > limits.fileBytes)
    return workbookProblem('file-too-large', { limitMb: Math.round(limits.fileBytes / 1024 / 1024) });
  const signature = bytes.subarray(0, 4).toString('hex');
  if (ZIP_SIGNATURES.includes(signature)) return readXlsx(bytes, limits);
  // The same container holds old .xls and password-protected .xlsx; the latter names its stream.
  if (signature === OLE_SIGNATURE)
    return workbookProblem(
      bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'file-encrypted' : 'file-is-old-xls',
    );
  if (OTHER_SIGNATURES.includes(signature)) return workbookProblem('file-not-a-workbook');
  return readCsv(bytes, score, wishes, limits);
}
