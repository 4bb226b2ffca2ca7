import { crc32, deflateSync } from 'node:zlib';
import { qrMatrix, QUIET_ZONE_MODULES, type QrMatrix } from '../../../../../src/codes';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Word scales the picture; whole pixels keep the edges of modules sharp. */
const PIXELS_PER_MODULE = 8;
const EMU_PER_MM = 36_000;
/** As large as on a label: 29 modules of 0.8 mm and the quiet zone. */
const SIDE_MM = 30;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** One row of pixels: a filter byte, then one bit a pixel, 1 = white. */
function pixelRow({ size, modules }: QrMatrix, line: number): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(((size + 2 * QUIET_ZONE_MODULES) * PIXELS_PER_MODULE) / 8), 0xff);
  row[0] = 0;
  if (line < 0 || line >= size) return row;
  for (let column = 0; column < size; column += 1) {
    if (modules[line * size + column] !== 1) continue;
    // A module is one byte wide: eight pixels.
    row[1 + column + QUIET_ZONE_MODULES] = 0;
  }
  return row;
}

/** A QR code with its quiet zone as a PNG in black and white, one bit a pixel. */
export function qrPng(text: string): Buffer {
  const matrix = qrMatrix(text);
  const side = (matrix.size + 2 * QUIET_ZONE_MODULES) * PIXELS_PER_MODULE;
  const rows: Buffer[] = [];
  for (let line = -QUIET_ZONE_MODULES; line < matrix.size + QUIET_ZONE_MODULES; line += 1) {
    const pixels = pixelRow(matrix, line);
    for (let copy = 0; copy < PIXELS_PER_MODULE; copy += 1) rows.push(pixels);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The drawing of a picture within a run of text; `id` is unique in the document. */
export function inlinePicture(relation: string, id: number): string {
  const side = SIDE_MM * EMU_PER_MM;
  const wp = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing';
  const a = 'http://schemas.openxmlformats.org/drawingml/2006/main';
  const pic = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
  const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return (
    `<w:drawing><wp:inline xmlns:wp="${wp}" distT="0" distB="0" distL="0" distR="0">` +
    `<wp:extent cx="${side}" cy="${side}"/><wp:docPr id="${id}" name="QR ${id}" descr="QR"/>` +
    `<a:graphic xmlns:a="${a}"><a:graphicData uri="${pic}"><pic:pic xmlns:pic="${pic}">` +
    `<pic:nvPicPr><pic:cNvPr id="${id}" name="QR ${id}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip xmlns:r="${r}" r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${side}" cy="${side}"/></a:xfrm>` +
    `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>` +
    `</wp:inline></w:drawing>`
  );
}
