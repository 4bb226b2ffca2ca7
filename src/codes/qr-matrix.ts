import { create, type QRCodeMaskPattern } from 'qrcode';
import { alphanumericSymbol } from './alphanumeric-symbol';
import { maskPenalty, packed, turned, unpacked, type PackedModules } from './mask-penalty';

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

function drawn(text: string, maskPattern: QRCodeMaskPattern): PackedModules {
  const { modules } = create(text, { errorCorrectionLevel: 'M', maskPattern });
  return packed(new Uint8Array(modules.data), modules.size);
}

/** By the side of the symbol: for each mask the modules that differ from a symbol under the first mask, whatever it says. */
const turnedOver = new Map<number, PackedModules[]>();

function turnsOf(text: string, size: number): PackedModules[] {
  const known = turnedOver.get(size);
  if (known) return known;
  const first = drawn(text, 0);
  const turns = MASKS.map((mask) => turned(drawn(text, mask), first));
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
  // The library writes the text and weighs the eight masks in most of the time that a sheet of labels takes.
  const underFirst = alphanumericSymbol(text) ?? drawn(text, 0);
  let best = underFirst;
  let least = Infinity;
  for (const turns of turnsOf(text, underFirst.size)) {
    const symbol = turned(underFirst, turns);
    const penalty = maskPenalty(symbol);
    if (penalty < least) [best, least] = [symbol, penalty];
  }
  return { size: best.size, modules: unpacked(best) };
}
