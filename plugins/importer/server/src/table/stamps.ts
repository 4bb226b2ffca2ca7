import type { TitledProduct } from './titled-product';
import type { TableRow } from './table';

/** Words of the stamp (основная надпись) that pages of a drawing form end with; three of them in a row are no part. */
const STAMP =
  /^(изм\.?|лист|листов|№ докум\.?|№ документа|подп\.?|подпись|дата|лит\.?|масса|масштаб|разраб\.?|пров\.?|н\. ?контр\.?|т\. ?контр\.?|утв\.?|инв\. ?№( ?(подл|дубл)\.?)?|взам\. ?инв\. ?№|подп\. и дата|справ\. ?№|перв\. ?примен\.?|копировал|формат( [aа]\d)?)$/i;
const PAGE = /^(лист|стр\.?|страница) \d{1,3}$/i;
/** What stands above the rows of a further page. */
const GOES_ON = /^(продолжение|окончание)( (спецификации|таблицы|ведомости|табл\.))?( \d{1,3})?$/i;
/** A designation of ЕСКД, and what it ends with where it is that of a document of the product. */
const DESIGNATION = /^(\p{Lu}{2,8}\.?\d{2,8}(?:\.\d{2,8}){1,4}(?:-\d{2,3})?)$/u;
const DOCUMENT =
  /^(\p{Lu}{2,8}\.?\d{2,8}(?:\.\d{2,8}){1,4}(?:-\d{2,3})?) ?(?:СБ|ВО|ГЧ|МЭ|МЧ|УЧ|ПЗ|ТУ|ПМ|ТБ|РР|ПС|ФО|РЭ|ЭТ|ВС|ВП|ВД|[СЭГПК]\d)$/u;

const CODE = /^(.{2,100}\d) ?(?:СБ|ВО|ГЧ|МЭ|МЧ|УЧ|ПЗ|ТУ|ПМ|ТБ|РР|ПС|ФО|РЭ|ЭТ|ВС|ВП|ВД|[СЭГПК]\d)$/u;

/** The designation that a document is of, by the code behind it: `ДФ.100` of `ДФ.100 СБ`; null: it bears no code. */
export function documentedBy(designation: string): string | null {
  return CODE.exec(designation)?.[1] ?? null;
}

/** Whether a row is one of a stamp, whatever column its words stand in. */
export function isStamp({ texts }: Pick<TableRow, 'texts'>): boolean {
  return texts.length > 2 && texts.filter((text) => STAMP.test(text)).length > 2;
}

/** Whether a row says no more than that the list goes on, or which page it is. */
export function isPageMark({ texts }: Pick<TableRow, 'texts'>): boolean {
  const [first = '', second = ''] = texts;
  if (texts.length === 1) return GOES_ON.test(first) || PAGE.test(first);
  return texts.length === 2 && DESIGNATION.test(first) && PAGE.test(second);
}

/** What documents and stamps of a form say of its product, which no title names. */
export class StampReader {
  private readonly documents = new Map<string, number>();
  private readonly stamps = new Map<string, number>();

  /** A document of the product: `АБВГ.304.100СБ` is that of `АБВГ.304.100`. */
  takeDocument(row: number, designation: string | null): void {
    const [, own] = DOCUMENT.exec(designation ?? '') ?? [];
    if (own !== undefined && !this.documents.has(own)) this.documents.set(own, row);
  }

  /** A row of signatures, with the designation beside them. */
  takeStamp({ row, texts }: Pick<TableRow, 'row' | 'texts'>): void {
    for (const text of texts)
      if (DESIGNATION.test(text) && !this.stamps.has(text)) this.stamps.set(text, row);
  }

  /** The one product that the documents, else the stamps, are of; null: none is named, or several are. */
  product(): TitledProduct | null {
    const found = this.documents.size > 0 ? this.documents : this.stamps;
    const [[designation, row] = []] = [...found];
    return found.size !== 1 || designation === undefined
      ? null
      : { row: row ?? null, designation, name: null };
  }
}
