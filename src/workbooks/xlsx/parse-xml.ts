import { StringDecoder } from 'node:string_decoder';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { PlainPath, type PlainItems, type WholeXml } from './plain-items';
import { StopReading } from './stop';

/** What a part of a workbook makes of its XML; names come without their namespace prefix. */
export interface XmlListener {
  open(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close(name: string): void;
  /** Items that it takes whole where they are plain: as if their tags and texts had been told one by one. */
  readonly plain?: PlainItems;
}

/** A text of a cell is shorter; what is longer without a tag is padding that would fill the memory. */
const MAX_SILENT_CHARACTERS = 1_000_000;
/** Parts of workbooks nest a dozen levels and have a few attributes in a tag. */
const MAX_DEPTH = 200;
const MAX_ATTRIBUTES = 1_000;

/** `x:row` and `row` are the same: some programs write every name with a prefix. */
function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute whatever its prefix. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const found = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return found === undefined ? undefined : attributes[found];
}

/** Ends the reading of XML that no program wrote for a reader: without tags, without end, without bottom. */
class Patience {
  private silentCharacters = 0;
  depth = 0;
  private attributes = 0;

  /** A tag has begun. */
  opened(): void {
    this.silentCharacters = 0;
    this.attributes = 0;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new StopReading('file-damaged');
  }

  closed(): void {
    this.silentCharacters = 0;
    this.depth -= 1;
  }

  attribute(): void {
    this.attributes += 1;
    if (this.attributes > MAX_ATTRIBUTES) throw new StopReading('file-damaged');
  }

  /** So many characters have passed; tags among them begin the count anew. */
  passed(characters: number): void {
    this.silentCharacters += characters;
    if (this.silentCharacters > MAX_SILENT_CHARACTERS)
      throw new StopReading('too-much-text', { limit: MAX_SILENT_CHARACTERS });
  }
}

/** A parser that tells a listener what it reads, and knows where it stands. */
class Reader implements WholeXml {
  opened: string | null = null;
  private readonly parser = new SaxesParser({ xmlns: false });
  private readonly patience = new Patience();

  constructor(listener: XmlListener) {
    const { parser, patience } = this;
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('doctype', () => {
      throw new StopReading('zip-has-doctype');
    });
    parser.on('attribute', () => patience.attribute());
    parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
      patience.opened();
      this.opened = name;
      listener.open(localName(name), attributes);
    });
    parser.on('closetag', ({ name }: SaxesTagPlain) => {
      patience.closed();
      this.opened = null;
      listener.close(localName(name));
    });
    if (!listener.text) return;
    parser.on('text', (value) => listener.text?.(value));
    parser.on('cdata', (value) => listener.text?.(value));
  }

  get depth(): number {
    return this.patience.depth;
  }

  write(text: string): void {
    this.parser.write(text);
    this.patience.passed(text.length);
  }

  /** @throws where elements are open still */
  end(): void {
    this.parser.close();
  }
}

/**
 * Feed XML to a listener while it arrives. Refuses a DOCTYPE, because entities are declared there and
 * no office program writes one.
 */
export async function parseXml(chunks: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  const decoder = new StringDecoder('utf8');
  const reader = new Reader(listener);
  const path = listener.plain ? new PlainPath(listener.plain, reader) : reader;
  for await (const chunk of chunks) {
    const piece = decoder.write(chunk);
    // A parser would collect a DOCTYPE until its end; a hostile one has none.
    if (/<!DOCTYPE/i.test(piece)) throw new StopReading('zip-has-doctype');
    path.write(piece);
  }
  path.write(decoder.end());
  if (path instanceof PlainPath) path.finish();
  reader.end();
}
