import { create, type QRCodeMaskPattern, type QRCodeSegment } from 'qrcode';
import { maskPenalty, packed, turned, type PackedModules } from './mask-penalty';

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

/** Signs of the alphanumeric mode alone, the first no figure. */
const ALPHANUMERIC = /^[A-Z $%*+./:-][0-9A-Z $%*+./:-]*$/;
/** So many figures in a row may be fewer bits in the numeric mode: never before the sixth. */
const FIGURES_IN_A_ROW = /[0-9]{5}/;

/** What the library would find to be the shortest writing of such a text, in most of its time. */
const segmentsOf = (text: string): string | QRCodeSegment[] =>
  ALPHANUMERIC.test(text) && !FIGURES_IN_A_ROW.test(text) ? [{ data: text, mode: 'alphanumeric' }] : text;

function drawn(text: string, maskPattern: QRCodeMaskPattern): { size: number; data: Uint8Array } {
  const { modules } = create(segmentsOf(text), { errorCorrectionLevel: 'M', maskPattern });
  return { size: modules.size, data: new Uint8Array(modules.data) };
}

/** The modules that a mask turns over, whatever the symbol says: those that differ from a symbol under the first mask. */
interface Turns {
  modules: Uint8Array;
  packed: PackedModules;
}

/** By the side of the symbol, for each mask. */
const turnedOver = new Map<number, Turns[]>();

const differing = (one: Uint8Array, other: Uint8Array): Uint8Array =>
  one.map((module, at) => module ^ (other[at] ?? 0));

function turnsOf(text: string, size: number): Turns[] {
  const known = turnedOver.get(size);
  if (known) return known;
  const first = drawn(text, 0);
  const turns = MASKS.map((mask) => {
    const modules = differing(drawn(text, mask).data, first.data);
    return { modules, packed: packed(modules, size) };
  });
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
  const underFirst = packed(data, size);
  let best: Uint8Array | null = null;
  let least = Infinity;
  for (const turns of turnsOf(text, size)) {
    const penalty = maskPenalty(turned(underFirst, turns.packed));
    if (penalty < least) [best, least] = [turns.modules, penalty];
  }
  return { size, modules: best ? differing(data, best) : data };
}
