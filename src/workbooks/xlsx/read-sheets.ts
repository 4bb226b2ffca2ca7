import type { Entry, ZipFile } from 'yauzl';
import { workbookProblem, type Sheet, type WorkbookProblem } from '../contracts';
import type { WorkbookLimits } from '../limits';
import { nextEntry, openEntry, openZip } from './archive';
import { parseXml, type XmlListener } from './parse-xml';
import { SharedStrings } from './shared-strings';
import { StopReading } from './stop';
import { Styles } from './styles';
import { Relations, WorkbookPart } from './workbook-parts';
import { Worksheet, type SheetContext } from './worksheet';

const ENCRYPTED_FLAG = 1;
const MAX_SHEETS = 255;

/** Other office files are zip archives too. */
const OTHER_KINDS: readonly RegExp[] = [/^content\.xml$/, /^word\//, /^ppt\//, /^index\.xml$/i, /\.bin$/];

/** The archive of one workbook: its directory, and entries read within the limits. */
class Archive {
  private inflatedBytes = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: WorkbookLimits,
  ) {}

  /** Reads the directory only; nothing is inflated. */
  static async open(zip: ZipFile, limits: WorkbookLimits): Promise<Archive> {
    const entries = new Map<string, Entry>();
    let declaredBytes = 0;
    let count = 0;
    for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
      count += 1;
      if (count > limits.zipEntries)
        throw new StopReading('zip-too-many-entries', { limit: limits.zipEntries });
      if (entry.generalPurposeBitFlag & ENCRYPTED_FLAG) throw new StopReading('file-encrypted');
      declaredBytes += entry.uncompressedSize;
      if (declaredBytes > limits.inflatedBytes) throw Archive.inflatesTooMuch(limits);
      entries.set(entry.fileName.toLowerCase(), entry);
    }
    return new Archive(zip, entries, limits);
  }

  private static inflatesTooMuch({ inflatedBytes }: WorkbookLimits): StopReading {
    return new StopReading('zip-inflates-too-much', { limitMb: Math.round(inflatedBytes / 1024 / 1024) });
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  looksLike(kinds: readonly RegExp[]): boolean {
    return [...this.entries.keys()].some((name) => kinds.some((kind) => kind.test(name)));
  }

  /** @returns false where the archive has no such entry */
  async read(name: string, listener: XmlListener): Promise<boolean> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return false;
    const stream = await openEntry(this.zip, entry);
    try {
      await parseXml(this.counted(stream), listener);
    } finally {
      stream.destroy();
    }
    return true;
  }

  private async *counted(stream: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      this.inflatedBytes += bytes.length;
      if (this.inflatedBytes > this.limits.inflatedBytes) throw Archive.inflatesTooMuch(this.limits);
      yield bytes;
    }
  }
}

async function workbookPath(archive: Archive): Promise<string> {
  const root = new Relations('');
  await archive.read('_rels/.rels', root);
  const named = root.ofType('officeDocument');
  const found = [named, 'xl/workbook.xml'].find((name) => name !== null && archive.has(name));
  if (found !== undefined && found !== null && !/\.bin$/i.test(found) && !/^(word|ppt)\//i.test(found))
    return found;
  throw new StopReading(archive.looksLike(OTHER_KINDS) ? 'file-is-another-workbook' : 'file-damaged');
}

async function sheetsOf(archive: Archive, limits: WorkbookLimits): Promise<Sheet[]> {
  const main = await workbookPath(archive);
  const slash = main.lastIndexOf('/');
  const folder = main.slice(0, slash + 1);
  const workbook = new WorkbookPart();
  await archive.read(main, workbook);
  if (workbook.sheets.length > MAX_SHEETS) throw new StopReading('too-many-sheets', { limit: MAX_SHEETS });
  const relations = new Relations(folder);
  await archive.read(`${folder}_rels/${main.slice(slash + 1)}.rels`, relations);
  const strings = new SharedStrings(limits);
  await archive.read(relations.ofType('sharedStrings') ?? `${folder}sharedStrings.xml`, strings);
  const styles = new Styles();
  await archive.read(relations.ofType('styles') ?? `${folder}styles.xml`, styles);
  const shared = { limits, strings: strings.texts, styles, date1904: workbook.date1904 };
  const context: SheetContext = { ...shared, count: { cells: 0, characters: 0 } };
  const sheets: Sheet[] = [];
  for (const { name, hidden, relation } of workbook.sheets) {
    const part = relations.targets.get(relation);
    // Charts and dialogs have tabs too.
    if (!part || part.type !== 'worksheet') continue;
    const worksheet = new Worksheet(context);
    if (!(await archive.read(part.target, worksheet))) throw new StopReading('file-damaged');
    const { rows, merges, summaryBelow, hiddenColumns } = worksheet;
    const outline = summaryBelow === null ? {} : { summaryBelow };
    const unseen = hiddenColumns.size > 0 ? { hiddenColumns: [...hiddenColumns] } : {};
    sheets.push({ name, hidden, rows, merges, ...outline, quoteProblems: [], ...unseen });
  }
  return sheets;
}

/**
 * The sheets of an .xlsx, read in one pass and within the limits: nothing that is not needed is
 * inflated, and reading ends at the first sign of a hostile file. Costs time and memory by the file's
 * size: run it in a process of its own.
 */
export async function readSheets(bytes: Buffer, limits: WorkbookLimits): Promise<Sheet[] | WorkbookProblem> {
  let zip: ZipFile | null = null;
  try {
    zip = await openZip(bytes);
    return await sheetsOf(await Archive.open(zip, limits), limits);
  } catch (error) {
    // What zip and XML say of a broken file all means the same to a person.
    return error instanceof StopReading ? error.problem : workbookProblem('file-damaged');
  } finally {
    zip?.close();
  }
}
