import type { Entry, ZipFile } from 'yauzl';
import { workbookProblem, type WorkbookProblem } from './contracts';
import { WORKBOOK_LIMITS, type WorkbookLimits } from './limits';
import { nextEntry, openEntry, openZip } from './xlsx/archive';
import { lastSafeCut, SheetScan } from './sheet-scan';

const ENCRYPTED_FLAG = 1;
const XML_NAME = /\.(xml|rels|vml)$/i;
const SHEET_NAME = /xl\/worksheets\/[^/]+\.xml$/i;
/** Long enough for any tag we look for to be whole in one of two neighbouring chunks. */
const MAX_CARRIED_CHARACTERS = 65_536;

/** Counts what really comes out of the archive and looks into it while it passes. */
class Inspection {
  private entries = 0;
  private declaredBytes = 0;
  private inflatedBytes = 0;
  private cells = 0;

  constructor(private readonly limits: WorkbookLimits) {}

  /** Refuse by what the archive says of itself, before a byte is inflated. */
  announce(entry: Entry): WorkbookProblem | null {
    this.entries += 1;
    this.declaredBytes += entry.uncompressedSize;
    if (this.entries > this.limits.zipEntries)
      return workbookProblem('zip-too-many-entries', { limit: this.limits.zipEntries });
    if (this.declaredBytes > this.limits.inflatedBytes) return this.inflatesTooMuch();
    if (entry.generalPurposeBitFlag & ENCRYPTED_FLAG) return workbookProblem('file-encrypted');
    return null;
  }

  async read(zip: ZipFile, entry: Entry): Promise<WorkbookProblem | null> {
    const stream = await openEntry(zip, entry);
    const look = XML_NAME.test(entry.fileName) ? this.lookInto(entry.fileName) : null;
    try {
      for await (const chunk of stream) {
        const bytes = chunk as Buffer;
        this.inflatedBytes += bytes.length;
        if (this.inflatedBytes > this.limits.inflatedBytes) return this.inflatesTooMuch();
        const problem = look?.(bytes.toString('latin1'));
        if (problem) return problem;
      }
      return look?.('') ?? null;
    } finally {
      stream.destroy();
    }
  }

  /** A look at XML that arrives in pieces cut anywhere; an empty piece is the end. */
  private lookInto(fileName: string): (piece: string) => WorkbookProblem | null {
    const scan = SHEET_NAME.test(fileName) ? new SheetScan(this.limits, this.cells) : null;
    let carried = '';
    return (piece) => {
      const text = carried + piece;
      const cut = piece === '' ? text.length : lastSafeCut(text);
      carried = text.length - cut > MAX_CARRIED_CHARACTERS ? text.slice(-16) : text.slice(cut);
      const problem = markupProblem(text) ?? scan?.look(text.slice(0, cut)) ?? null;
      if (scan) this.cells = scan.cells;
      return problem;
    };
  }

  private inflatesTooMuch(): WorkbookProblem {
    return workbookProblem('zip-inflates-too-much', {
      limitMb: Math.round(this.limits.inflatedBytes / 1024 / 1024),
    });
  }
}

/** Entities are declared in a DOCTYPE; XML in UTF-16 would hide one from this look, and no office program writes it. */
function markupProblem(text: string): WorkbookProblem | null {
  if (/<!DOCTYPE/i.test(text)) return workbookProblem('zip-has-doctype');
  return text.includes('\u0000') ? workbookProblem('file-damaged') : null;
}

/**
 * Look through a zip archive (.xlsx, .docx) before any library opens it: the number of entries, the
 * declared and the real inflated size, `<!DOCTYPE`, and for worksheets merges, columns and cells.
 * @returns null where nothing speaks against opening it.
 */
export async function inspectZip(
  bytes: Buffer,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
): Promise<WorkbookProblem | null> {
  if (bytes.length > limits.fileBytes)
    return workbookProblem('file-too-large', { limitMb: Math.round(limits.fileBytes / 1024 / 1024) });
  let zip: ZipFile;
  try {
    zip = await openZip(bytes);
  } catch {
    return workbookProblem('file-damaged');
  }
  const inspection = new Inspection(limits);
  try {
    for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
      const problem = inspection.announce(entry) ?? (await inspection.read(zip, entry));
      if (problem) return problem;
    }
    return null;
  } catch {
    // yauzl's own refusals (sizes that lie, paths that climb, broken deflate data) all mean the same here.
    return workbookProblem('file-damaged');
  } finally {
    zip.close();
  }
}
