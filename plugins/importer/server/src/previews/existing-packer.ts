import type { ExistingHead, ExistingPiece } from '../apart/desk-talk';
import type { Existing } from '../plan/existing';
import { JsonPacker } from './packed-json';

/** Packs what exists (`Existing`) in the text that the database made of it; all parts come before all lines. */
export class ExistingPacker {
  private readonly packer = new JsonPacker();
  private last: 'head' | 'parts' | 'lines' = 'head';

  constructor(head: ExistingHead) {
    this.packer.write(JSON.stringify(head).slice(0, -1));
  }

  take(piece: ExistingPiece): void {
    const [kind, text] =
      'parts' in piece ? (['parts', piece.parts] as const) : (['lines', piece.lines] as const);
    this.packer.write(this.last === kind ? ',' : this.begin(kind));
    this.packer.write(text);
  }

  end(refusals: Existing['refusals']): Promise<Buffer> {
    const rest = this.last === 'lines' ? '' : this.begin('lines');
    return this.packer.end(`${rest}],"refusals":${JSON.stringify(refusals)}}`);
  }

  /** What stands between the text so far and the first of the parts or lines. */
  private begin(kind: 'parts' | 'lines'): string {
    const before = { head: '', parts: ']', lines: ']' }[this.last];
    const parts = this.last === 'head' && kind === 'lines' ? ',"parts":[]' : '';
    this.last = kind;
    return `${before}${parts},"${kind}":[`;
  }
}
