import type { DXT } from 'docxtemplater';
import { qrSource } from './field-name';
import { inlinePicture, qrPicture } from './qr-picture';

/** A picture that a report needs beside its text. */
export interface Picture {
  /** The file of the archive that shows it. */
  file: string;
  relation: string;
  /** Its name within `word/media`. */
  name: string;
  content: Buffer;
}

interface Inspected {
  inspect?: { filePath?: string; postparsed?: DXT.Part[] };
}

interface Prefixed {
  name?: string;
  prefix?: string | RegExp;
}

const QR = 'word-reports/qr';
/** Drawings of the template itself have smaller numbers. */
const FIRST_PICTURE_ID = 900_000;
const MAX_QR_CHARACTERS = 1_000;
const NEVER = /(?!)/;

/**
 * Our part of docxtemplater: QR pictures within text, a look at what the template asks for, and no XML from
 * data: `{{@column}}` would put a cell's text into the document as markup.
 */
export class ReportModule implements DXT.Module {
  readonly name = 'ReportModule';
  readonly pictures: Picture[] = [];
  /** What each file of the template asks for, as docxtemplater has understood it. */
  readonly parsed = new Map<string, DXT.Part[]>();
  private readonly byText = new Map<string, string>();
  private drawn = 0;

  optionsTransformer(options: DXT.Options, document: { modules: DXT.Module[] }): DXT.Options {
    for (const module of document.modules as Prefixed[])
      if (module.name === 'RawXmlModule') module.prefix = NEVER;
    return options;
  }

  set({ inspect }: Inspected): void {
    if (inspect?.filePath !== undefined && inspect.postparsed)
      this.parsed.set(inspect.filePath, inspect.postparsed);
  }

  parse(content: string): DXT.SimplePart | null {
    return qrSource(content) === null ? null : { type: 'placeholder', module: QR, value: content };
  }

  render(part: DXT.Part, { filePath, scopeManager }: DXT.RenderOptions): DXT.Rendered | null {
    if (part.module !== QR) return null;
    const value: unknown = scopeManager.getValue(part.value, { part } as never);
    const text = typeof value === 'string' ? value.trim() : '';
    // What no QR code can hold is left out: half of it would lead somewhere else.
    if (text === '' || text.length > MAX_QR_CHARACTERS) return { value: '', errors: [] };
    const relation = this.relationOf(filePath, text);
    this.drawn += 1;
    const picture = inlinePicture(relation, FIRST_PICTURE_ID + this.drawn);
    // The field stands within a text of its run: the text ends, the picture follows, the text goes on.
    return { value: `</w:t>${picture}<w:t xml:space="preserve">`, errors: [] };
  }

  /** The same code twice in a part is one picture. */
  private relationOf(file: string, text: string): string {
    const key = `${file} ${text}`;
    const known = this.byText.get(key);
    if (known !== undefined) return known;
    const number = this.pictures.length + 1;
    const relation = `rIdReportQr${number}`;
    this.pictures.push({ file, relation, name: `report-qr-${number}.png`, content: qrPicture(text) });
    this.byText.set(key, relation);
    return relation;
  }
}
