import { qrMatrix, qrPng } from '../../../../../src/codes';

/** Word scales the picture; whole pixels keep the edges of modules sharp. */
const PIXELS_PER_MODULE = 8;
const EMU_PER_MM = 36_000;
/** As large as on a label: 29 modules of 0.8 mm and the quiet zone. */
const SIDE_MM = 30;

/** A QR code with its quiet zone as a PNG in black and white. */
export function qrPicture(text: string): Buffer {
  return qrPng(qrMatrix(text), PIXELS_PER_MODULE);
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
