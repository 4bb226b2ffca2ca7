import type { FileFormat } from '../../../contracts';
import type { KeptLayout } from '../../../layouts/contracts';

/** How something is printed, be it labels, stage cards or badges. */
export interface PrintHow {
  /** A named layout, or the documentId of an own one. */
  layout: string;
  /** Of one sheet of the layout. */
  places: number;
  language: 'ru' | 'en';
  format: FileFormat;
  /** Of a label printer. */
  dpi: 203 | 300;
  /** Places of the first sheet that are used up. */
  skip: number;
  copies: number;
  /** Lines around every label, to cut along. */
  cutMarks: boolean;
}

/** Paper that is offered. */
export interface Paper {
  value: string;
  text: string;
  /** Of one sheet. */
  places: number;
  /** Whether it is printed with lines to cut along unless somebody says otherwise; missing: as before. */
  cutMarks?: boolean;
}

/** An own layout as paper that is offered. */
export function ownPaper({ id, name, settings }: KeptLayout): Paper {
  const { page } = settings.paper;
  return { value: id, text: name, places: page ? page.columns * page.rows : 1, cutMarks: settings.cutMarks };
}

/** How things are printed unless somebody says otherwise. */
export function usualHow(layout: string, places: number, locale: string): PrintHow {
  const language = locale.startsWith('ru') ? 'ru' : 'en';
  return { layout, places, language, format: 'pdf', dpi: 203, skip: 0, copies: 1, cutMarks: false };
}

/** The files that a layout can be had as: a program for label printers knows no sheets, a picture shows one label. */
export function formatsOf(places: number): readonly FileFormat[] {
  return places === 1 ? ['pdf', 'zpl', 'svg', 'png'] : ['pdf', 'svg', 'png'];
}

/** What a request says of it, within what the layout allows; lines to cut along are the caller's to tell. */
export function howOf(
  how: PrintHow,
): Pick<PrintHow, 'copies' | 'dpi' | 'format' | 'language' | 'layout' | 'skip'> {
  const { layout, places, language, dpi, copies } = how;
  const format = formatsOf(places).includes(how.format) ? how.format : 'pdf';
  // Pictures and programs for label printers know no used sheet.
  const skip = format === 'pdf' ? Math.min(how.skip, places - 1) : 0;
  return { layout, language, format, dpi, copies, skip };
}
