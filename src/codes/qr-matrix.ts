import { create } from 'qrcode';

/** A QR symbol without its quiet zone; `modules` is row by row, 1 = dark. */
export interface QrMatrix {
  size: number;
  modules: Uint8Array;
}

/** Readers want four light modules around a symbol. */
export const QUIET_ZONE_MODULES = 4;

/** A level M symbol of version 40 holds 3,391 alphanumeric characters; labels need under 100. */
const MAX_QR_TEXT_LENGTH = 1000;

/**
 * The smallest QR symbol of the text at error correction level M (15 % of the symbol may be lost).
 * @throws RangeError for an empty text or one over 1,000 characters
 */
export function qrMatrix(text: string): QrMatrix {
  if (text.length === 0 || text.length > MAX_QR_TEXT_LENGTH) {
    throw new RangeError(`A QR code holds 1 to ${MAX_QR_TEXT_LENGTH} characters here.`);
  }
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, modules: Uint8Array.from(modules.data) };
}
