/**
 * Fields of Word that only write text (ECMA-376 part 1, 17.16.5). What is left out starts a program, reads another
 * file or sends commands to a printer: DDE, DDEAUTO, LINK, EMBED, CONTROL, MACROBUTTON, INCLUDETEXT, INCLUDEPICTURE,
 * IMPORT, DATABASE, RD, AUTOTEXT, AUTOTEXTLIST, GLOSSARY, PRINT, HTMLCONTROL.
 */
const HARMLESS_FIELDS = new Set(
  (
    '= ADDIN ADDRESSBLOCK ADVANCE ASK AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT BARCODE BIBLIOGRAPHY BIDIOUTLINE CITATION ' +
    'COMMENTS COMPARE CREATEDATE DATE DISPLAYBARCODE DOCPROPERTY DOCVARIABLE EDITTIME EQ FILENAME FILESIZE FILLIN ' +
    'FORMCHECKBOX FORMDROPDOWN FORMTEXT GOTOBUTTON GREETINGLINE HYPERLINK IF INDEX INFO KEYWORDS LASTSAVEDBY LISTNUM ' +
    'MERGEBARCODE MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE ' +
    'QUOTE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ SET SKIPIF STYLEREF SUBJECT SYMBOL TA TC TEMPLATE TIME TITLE ' +
    'TOA TOC USERADDRESS USERINITIALS USERNAME XE'
  ).split(' '),
);

/** A field that has begun. */
interface Field {
  /** Its instructions so far; those that somebody has deleted with changes tracked stand apart. */
  code: string;
  deleted: string;
  /** Instructions end where the result begins. */
  inResult: boolean;
}

/** What may not reach over the border of an element of another namespace. */
interface Level {
  fields: Field[];
  /** Instructions outside of any field; no program that follows the standard reads them. */
  stray: string;
}

type Sink = 'code' | 'deleted' | 'shown' | null;

const SINKS: Readonly<Record<string, Sink>> = { instrText: 'code', delInstrText: 'deleted', t: 'shown' };

function isHarmless(code: string): boolean {
  if (/^[\s\u00a0]*$/.test(code)) return true;
  const [, name = ''] = /^[\s\u00a0]*(=|[A-Za-z]+)/.exec(code) ?? [];
  return HARMLESS_FIELDS.has(name.toUpperCase());
}

/**
 * Follows the fields through a part: their instructions may be split over many runs, and fields stand within fields.
 * A field is judged by its first word, which may not come from a field within it. An element of another namespace
 * (a text box, one of two alternatives) may be left out by a program, so fields begin and end within it.
 */
export class FieldCodes {
  readonly #levels: Level[] = [{ fields: [], stray: '' }];
  readonly #sinks: Sink[] = [];

  constructor(private readonly refuse: () => never) {}

  /**
   * An element begins.
   * @param ofWord whether it is of WordprocessingML
   */
  open(local: string, ofWord: boolean, attribute: (name: string) => string | null): void {
    this.#sinks.push(ofWord ? (SINKS[local] ?? null) : null);
    if (!ofWord) this.#levels.push({ fields: [], stray: '' });
    else if (local === 'fldSimple') this.#simple(attribute('instr') ?? '');
    else if (local === 'fldChar') this.#mark(attribute('fldCharType'));
  }

  text(text: string): void {
    const sink = this.#sinks.at(-1) ?? null;
    const level = this.#levels.at(-1);
    if (sink === null || !level) return;
    const field = level.fields.at(-1);
    if (sink === 'deleted' && field) field.deleted += text;
    else if (field && !field.inResult) field.code += text;
    else if (sink !== 'shown') level.stray += text;
  }

  close(ofWord: boolean): void {
    this.#sinks.pop();
    if (!ofWord) this.#end(this.#levels.pop());
    if (this.#sinks.length === 0) this.#end(this.#levels.pop());
  }

  #end(level: Level | undefined): void {
    if (!level) return;
    if (level.fields.length > 0 || !isHarmless(level.stray)) this.refuse();
  }

  #simple(code: string): void {
    this.#beginWithin();
    if (!isHarmless(code)) this.refuse();
  }

  #mark(type: string | null): void {
    const fields = this.#levels.at(-1)?.fields ?? [];
    const field = fields.at(-1);
    if (type === 'begin') {
      this.#beginWithin();
      fields.push({ code: '', deleted: '', inResult: false });
    } else if (type === 'separate' && field) {
      field.inResult = true;
    } else if (type === 'end' && field) {
      if (!isHarmless(field.code) || !isHarmless(field.deleted)) this.refuse();
      fields.pop();
    } else {
      this.refuse();
    }
  }

  /** A field within another one's instructions may not say what that one is. */
  #beginWithin(): void {
    const field = this.#levels.at(-1)?.fields.at(-1);
    if (field && !field.inResult && !/^[\s\u00a0]*(=|[A-Za-z]+[\s\u00a0])/.test(field.code)) this.refuse();
  }
}
