import { deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  content: string | Buffer;
  /** What the archive says of the inflated size; the truth unless said. */
  declaredBytes?: number;
  encrypted?: boolean;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;

function header(entry: ZipEntry, packed: Buffer, signature: number): Buffer {
  const central = signature === CENTRAL_HEADER;
  const name = Buffer.from(entry.name);
  const bytes = Buffer.alloc(central ? 46 : 30);
  let at = bytes.writeUInt32LE(signature, 0);
  if (central) at = bytes.writeUInt16LE(20, at);
  at = bytes.writeUInt16LE(20, at);
  at = bytes.writeUInt16LE(entry.encrypted ? 1 : 0, at);
  at = bytes.writeUInt16LE(8, at);
  at += 4 + 4;
  at = bytes.writeUInt32LE(packed.length, at);
  at = bytes.writeUInt32LE(entry.declaredBytes ?? Buffer.byteLength(entry.content), at);
  bytes.writeUInt16LE(name.length, at);
  return Buffer.concat([bytes, name]);
}

/** A zip archive with full power over what it says of itself. Checksums are zero; readers here do not look. */
export function zipFile(entries: ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = deflateRawSync(entry.content);
    const local = Buffer.concat([header(entry, packed, LOCAL_HEADER), packed]);
    const central = header(entry, packed, CENTRAL_HEADER);
    central.writeUInt32LE(offset, 42);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A sheet by its XML below `<worksheet>`. */
export interface SheetXml {
  name: string;
  hidden?: boolean;
  xml: string;
}

/** A workbook with one sheet of this XML below `<worksheet>`. */
export function workbookOf(sheetXml: string, more: ZipEntry[] = []): Buffer {
  return workbookOfSheets([{ name: 'BOM', xml: sheetXml }], more);
}

/** A workbook of sheets in the order of their tabs. */
export function workbookOfSheets(sheets: readonly SheetXml[], more: ZipEntry[] = []): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const pkg = 'http://schemas.openxmlformats.org/package/2006';
  const entries = sheets.map(
    ({ name, hidden = false }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return zipFile([
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0"?><Types xmlns="${pkg}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<?xml version="1.0"?><Relationships xmlns="${pkg}/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${rel}"><sheets>${entries.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<?xml version="1.0"?><Relationships xmlns="${pkg}/relationships">${relations.join('')}</Relationships>`,
    },
    ...sheets.map(({ xml }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `<?xml version="1.0"?><worksheet xmlns="${main}">${xml}</worksheet>`,
    })),
    ...more,
  ]);
}
