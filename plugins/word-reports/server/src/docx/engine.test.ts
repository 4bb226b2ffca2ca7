import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import fc from 'fast-check';
import PizZip from 'pizzip';
import { zipFile } from '../../../../../tests/support/zip-file';
import type { FieldValues } from './contracts';
import { readDocx } from './read-docx';
import { renderDocx } from './render';
import { inspectTemplate, prepareTemplate, type Template } from './template';

const paragraph = (...texts: string[]) =>
  new Paragraph({ children: texts.map((text, index) => new TextRun({ text, bold: index % 2 === 1 })) });
const row = (...texts: string[]) =>
  new TableRow({ children: texts.map((text) => new TableCell({ children: [paragraph(text)] })) });

interface Pieces {
  body: (Paragraph | Table)[];
  header?: Paragraph[];
  footer?: Paragraph[];
}

async function templateOf({ body, header = [], footer = [] }: Pieces): Promise<Template> {
  const headers = { default: new Header({ children: header }) };
  const footers = { default: new Footer({ children: footer }) };
  const bytes = await Packer.toBuffer(new Document({ sections: [{ headers, footers, children: body }] }));
  const read = await readDocx(bytes);
  if (!read.ok) throw new Error(read.code);
  return prepareTemplate(read);
}

const partOf = (file: Buffer, name: string): string => new PizZip(file).file(name)?.asText() ?? '';
/** The texts of the body, a line for each paragraph. */
const linesOf = (file: Buffer, name = 'word/document.xml'): string[] =>
  [...partOf(file, name).matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)].map(([whole]) =>
    [...whole.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join(''),
  );

async function filled(pieces: Pieces, values: FieldValues): Promise<Buffer> {
  return renderDocx(await templateOf(pieces), values);
}

it('fills Cyrillic names with blanks and №, also split over runs, and keeps the formatting', async () => {
  const body = [paragraph('Бирка ', '{{№ би', 'рки}}'), paragraph('', '{{ Наименование\u00A0детали }}')];
  const file = await filled(
    { body, header: [paragraph('{{№ бирки}}')], footer: [paragraph('стр. {{№ БИРКИ}}')] },
    { '№ бирки': '4K7N', 'Наименование детали': 'Вал <1> & "2"' },
  );
  expect(linesOf(file)).toEqual(['Бирка 4K7N', 'Вал &lt;1&gt; &amp; &quot;2&quot;']);
  expect(linesOf(file, 'word/header1.xml')).toEqual(['4K7N']);
  expect(linesOf(file, 'word/footer1.xml')).toEqual(['стр. 4K7N']);
  expect(partOf(file, 'word/document.xml')).toMatch(
    /<w:rPr><w:b\/><w:bCs\/><\/w:rPr><w:t xml:space="preserve">4K7N<\/w:t>/,
  );
});

it('repeats a row of a table and holds a block by its condition', async () => {
  const body = [
    new Table({ rows: [row('№', 'Этап'), row('{{#Операции}}{{№}}', '{{Этап}} {{Изделие}}{{/Операции}}')] }),
    paragraph('{{#Брак}}Брак есть{{/Брак}}{{^Брак}}Без брака{{/Брак}}'),
    paragraph('{{#Срок}}Срок {{Срок}}{{/Срок}}'),
  ];
  const operations = [
    { '№': '1', Этап: 'Резка' },
    { '№': '2', Этап: 'Сварка' },
  ];
  const file = await filled({ body }, { Операции: operations, Изделие: 'X', Брак: '0', Срок: '01.02.2026' });
  expect(linesOf(file)).toEqual([
    '№',
    'Этап',
    '1',
    'Резка X',
    '2',
    'Сварка X',
    'Без брака',
    'Срок 01.02.2026',
  ]);
  const none = await filled({ body }, { Операции: [], Брак: '3', Срок: '' });
  expect(linesOf(none)).toEqual(['№', 'Этап', 'Брак есть', '']);
});

it('draws a QR picture in the body and in the header', async () => {
  const pieces = { body: [paragraph('Код: {{QR}} {{QR: Адрес}}')], header: [paragraph('{{QR}}')] };
  const file = await filled(pieces, { QR: 'HTTPS://X/SCAN/1', Адрес: 'HTTPS://X/SCAN/2' });
  const names = Object.keys(new PizZip(file).files).filter((name) => name.includes('media/report'));
  expect(names).toEqual([
    'word/media/report-qr-1.png',
    'word/media/report-qr-2.png',
    'word/media/report-qr-3.png',
  ]);
  expect(linesOf(file)).toEqual(['Код:  ']);
  expect(partOf(file, 'word/document.xml').match(/r:embed="[^"]*"/g)).toHaveLength(2);
  expect(partOf(file, 'word/_rels/document.xml.rels').match(/media\/report-qr/g)).toHaveLength(2);
  expect(partOf(file, 'word/_rels/header1.xml.rels').match(/media\/report-qr/g)).toHaveLength(1);
  expect(partOf(file, '[Content_Types].xml').match(/Extension="png"/g)).toHaveLength(1);
});

it('says which fields a template asks for, and where', async () => {
  const template = await templateOf({
    body: [paragraph('Без полей'), paragraph('{{А}} {{#Строки}}{{Б}} {{QR}}{{/Строки}}')],
    header: [paragraph('{{В}}')],
  });
  const { fields, issues } = inspectTemplate(template);
  expect(issues).toEqual([]);
  expect(fields.sort((a, b) => a.name.localeCompare(b.name))).toEqual(
    [
      { name: 'А', kind: 'text', within: [], part: 'document', paragraph: 2 },
      { name: 'Б', kind: 'text', within: ['Строки'], part: 'document', paragraph: 2 },
      { name: 'В', kind: 'text', within: [], part: 'header', paragraph: 1 },
      { name: 'QR', kind: 'qr', within: ['Строки'], part: 'document', paragraph: 2 },
      { name: 'Строки', kind: 'block', within: [], part: 'document', paragraph: 2 },
    ].sort((a, b) => a.name.localeCompare(b.name)),
  );
});

it('names what is wrong with its place', async () => {
  const template = await templateOf({
    body: [
      paragraph('Первый'),
      paragraph('Итого {{Сумма'),
      paragraph('ещё'),
      paragraph('{{#Блок}} нет конца'),
    ],
    header: [paragraph('закрыто}} зря')],
  });
  const { issues } = inspectTemplate(template);
  expect(issues).toContainEqual({
    code: 'field-not-closed',
    field: 'Сумма',
    place: { part: 'document', paragraph: 2, text: 'Итого {{Сумма' },
  });
  expect(issues.map(({ code, place }) => [code, place.part])).toContainEqual(['field-not-opened', 'header']);
  const unclosed = inspectTemplate(
    await templateOf({ body: [paragraph('а'), paragraph('{{#Блок}} нет конца')] }),
  );
  expect(unclosed.issues).toEqual([
    {
      code: 'block-not-closed',
      field: 'Блок',
      place: { part: 'document', paragraph: 2, text: '{{#Блок}} нет конца' },
    },
  ]);
});

it('runs nothing: names are names, whatever they look like', async () => {
  const body = [
    paragraph('{{constructor}}{{__proto__}}{{toString}}'),
    paragraph('{{1+1}}{{process.exit()}}{{@Разметка}}{{=[[ ]]=}}'),
  ];
  const file = await filled({ body }, { Разметка: '<w:p><w:r><w:t>DDE</w:t></w:r></w:p>', '1+1': 'имя' });
  expect(linesOf(file)).toEqual(['', 'имя']);
});

it('writes whatever a cell holds as text', async () => {
  const template = await templateOf({ body: [paragraph('[{{А}}]')] });
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
      const xml = partOf(renderDocx(template, { А: text }), 'word/document.xml');
      const escaped = xml.slice(xml.indexOf('<w:body>'), xml.indexOf('</w:p>'));
      expect(escaped.replace(/<\/?w:[^<>]*>|&(amp|lt|gt|quot|apos);/g, '')).not.toMatch(/[<>&]/);
    }),
    { numRuns: 30 },
  );
});

