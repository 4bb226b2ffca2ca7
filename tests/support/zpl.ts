import { PNG } from 'pngjs';

/**
 * A printer for Zebra's language, as far as our programs go: each label as a picture of its dots. What it does not know, it
 * refuses, so that a program never says more than is looked at here.
 */
export interface PrintedLabel {
  width: number;
  height: number;
  copies: number;
  /** PNG, drawn when it is asked for. */
  readonly picture: Buffer;
  /** Boxes of what was drawn, in their order: left, top, right, bottom. */
  fields: [number, number, number, number][];
}

interface Graphic {
  bytesPerRow: number;
  rows: string[];
}

/** The figures of a graphic, by the manual: counted ones, a white or black rest, a row once more. */
function rowsOf(data: string, bytesPerRow: number, total: number): string[] {
  const figures = bytesPerRow * 2;
  const rows: string[] = [];
  let row = '';
  let count = 0;
  const end = () => {
    if (row.length !== figures) throw new Error(`A row of ${row.length} figures instead of ${figures}.`);
    rows.push(row);
    row = '';
  };
  for (const letter of data) {
    if (/[0-9A-F]/.test(letter)) {
      row += letter.repeat(Math.max(1, count));
      count = 0;
    } else if (letter >= 'G' && letter <= 'Y') count += letter.charCodeAt(0) - 70;
    else if (letter >= 'g' && letter <= 'z') count += (letter.charCodeAt(0) - 102) * 20;
    else if (letter === ',') row = row.padEnd(figures, '0');
    else if (letter === '!') row = row.padEnd(figures, 'F');
    else if (letter === ':' && row === '') row = rows.at(-1) ?? '';
    else throw new Error(`"${letter}" is no figure.`);
    if (row.length >= figures) end();
  }
  if (rows.length * bytesPerRow !== total)
    throw new Error(`${rows.length} rows of ${bytesPerRow} are not ${total} bytes.`);
  return rows;
}

function graphicOf(said: string): Graphic {
  const [, total, bytes, perRow, data] = /^A,(\d+),(\d+),(\d+),([\s\S]*)$/.exec(said) ?? [];
  if (total === undefined || total !== bytes) throw new Error(`No graphic: ${said.slice(0, 40)}`);
  const bytesPerRow = Number(perRow);
  return { bytesPerRow, rows: rowsOf(data ?? '', bytesPerRow, Number(total)) };
}

function pictureOf({ width, height }: { width: number; height: number }, dots: Uint8Array): Buffer {
  const png = new PNG({ width, height });
  png.data.fill(255);
  dots.forEach((dot, at) => {
    if (dot === 1) png.data.fill(0, at * 4, at * 4 + 3);
  });
  return PNG.sync.write(png, { deflateLevel: 1, filterType: 0 });
}

class Printer {
  readonly printed: PrintedLabel[] = [];
  private size = { width: 0, height: 0 };
  private at = { x: 0, y: 0 };
  private dots = new Uint8Array(1);
  private fields: PrintedLabel['fields'] = [];
  private copies = 1;
  private isOpen = false;

  obey(command: string, said: string): void {
    if (!this.isOpen && command !== 'XA') throw new Error(`^${command} outside of a label.`);
    const numbers = () => said.split(',').map(Number);
    if (command === 'XA') this.open();
    else if (command === 'PW') this.resize({ width: Number(said), height: this.size.height });
    else if (command === 'LL') this.resize({ width: this.size.width, height: Number(said) });
    else if (command === 'FO') this.at = { x: numbers()[0] ?? NaN, y: numbers()[1] ?? NaN };
    else if (command === 'GF') this.draw(graphicOf(said));
    else if (command === 'GB') this.frame(numbers());
    else if (command === 'PQ') this.copies = Number(said);
    else if (command === 'XZ') this.close();
    else if (command !== 'FS' && !(command === 'LH' && said === '0,0'))
      throw new Error(`The printer does not know ^${command}${said.slice(0, 20)}.`);
  }

  private open(): void {
    [this.isOpen, this.copies, this.fields] = [true, 1, []];
    this.size = { width: 0, height: 0 };
  }

  private resize(size: { width: number; height: number }): void {
    this.size = size;
    this.dots = new Uint8Array(size.width * size.height);
  }

  private close(): void {
    const { size, dots, copies, fields } = this;
    this.printed.push({
      ...{ ...size, copies, fields },
      get picture() {
        return pictureOf(size, dots);
      },
    });
    this.isOpen = false;
  }

  /** Ink beyond the edge is a fault of the program: a printer would lose it, or print it on the next label. */
  private ink(x: number, y: number): void {
    if (x < 0 || y < 0 || x >= this.size.width || y >= this.size.height)
      throw new Error(`Ink at ${x},${y} of a label of ${this.size.width} x ${this.size.height}.`);
    this.dots[y * this.size.width + x] = 1;
  }

  private draw({ rows }: Graphic): void {
    let right = 0;
    for (const [y, row] of rows.entries())
      for (const [place, figure] of Array.from(row).entries()) {
        if (figure === '0') continue;
        for (let bit = 0; bit < 4; bit += 1)
          if (parseInt(figure, 16) & (8 >> bit)) {
            this.ink(this.at.x + place * 4 + bit, this.at.y + y);
            right = Math.max(right, place * 4 + bit + 1);
          }
      }
    const { x, y } = this.at;
    this.fields.push([x, y, x + right, y + rows.length]);
  }

  private frame([width = 0, height = 0, thick = 0]: number[]): void {
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1)
        if (x < thick || y < thick || x >= width - thick || y >= height - thick)
          this.ink(this.at.x + x, this.at.y + y);
  }
}

/** The labels that a program prints. @throws where it says what a printer would not take, or inks beyond a label */
export function printZpl(program: string): PrintedLabel[] {
  const printer = new Printer();
  const isAscii = Array.from(program).every((letter) => letter === '\n' || (letter >= ' ' && letter <= '~'));
  if (!isAscii) throw new Error('A program is plain ASCII: what else it says depends on the printer.');
  for (const [, command = '', said = ''] of program.replaceAll('\n', '').matchAll(/\^([A-Z]{2})([^^]*)/g))
    printer.obey(command, said);
  return printer.printed;
}
