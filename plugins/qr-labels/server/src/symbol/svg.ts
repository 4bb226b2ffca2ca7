import { QUIET_ZONE_MODULES, type QrMatrix } from '../../../../../src/codes';
import { symbolPath } from './runs';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that no XML may hold. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text as XML holds it. */
export function escapeXml(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** A symbol with its quiet zone as an SVG picture that grows with the place it is put in. */
export function symbolSvg(matrix: QrMatrix, title: string): string {
  const side = matrix.size + 2 * QUIET_ZONE_MODULES;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * 8}" height="${side * 8}" ` +
    `shape-rendering="crispEdges" role="img"><title>${escapeXml(title)}</title>` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/>` +
    `<path fill="#000" d="${symbolPath(matrix, QUIET_ZONE_MODULES)}"/></svg>\n`
  );
}
