import type { XmlListener } from './parse-xml';
import { shownBy, type ShowNumber } from './shown-number';

/** What a style says about the meaning of a cell. */
export interface CellStyle {
  isDate: boolean;
  /** Digits that a number is shown with at least: `00045` is a designation written as a number. */
  digits: number;
  indent: number;
  isBold: boolean;
  isStruck: boolean;
  /** How numbers are shown; null: as they are stored. */
  show: ShowNumber | null;
}

type FontLook = Pick<CellStyle, 'isBold' | 'isStruck'>;

const NORMAL: FontLook = { isBold: false, isStruck: false };
const PLAIN: CellStyle = { isDate: false, digits: 0, indent: 0, isBold: false, isStruck: false, show: null };
/** `0.00`, which every program knows by number. */
const TWO_DECIMALS = 2;
const MAX_STYLES = 70_000;
/** No program writes longer ones, and thousands of styles may have the same. */
const MAX_FORMAT = 255;

/** Formats that every program knows by number and no file spells out. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return /[dmyhs]/i.test(bare) && !/[0#?]/.test(bare.replace(/[.,]0+/g, ''));
}

/** Attributes that are absent or say so are true. */
function isOn(value: string | undefined): boolean {
  return value === undefined || value === '1' || value === 'true';
}

/** Reads number formats, indentation, bold and struck out fonts of cell styles. */
export class Styles implements XmlListener {
  private readonly formats = new Map<number, string>();
  private readonly styles: CellStyle[] = [];
  private readonly shows = new Map<string, ShowNumber | null>();
  private inCellStyles = false;
  /** How each font looks, in the order of the file. */
  private readonly fonts: FontLook[] = [];
  private inFonts = false;

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'numFmt')
      this.formats.set(Number(attributes.numFmtId), (attributes.formatCode ?? '').slice(0, MAX_FORMAT));
    else if (name === 'fonts') this.inFonts = true;
    else if (this.inFonts) this.openFont(name, attributes);
    else if (name === 'cellXfs') this.inCellStyles = true;
    else if (name === 'xf' && this.inCellStyles && this.styles.length < MAX_STYLES)
      this.styles.push({
        ...this.styleOf(Number(attributes.numFmtId ?? 0)),
        ...(this.fonts[Number(attributes.fontId)] ?? NORMAL),
      });
    else if (name === 'alignment' && this.inCellStyles) {
      const last = this.styles.at(-1);
      const indent = Number(attributes.indent ?? 0);
      if (last && indent > 0 && indent < 256) last.indent = indent;
    }
  }

  close(name: string): void {
    if (name === 'cellXfs') this.inCellStyles = false;
    else if (name === 'fonts') this.inFonts = false;
  }

  private openFont(name: string, { val }: Record<string, string>): void {
    if (name === 'font' && this.fonts.length < MAX_STYLES) this.fonts.push({ ...NORMAL });
    const last = this.fonts.at(-1);
    if (last && name === 'b') last.isBold = isOn(val);
    else if (last && name === 'strike') last.isStruck = isOn(val);
  }

  private styleOf(id: number): CellStyle {
    const code = this.formats.get(id);
    if (code === undefined)
      return { ...PLAIN, isDate: isBuiltInDate(id), show: id === TWO_DECIMALS ? this.shown('0.00') : null };
    const digits = /^0{2,30}$/.test(code) ? code.length : 0;
    const isDate = isDateFormat(code);
    return { ...PLAIN, isDate, digits, show: isDate ? null : this.shown(code) };
  }

  /** Thousands of styles may have the same format. */
  private shown(code: string): ShowNumber | null {
    const known = this.shows.get(code);
    if (known !== undefined) return known;
    const show = shownBy(code);
    this.shows.set(code, show);
    return show;
  }

  /** @param index the `s` attribute of a cell */
  of(index: string | undefined): CellStyle {
    return (index === undefined ? undefined : this.styles[Number(index)]) ?? PLAIN;
  }
}
