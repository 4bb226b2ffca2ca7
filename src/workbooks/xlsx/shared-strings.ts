import type { WorkbookLimits } from '../limits';
import type { XmlListener } from './parse-xml';
import { plainStrings } from './plain-items';
import { StopReading } from './stop';

/** The texts that cells refer to by number. Phonetic readings beside a text are no part of it. */
export class SharedStrings implements XmlListener {
  readonly texts: string[] = [];
  private current = '';
  private inText = false;
  private inPhonetic = false;
  private characters = 0;
  readonly plain = plainStrings((text) => {
    this.current = '';
    if (text !== '') this.add(text);
    this.keep();
  });

  constructor(private readonly limits: WorkbookLimits) {}

  open(name: string): void {
    if (name === 'si') this.current = '';
    else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 't') this.inText = true;
  }

  text(text: string): void {
    if (this.inText && !this.inPhonetic) this.add(text);
  }

  private add(text: string): void {
    this.characters += text.length;
    if (this.characters > this.limits.textCharacters)
      throw new StopReading('too-much-text', { limit: this.limits.textCharacters });
    this.current += text;
    if (this.current.length > this.limits.cellCharacters)
      throw new StopReading('cell-too-long', { limit: this.limits.cellCharacters });
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'si') this.keep();
  }

  private keep(): void {
    this.texts.push(this.current);
    if (this.texts.length > this.limits.cells)
      throw new StopReading('too-many-cells', { limit: this.limits.cells });
  }
}
