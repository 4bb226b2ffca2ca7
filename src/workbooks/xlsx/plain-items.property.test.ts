import fc from 'fast-check';
import { WORKBOOK_LIMITS } from '../limits';
import { parseXml, type XmlListener } from './parse-xml';
import { SharedStrings } from './shared-strings';
import { StopReading } from './stop';
import { Styles } from './styles';
import { Worksheet } from './worksheet';

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const TEXTS = [
  ...[
    '',
    'Вал',
    '12.50',
    '1E3',
    'a b',
    'x\ny',
    'a\rb',
    '№ 5 «х»',
    '&lt;',
    '&#65;',
    '&',
    ']]>',
    '\u0001',
    '\uFFFE',
    '\uD83D\uDE00',
  ],
  ...[
    '<!-- </row> -->',
    '<![CDATA[</row>]]>',
    '<?x </si>?>',
    '<r><t>a</t></r>',
    '<rPh sb="0" eb="1"><t>z</t></rPh>',
    '</v>',
    '</t>',
  ],
];
const text = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ maxLength: 5 }),
  fc.constantFrom('7', '3.14', '0'),
);
const attributes = fc
  .array(
    fc.constantFrom(
      ...[
        ' r="B2"',
        ' r="A1"',
        ' r="b1"',
        ' s="1"',
        ' s="x"',
        ' t="s"',
        ' t="str"',
        ' t="inlineStr"',
        ' t="b"',
        ' t="e"',
      ],
      ...[
        ' cm="1"',
        " s='1'",
        '  s="2"',
        ' hidden="1"',
        ' outlineLevel="2"',
        ' spans="1:2"',
        ' x14ac:dyDescent="0.2"',
        ' ht="1" ht="2"',
      ],
    ),
    { maxLength: 3 },
  )
  .map((list) => list.join(''));
const cell = fc
  .tuple(attributes, text, fc.constantFrom('v', 'is', 'f', 'empty', 'single', 'spaced'))
  .map(([own, value, kind]) => {
    if (kind === 'single') return `<c${own}/>`;
    if (kind === 'empty') return `<c${own}></c>`;
    if (kind === 'f') return `<c${own}><f>A1+B1</f><v>${value}</v></c>`;
    if (kind === 'spaced') return `<c${own}> <v>${value}</v>\n</c>`;
    return kind === 'v'
      ? `<c${own}><v>${value}</v></c>`
      : `<c${own}><is><t xml:space="preserve">${value}</t></is></c>`;
  });
const between = fc.constantFrom(
  '',
  '',
  '',
  '\n',
  ' '.repeat(150),
  '<!-- a -->',
  'stray',
  '<row/>',
  '</row>',
  '<x/>',
  '<rows r="1"></rows>',
);
const row = fc
  .tuple(between, attributes, fc.array(cell, { maxLength: 4 }))
  .map(([before, own, cells]) => `${before}<row${own}>${cells.join('')}</row>`);
const head = fc.constantFrom(
  '',
  '',
  '<!-- <sheetData> -->',
  '<cols><col min="1" max="2" hidden="1"/></cols>',
  '<sheetData/>',
);
const sheet = fc
  .tuple(
    head,
    fc.constantFrom('<sheetData>', '<sheetData >', '<sheetData a="1>2">', '<x:sheetData>'),
    fc.array(row, { maxLength: 6 }),
  )
  .map(([before, tag, rows]) => {
    const end = tag.startsWith('<x:') ? '</x:sheetData>' : '</sheetData>';
    return `${XML}<worksheet>${before}${tag}${rows.join('')}${end}<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`;
  });
const string = fc
  .tuple(text, fc.constantFrom('<t>', '<t xml:space="preserve">', '<t a="b">'))
  .map(([value, tag]) => `<si>${tag}${value}</t></si>`);
const strings = fc
  .array(fc.oneof(string, string, string, between), { maxLength: 8 })
  .map((list) => `${XML}<sst count="9">${list.join('')}</sst>`);

/** Bytes in pieces, which may part a character. */
async function* chunksOf(xml: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(xml);
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** The same listener, which is told every tag. */
function tagByTag(listener: XmlListener): XmlListener {
  return {
    open: (name, own) => listener.open(name, own),
    text: (value) => listener.text?.(value),
    close: (name) => listener.close(name),
  };
}

/** What is read in the end; of what is refused only why. */
async function outcome<T>(
  xml: string,
  size: number,
  listener: XmlListener,
  read: () => T,
): Promise<T | string> {
  try {
    await parseXml(chunksOf(xml, size), listener);
    return read();
  } catch (error) {
    return error instanceof StopReading ? error.problem.code : 'damaged';
  }
}

function worksheet() {
  const context = { limits: WORKBOOK_LIMITS, strings: ['a', 'Вал'], styles: new Styles(), date1904: false };
  const own = new Worksheet({ ...context, count: { cells: 0, characters: 0 } });
  return { own, read: () => JSON.stringify([own.rows, own.merges, [...own.hiddenColumns]]) };
}

const size = fc.constantFrom(1, 7, 64, 100_000);

describe('items that are read past the parser', () => {
  it('of a sheet are those that it would tell, and what it refuses is refused', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, size, async (xml, bytes) => {
        const [quick, plain] = [worksheet(), worksheet()];
        expect(await outcome(xml, bytes, quick.own, quick.read)).toBe(
          await outcome(xml, bytes, tagByTag(plain.own), plain.read),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('of shared strings are too', async () => {
    await fc.assert(
      fc.asyncProperty(strings, size, async (xml, bytes) => {
        const [quick, plain] = [new SharedStrings(WORKBOOK_LIMITS), new SharedStrings(WORKBOOK_LIMITS)];
        expect(await outcome(xml, bytes, quick, () => quick.texts.join('|'))).toBe(
          await outcome(xml, bytes, tagByTag(plain), () => plain.texts.join('|')),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('may be empty, however many there are', async () => {
    const empty = new SharedStrings(WORKBOOK_LIMITS);
    const xml = `<sst>${'<si/>'.repeat(300_000)}</sst>`;
    expect(await outcome(xml, 65_536, empty, () => empty.texts.length)).toBe(300_000);
    const { own, read } = worksheet();
    const rows = `<worksheet><sheetData>${'<row/>'.repeat(250_000)}<row><c><v>7</v></c></row></sheetData></worksheet>`;
    await outcome(rows, 65_536, own, read);
    expect(own.rows.map(({ number, cells }) => [number, cells])).toEqual([[250_001, [7]]]);
  });

  it('are all rows of a plain sheet', async () => {
    const told: string[] = [];
    const { own } = worksheet();
    const listener: XmlListener = {
      plain: own.plain,
      open: (name, given) => (told.push(name), own.open(name, given)),
      text: (value) => own.text(value),
      close: (name) => own.close(name),
    };
    const rows = Array.from(
      { length: 500 },
      (_, at) =>
        `<row r="${at + 1}" spans="1:2"><c r="A${at + 1}" t="s"><v>1</v></c><c r="B${at + 1}" s="1"><v>${at}</v></c></row>`,
    );
    await parseXml(
      chunksOf(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`, 1_000),
      listener,
    );
    expect(own.rows.map(({ cells }) => cells)).toEqual(rows.map((_, at) => ['Вал', at]));
    expect(told).toEqual(['worksheet', 'sheetData']);
  });
});
