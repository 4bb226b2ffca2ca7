/** What the plugin's doors take and give. The admin page imports this file: types only. */

export type LayoutName = 'a4-3x7' | 'a4-3x8' | 'a4-2x7' | '58x40' | '100x50' | '100x150';

/** Paper of the factory's own: one label a page where it has no `page`, as on a roll. */
export interface OwnLayout {
  widthMm: number;
  heightMm: number;
  page?: {
    widthMm: number;
    heightMm: number;
    columns: number;
    rows: number;
    /** From the page's edges to the first label. */
    leftMm: number;
    topMm: number;
    /** From the left (upper) edge of a label to that of the next one. */
    pitchXMm: number;
    pitchYMm: number;
  };
}

/** A line of text on a label: the left end of its baseline and its size, in millimetres. */
export interface LabelText {
  text: string;
  xMm: number;
  baselineMm: number;
  sizeMm: number;
  /** As PT Sans draws it. */
  widthMm: number;
  bold: boolean;
}

/** A QR symbol without its quiet zone: its upper left corner and the width of one module. */
export interface LabelSymbol {
  xMm: number;
  yMm: number;
  moduleMm: number;
}

/** One sticker as it is drawn; places are from the upper left corner of the page. */
export interface DrawnLabel {
  code: string;
  texts: LabelText[];
  symbol: LabelSymbol;
  /** White modules around the symbol that nothing else is drawn into; readers want 4. */
  quietModules: number;
  /** Where the logo stands; null: there is none. */
  logo: { xMm: number; yMm: number; widthMm: number; heightMm: number } | null;
  /** Fields whose texts did not fit in letters that can be read: they are cut, or missing. */
  cuts: LabelField[];
}

/** What a label or a card says; a field that the factory added to Part is `own.NAME`. */
export type LabelField = BuiltInField | CardField | `own.${string}`;

/** What stage cards (`stage`, `hint`) and badges (`operator`, `role`, `hint`) say; `hint`: what to do with the card. */
export type CardField = 'stage' | 'operator' | 'role' | 'hint';

export type BuiltInField =
  | 'designation'
  | 'name'
  | 'quantity'
  | 'product'
  | 'productName'
  | 'order'
  | 'material'
  | 'size'
  | 'lot'
  | 'code';

/**
 * What a sheet is printed as. `zpl`: a program for label printers, one label after the other whatever the layout's page.
 * `svg`, `png`: each label as a picture, in a zip where there are several.
 */
export type FileFormat = 'pdf' | 'zpl' | 'svg' | 'png';
export type FileExtension = FileFormat | 'zip';

/** `POST /qr-labels/sheets` and `/preview`. */
export interface SheetRequest {
  parts?: string[];
  product?: string;
  /** A named one, paper of the factory's own, or the documentId of an own layout. */
  layout?: LayoutName | OwnLayout | string;
  /** A thin line around every label. */
  cutMarks?: boolean;
  /** `given`: as the codes come, of a product as its bill of materials has them. */
  sort?: 'given' | 'designation' | 'name';
  copies?: number;
  perPiece?: boolean;
  /** With `perPiece`: of each batch the pieces from one to another, counted from 1. */
  pieces?: { from: number; to: number };
  /** Of all that is asked for the stickers from one to another, counted from 1: how an order of more than 10,000 is printed. */
  stickers?: { from: number; to: number };
  skip?: number;
  format?: FileFormat;
  /** Dots to the inch of the printer that takes ZPL, and of PNG. */
  dpi?: 203 | 300;
  language?: 'ru' | 'en';
  page?: number;
  /** Why it is printed, mostly why again; recorded with the print. */
  reason?: string;
}

/** Labels of an order that have a problem: how many, and the page of the first, from 0. */
interface Labels {
  labels: number;
  page: number;
}

/** What of all labels of an order would print badly; null: none has this problem. */
export interface LabelProblems {
  /** Texts of these fields do not fit in letters that can be read. */
  cuts: (Labels & { fields: LabelField[] }) | null;
  /** Modules are smaller than phones read; the smallest. */
  small: (Labels & { moduleMm: number }) | null;
  /** Less white around the symbol than readers want; the least. */
  quiet: (Labels & { quietModules: number }) | null;
}

/** The answer to `/preview`: one page of the very sheet that would be printed. */
export interface SheetPreview {
  page: { widthMm: number; heightMm: number };
  label: { widthMm: number; heightMm: number };
  /** The upper left corners of all places of a page, used or not. */
  places: { xMm: number; yMm: number }[];
  /** Where the codes lead. Guessed: nobody has set PUBLIC_URL, and with another address they lead nowhere. */
  address: { url: string; isGuessed: boolean };
  /** A `data:` address of the logo; null: there is none. */
  logo: string | null;
  /** The layout names a picture that is gone or cannot be read. */
  logoMissing: boolean;
  cutMarks: boolean;
  pages: number;
  stickers: number;
  /** So many were asked for; `stickers` may be a part of them. */
  ordered: number;
  labels: (DrawnLabel & {
    xMm: number;
    yMm: number;
    /** SVG path of the symbol, one unit a module. */
    path: string;
    printCount: number;
    lastPrintedAt: string | null;
  })[];
  /** Of all labels chosen, so many have been printed before. */
  printedBefore: number;
  /** Of all labels of the order, whatever page is shown. */
  problems: LabelProblems;
}

export interface LabelRow {
  code: string;
  designation: string | null;
  name: string | null;
  quantity: number;
  productDesignation: string;
  orderNumber: string | null;
  printCount: number;
  lastPrintedAt: string | null;
}

/** `GET /qr-labels/parts?product&search&page&first`: codes of `first` come before the others while nothing is looked for. */
export interface LabelRows {
  rows: LabelRow[];
  hasMore: boolean;
}

/** `GET /qr-labels/products?search&product`: the newest 100 that are found; `product` is told whatever is looked for. */
export interface LabelProductRow {
  id: string;
  designation: string;
  name: string | null;
  orderNumber: string | null;
  labels: number;
  unprinted: number;
}

/** An operator as the badges' page lists it; instants are ISO 8601 in UTC. */
export interface OperatorRow {
  id: string;
  name: string;
  /** In the language asked for. */
  role: string;
  blocked: boolean;
  badgeIssuedAt: string | null;
  pinSetAt: string | null;
}

/** `GET /qr-labels/operators?search&page&language`. */
export interface OperatorRows {
  rows: OperatorRow[];
  hasMore: boolean;
}