const W_OPEN = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>';

describe('a file that is no template', () => {
  const types = { name: '[Content_Types].xml', content: '<Types></Types>' };
  const main = (xml: string) => ({ name: 'word/document.xml', content: xml });
  const codeOf = async (bytes: Buffer, limits?: Parameters<typeof readDocx>[1]) => {
    const read = await readDocx(bytes, limits);
    return read.ok ? 'ok' : read.code;
  };

  it('is refused by what it is', async () => {
    expect(await codeOf(Buffer.alloc(0))).toBe('template-empty');
    expect(await codeOf(Buffer.from('text'))).toBe('template-not-docx');
    expect(await codeOf(Buffer.from('d0cf11e0a1b1', 'hex'))).toBe('template-old-doc');
    expect(await codeOf(Buffer.from('504b0304ffff', 'hex'))).toBe('template-damaged');
    expect(await codeOf(zipFile([types, main('<w:document><w:p>{{А}}')]))).toBe('template-damaged');
    expect(await codeOf(zipFile([types]))).toBe('template-not-docx');
    expect(await codeOf(zipFile([types, main(W_OPEN)]))).toBe('ok');
    expect(await codeOf(zipFile([types, main('<w:document/>')]))).toBe('template-damaged');
  });

  it('is refused by what it is made of', async () => {
    expect(await codeOf(zipFile([types, main(W_OPEN), { name: '../evil.xml', content: '<a/>' }]))).toBe(
      'template-damaged',
    );
    const doctype = '<!DOCTYPE a [<!ENTITY b "c">]><a/>';
    expect(await codeOf(zipFile([types, main(W_OPEN), { name: 'word/header1.xml', content: doctype }]))).toBe(
      'template-has-doctype',
    );
  });

  it('is refused at each limit', async () => {
    const limits = {
      zipEntries: 3,
      inflatedBytes: 1_000,
      templateBytes: 10_000,
      outputBytes: 1,
      documents: 1,
      renderingMs: 1,
      renderingMemoryMb: 1,
    };
    const more = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ name: `word/${n}.xml`, content: '<a/>' }));
    expect(await codeOf(zipFile([types, main('<a/>'), ...more(1)]), limits)).toBe('ok');
    expect(await codeOf(zipFile([types, main('<a/>'), ...more(2)]), limits)).toBe(
      'template-too-many-entries',
    );
    expect(await codeOf(zipFile([types, main(`<a>${' '.repeat(978)}</a>`)]), limits)).toBe('ok');
    expect(await codeOf(zipFile([types, main(`<a>${' '.repeat(979)}</a>`)]), limits)).toBe(
      'template-inflates-too-much',
    );
    expect(await codeOf(Buffer.alloc(10_001), limits)).toBe('template-too-large');
  });
});
