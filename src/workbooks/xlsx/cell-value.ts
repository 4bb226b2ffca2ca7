import type { Cell } from '../contracts';
import type { CellStyle } from './styles';

/** A cell as the file writes it. */
export interface RawCell {
  /** The `t` attribute. */
  type: string;
  text: string | null;
  /** The formula, shortened; null: the cell has none. */
  formula: string | null;
}

const DAY_MS = 86_400_000;
/** Day 0 of the serial numbers; Excel believes in a 29 February 1900, so days before March 1900 are off by one. */
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);
const MAX_SERIAL = 2_958_466;

/** The escapes that XML has no other way to carry: `_x000D_` is a carriage return. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}

function numberOf(text: string, style: CellStyle, date1904: boolean): Cell {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return text === '' ? null : text;
  if (style.isDate && value >= 0 && value < MAX_SERIAL) {
    const epoch = date1904 ? EPOCH_1904_MS : EPOCH_1900_MS;
    return new Date(epoch + Math.floor(value) * DAY_MS).toISOString().slice(0, 10);
  }
  if (style.digits > 0 && Number.isSafeInteger(value) && value >= 0) {
    return String(value).padStart(style.digits, '0');
  }
  // Binary noise of a calculation such as 0.1 + 0.2 is nothing that anybody typed.
  return Number(value.toPrecision(15));
}

/** A cell as a plain value. A formula is its saved result, or a problem without one. */
export function cellValue(
  { type, text, formula }: RawCell,
  style: CellStyle,
  { strings, date1904 }: { strings: readonly string[]; date1904: boolean },
): Cell {
  if (formula !== null && (text === null || text === '') && type !== 'str')
    return { problem: 'formula-without-result', text: `=${formula}` };
  if (text === null || text === '') return null;
  switch (type) {
    case 's':
      return unescaped(strings[Number(text)] ?? '') || null;
    case 'inlineStr':
    case 'str':
      return unescaped(text);
    case 'b':
      return text === '1' || text === 'true';
    case 'e':
      return { problem: 'error-value', text };
    case 'd':
      return text.slice(0, 10);
    default:
      return numberOf(text, style, date1904);
  }
}
