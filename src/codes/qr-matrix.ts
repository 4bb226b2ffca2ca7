import { create, type QRCodeMaskPattern } from 'qrcode';
import { maskPenalty } from './mask-penalty';

/** A QR symbol without its quiet zone; `modules` is row by row, 1 = dark. */
export interface QrMatrix {
  size: number;
  modules: Uint8Array;
}

/** Readers want four light modules around a symbol. */
export const QUIET_ZONE_MODULES = 4;

/** A level M symbol of version 40 holds 3,391 alphanumeric characters; labels need under 100. */
const MAX_QR_TEXT_LENGTH = 1000;

const MASKS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

function drawn(text: string, maskPattern: QRCodeMaskPattern): { size: number; data: Uint8Array } {
  const { modules } = create(text, { errorCorrectionLevel: 'M', maskPattern });
  return { size: modules.size, data: Uint8Array.from(modules.data) };
}

/** By the side of the symbol: for each mask the modules that differ from a symbol under the first mask, whatever it says. */
const turnedOver = new Map<number, Uint8Array[]>();

function turnsOf(text: string, size: number): Uint8Array[] {
  const known = turnedOver.get(size);
  if (known) return known;
  const first = drawn(text, 0);
  const turns = MASKS.map((mask) =>
    drawn(text, mask).data.map((module, at) => module ^ (first.data[at] ?? 0)),
  );
  turnedOver.set(size, turns);
  return turns;
}

/**
 * The smallest QR symbol of the text at error correction level M (15 % of the symbol may be lost).
 * @throws RangeError for an empty text or one over 1,000 characters
 */
export function qrMatrix(text: string): QrMatrix {
  if (text.length === 0 || text.length > MAX_QR_TEXT_LENGTH) {
    throw new RangeError(`A QR code holds 1 to ${MAX_QR_TEXT_LENGTH} characters here.`);
  }
  // The library weighs the eight masks itself, in most of the time that a sheet of labels takes.
  const { size, data } = drawn(text, 0);
  let best = data;
  let least = Infinity;
  for (const turns of turnsOf(text, size)) {
    const modules = data.map((module, at) => module ^ (turns[at] ?? 0));
    const penalty = maskPenalty(modules, size);
    if (penalty < least) [best, least] = [modules, penalty];
  }
  return { size, modules: best };
}
