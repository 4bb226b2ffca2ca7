import { qrMatrix } from './qr-matrix';

/** A QR symbol as one SVG path in units of modules, without its quiet zone. */
export function qrPath(text: string): { size: number; path: string } {
  const { size, modules } = qrMatrix(text);
  let path = '';
  modules.forEach((dark, place) => {
    if (dark) path += `M${place % size} ${Math.floor(place / size)}h1v1h-1z`;
  });
  return { size, path };
}
