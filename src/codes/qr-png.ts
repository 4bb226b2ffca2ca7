import { crc32, deflateSync } from 'node:zlib';
import { QUIET_ZONE_MODULES, type QrMatrix } from './qr-matrix';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** One row of pixels: a filter byte, then one bit a pixel, 1 = white. */
function pixelRow({ size, modules }: QrMatrix, moduleRow: number, scale: number): Buffer {
  const side = (size + 2 * QUIET_ZONE_MODULES) * scale;
  const row = Buffer.alloc(1 + Math.ceil(side / 8), 0xff);
  row[0] = 0;
  for (let pixel = 0; pixel < side; pixel += 1) {
    const column = Math.floor(pixel / scale) - QUIET_ZONE_MODULES;
    const inside = column >= 0 && column < size && moduleRow >= 0 && moduleRow < size;
    if (!inside || modules[moduleRow * size + column] !== 1) continue;
    const index = 1 + (pixel >> 3);
    row[index] = (row[index] ?? 0) & ~(0x80 >> (pixel & 7));
  }
  return row;
}

/**
 * A symbol with its quiet zone as a PNG picture in black and white, one bit a pixel.
 * @param scale pixels a module, 1 or more
 */
export function qrPng(matrix: QrMatrix, scale: number): Buffer {
  const boxModules = matrix.size + 2 * QUIET_ZONE_MODULES;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(boxModules * scale, 0);
  header.writeUInt32BE(boxModules * scale, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows: Buffer[] = [];
  for (let row = -QUIET_ZONE_MODULES; row < matrix.size + QUIET_ZONE_MODULES; row += 1) {
    const pixels = pixelRow(matrix, row, scale);
    for (let copy = 0; copy < scale; copy += 1) rows.push(pixels);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
