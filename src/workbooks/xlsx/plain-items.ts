/** Characters that stand for themselves in XML and that every reader takes as they are. */
const SAFE = "[\\n -%'-;=?-~\\u00a0-\\ud7ff]*";

/** The items of one element, such as the rows of a sheet, in the form in which programs write nearly all of them. */
export interface PlainItems {
  /** The element that holds them. */
  container: string;
  item: string;
  /**
   * Takes a whole item that is plain.
   * @returns where it ends; -1: it is not plain, or not whole, and nothing was taken of it
   */
  take(text: string, from: number): number;
}

/** The reader of all XML, as far as this one asks it. */
export interface WholeXml {
  write(text: string): void;
  /** The element that was opened last, where nothing was closed since; null: something was. */
  readonly opened: string | null;
  /** Elements that are open. */
  readonly depth: number;
}

/** Longer no item is waited for, and no tag. */
const LONGEST_ITEM = 1_000_000;
const LONGEST_TAG = 10_000;
/** The reader of XML gets long texts in such pieces: it counts how long nothing ends by what it gets at a time. */
const HANDED_AT_ONCE = 64 * 1024;
/** More of them are none that a program writes. */
const BLANK = /[ \t\r\n]{0,100}/y;

function afterBlanks(text: string, from: number): number {
  BLANK.lastIndex = from;
  BLANK.test(text);
  return BLANK.lastIndex;
}

/**
 * Stands before the reader of XML and takes what is plain past it: a sheet is 20,000 rows that are all written alike, and to read
 * them sign by sign takes four times as long. What is not plain goes to that reader, item by item, so that it sees balanced XML
 * and refuses what it always refuses; at the first sign of anything else (a comment, another element) it gets all the rest.
 */
export class PlainPath {
  private state: 'before' | 'inside' | 'over' = 'before';
  private text = '';
  /** Elements that are open where the items stand. */
  private depth = 0;
  private readonly begin: RegExp;
  private readonly end: string;
  private readonly start: string;

  constructor(
    private readonly items: PlainItems,
    private readonly xml: WholeXml,
  ) {
    this.begin = new RegExp(`<${items.container}(?: [^<>]*)?>`);
    [this.start, this.end] = [`<${items.item}`, `</${items.item}>`];
  }

  write(piece: string): void {
    if (this.state === 'over') return this.xml.write(piece);
    this.text += piece;
    if (this.state === 'before') this.enter();
    if (this.state === 'inside') this.takeItems();
  }

  /** The file has ended. */
  finish(): void {
    this.giveUp(0);
  }

  /** Looks for the element; what stands before it is for the reader of XML. */
  private enter(): void {
    const found = this.begin.exec(this.text);
    const tag = this.text.lastIndexOf('<');
    const upTo = found ? found.index + found[0].length : tag < 0 ? this.text.length : tag;
    this.xml.write(this.text.slice(0, upTo));
    this.text = this.text.slice(upTo);
    if (found) {
      // Within a comment, or closed in itself, it opens nothing.
      this.state = this.xml.opened === this.items.container ? 'inside' : 'over';
      this.depth = this.xml.depth;
    }
    if (this.state === 'over' || (!found && this.text.length > LONGEST_TAG)) this.giveUp(0);
  }

  private takeItems(): void {
    const { text, items } = this;
    let at = 0;
    for (;;) {
      at = afterBlanks(text, at);
      const plain = items.take(text, at);
      const end = plain < 0 ? this.passOn(at) : plain;
      if (end < 0) break;
      at = end;
    }
    if (this.state !== 'inside') return;
    this.text = text.slice(at);
    if (this.text.length > LONGEST_ITEM) this.giveUp(0);
  }

  /**
   * Gives an item to the reader of XML.
   * @returns where it ends; -1: the rest of it is still to come, or all goes to that reader now
   */
  private passOn(from: number): number {
    const { text, start, end } = this;
    const head = text.slice(from, from + start.length + 1);
    if (head.length <= start.length)
      return start.startsWith(head.slice(0, start.length)) ? -1 : this.giveUp(from);
    if (!/^<\w+[ >/]$/.test(head) || !head.startsWith(start)) return this.giveUp(from);
    const found = text.indexOf(end, from);
    if (found < 0) return -1;
    const item = text.slice(from, found + end.length);
    // A comment, or a text as it is, may hold what looks like the end of an item.
    if (/<[!?]/.test(item)) return this.giveUp(from);
    this.hand(item);
    return this.xml.depth === this.depth ? found + end.length : this.giveUp(found + end.length);
  }

  private giveUp(from: number): -1 {
    this.state = 'over';
    const rest = this.text.slice(from);
    this.text = '';
    this.hand(rest);
    return -1;
  }

  private hand(text: string): void {
    for (let at = 0; at < text.length; at += HANDED_AT_ONCE)
      this.xml.write(text.slice(at, at + HANDED_AT_ONCE));
  }
}

/** What a plain cell says; what is not written is undefined. */
export interface PlainCell {
  /** Letters of its column. */
  column: string | undefined;
  style: string | undefined;
  type: string | undefined;
  value: string | undefined;
}

const CELL = new RegExp(
  '<c(?: r="([A-Z]{1,7})\\d{1,7}")?(?: s="(\\d{1,9})")?(?: t="(\\w{1,20})")?(?:/>|>(?:<v>' +
    `(${SAFE})</v>|<is><t(?: xml:space="preserve")?>(${SAFE})</t></is>)?</c>)`,
  'y',
);
const ROW = /<row((?: [\w:]{1,40}="[\w:. -]{0,100}"){0,12})>/y;
const ATTRIBUTE = /([\w:]+)="([^"]*)"/g;

/** Attributes of a row; null: one is there twice, which is no XML. */
function attributesOf(text: string): Record<string, string> | null {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (Object.hasOwn(found, name)) return null;
    found[name] = value;
  }
  return found;
}

/** Rows whose cells are all plain. */
export function plainRows(
  take: (attributes: Record<string, string>, cells: readonly PlainCell[]) => void,
): PlainItems {
  return {
    ...{ container: 'sheetData', item: 'row' },
    take(text, from) {
      ROW.lastIndex = from;
      const head = ROW.exec(text);
      const attributes = head && attributesOf(head[1] ?? '');
      if (!head || !attributes) return -1;
      const cells: PlainCell[] = [];
      let at = from + head[0].length;
      for (;;) {
        CELL.lastIndex = at;
        const cell = CELL.exec(text);
        if (!cell) break;
        const [, column, style, type, value, inline] = cell;
        cells.push({ column, style, type, value: value ?? inline });
        at = CELL.lastIndex;
      }
      if (!text.startsWith('</row>', at)) return -1;
      take(attributes, cells);
      return at + '</row>'.length;
    },
  };
}

const STRING = new RegExp(`<si><t(?: xml:space="preserve")?>(${SAFE})</t></si>`, 'y');

/** Shared texts without looks of their own. */
export function plainStrings(take: (text: string) => void): PlainItems {
  return {
    ...{ container: 'sst', item: 'si' },
    take(text, from) {
      STRING.lastIndex = from;
      const found = STRING.exec(text);
      if (!found) return -1;
      take(found[1] ?? '');
      return STRING.lastIndex;
    },
  };
}
