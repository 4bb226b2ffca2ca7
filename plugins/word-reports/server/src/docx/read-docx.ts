import type { Entry, ZipFile } from 'yauzl';
import { nextEntry, openEntry, openZip } from '../../../../../src/workbooks';
import { docxProblem, type DocxProblem } from './contracts';
import { Refused, refuseDangerous } from './dangerous-parts';
import { DOCX_LIMITS, type DocxLimits } from './limits';

/** The parts of a .docx by their names in the archive, inflated. */
export interface DocxPackage {
  ok: true;
  parts: ReadonlyMap<string, Buffer>;
}

const ENCRYPTED_FLAG = 1;
const OLE_SIGNATURE = 'd0cf11e0';
const ZIP_SIGNATURE = '504b0304';
export const CONTENT_TYPES = '[Content_Types].xml';
const MAIN_PART = 'word/document.xml';

/** Carries a refusal out of the middle of an archive; it never leaves this file. */
class StopReading extends Error {
  constructor(readonly problem: DocxProblem) {
    super(problem.code);
  }
}

function stop(code: DocxProblem['code'], details: DocxProblem['details'] = {}): never {
  throw new StopReading(docxProblem(code, details));
}

const asMegabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

/** A name that means the same to every program that opens the archive. */
function isPlainName(name: string): boolean {
  return !name.startsWith('/') && !name.includes('\\') && !name.split('/').includes('..');
}

async function inflate(zip: ZipFile, entry: Entry, room: number, limits: DocxLimits): Promise<Buffer> {
  const stream = await openEntry(zip, entry);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > room) stop('template-inflates-too-much', { limitMb: asMegabytes(limits.inflatedBytes) });
      chunks.push(bytes);
    }
  } finally {
    stream.destroy();
  }
  return Buffer.concat(chunks);
}

async function readParts(zip: ZipFile, limits: DocxLimits): Promise<Map<string, Buffer>> {
  const entries: Entry[] = [];
  let declared = 0;
  for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
    if (entries.length >= limits.zipEntries) stop('template-too-many-entries', { limit: limits.zipEntries });
    if (entry.generalPurposeBitFlag & ENCRYPTED_FLAG) stop('template-encrypted');
    declared += entry.uncompressedSize;
    if (declared > limits.inflatedBytes)
      stop('template-inflates-too-much', { limitMb: asMegabytes(limits.inflatedBytes) });
    entries.push(entry);
  }
  const parts = new Map<string, Buffer>();
  let room = limits.inflatedBytes;
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue;
    if (!isPlainName(entry.fileName) || parts.has(entry.fileName)) stop('template-damaged');
    const content = await inflate(zip, entry, room, limits);
    room -= content.length;
    parts.set(entry.fileName, content);
  }
  return parts;
}

/**
 * Open a .docx of a stranger within the limits; sizes are bounded by what is really inflated. What could run a
 * program, or fetch something from elsewhere, when the report is opened is refused.
 */
export async function readDocx(
  bytes: Buffer,
  limits: DocxLimits = DOCX_LIMITS,
): Promise<DocxPackage | DocxProblem> {
  if (bytes.length === 0) return docxProblem('template-empty');
  if (bytes.length > limits.templateBytes)
    return docxProblem('template-too-large', { limitMb: asMegabytes(limits.templateBytes) });
  const signature = bytes.subarray(0, 4).toString('hex');
  if (signature === OLE_SIGNATURE)
    return docxProblem(
      bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'template-encrypted' : 'template-old-doc',
    );
  if (signature !== ZIP_SIGNATURE) return docxProblem('template-not-docx');
  let zip: ZipFile | null = null;
  try {
    zip = await openZip(bytes);
    const parts = await readParts(zip, limits);
    if (!parts.has(CONTENT_TYPES) || !parts.has(MAIN_PART)) return docxProblem('template-not-docx');
    refuseDangerous(parts);
    return { ok: true, parts };
  } catch (error) {
    // What a broken archive says of itself all means the same to a person.
    if (error instanceof Refused) return docxProblem(error.problemCode);
    return error instanceof StopReading ? error.problem : docxProblem('template-damaged');
  } finally {
    zip?.close();
  }
}
