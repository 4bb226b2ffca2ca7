import { Document, Footer, Packer, Paragraph, SectionType } from 'docx';
import PizZip from 'pizzip';
import { SaxesParser } from 'saxes';
import { readDocx } from './read-docx';
import { renderDocx } from './render';
import { prepareTemplate } from './template';

const STAMP = 'Данные на 12.05.2026 10:30: сохранённая копия, связи с <OneDrive> & не было';
const SAID = STAMP.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;');
const paragraph = (text: string) => new Paragraph(text);
const footer = (text: string) => new Footer({ children: [paragraph(text)] });

async function stamped(document: Document, stamp: string | null = STAMP): Promise<PizZip> {
  const read = await readDocx(await Packer.toBuffer(document));
  if (!read.ok) throw new Error(read.code);
  const file = renderDocx(prepareTemplate(read), { Имя: 'Вал' }, stamp);
  // What is made is a document that the reader of templates takes, too.
  expect((await readDocx(file)).ok).toBe(true);
  return new PizZip(file);
}

const xmlOf = (zip: PizZip, name: string): string => {
  const xml = zip.file(name)?.asText() ?? '';
  new SaxesParser({ xmlns: true }).write(xml).close();
  return xml;
};
const footersOf = (zip: PizZip): string[] =>
  Object.keys(zip.files).filter((name) => /^word\/footer.*\.xml$/.test(name));
/** The file that a footer reference of a section leads to. */
const targetOf = (zip: PizZip, id: string): string | undefined => {
  const tag = xmlOf(zip, 'word/_rels/document.xml.rels').match(
    new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`),
  )?.[0];
  return /Target="([^"]+)"/.exec(tag ?? '')?.[1];
};

it('gives a document without footers one on every kind of page', async () => {
  const zip = await stamped(new Document({ sections: [{ children: [paragraph('{{Имя}}')] }] }));
  const xml = xmlOf(zip, 'word/document.xml');
  const references = [...xml.matchAll(/<w:footerReference[^>]*w:type="(\w+)" r:id="(\w+)"\/>/g)];
  expect(references.map(([, type]) => type)).toEqual(['default', 'first', 'even']);
  for (const [, , id = ''] of references) expect(targetOf(zip, id)).toBe('footerReportStamp.xml');
  expect(xmlOf(zip, 'word/footerReportStamp.xml')).toContain(SAID);
  expect(xmlOf(zip, '[Content_Types].xml')).toContain('PartName="/word/footerReportStamp.xml"');
  expect(xml).toContain('Вал');
});

it('adds it below the footers that there are, and keeps what they say', async () => {
  const sections = [
    {
      properties: { titlePage: true },
      footers: { default: footer('Лист {{Имя}}'), first: footer('Первый') },
      children: [paragraph('Один')],
    },
    {
      properties: { type: SectionType.NEXT_PAGE },
      footers: { default: footer('Второй раздел') },
      children: [paragraph('Два')],
    },
  ];
  const zip = await stamped(new Document({ sections }));
  const texts = footersOf(zip).map((name) => xmlOf(zip, name));
  expect(texts).toHaveLength(4);
  for (const text of texts) expect(text.split(SAID)).toHaveLength(2);
  for (const said of ['Лист Вал', 'Первый', 'Второй раздел'])
    expect(texts.filter((text) => text.replace(/<[^>]+>/g, '').includes(said))).toHaveLength(1);
  // The first section has a default and a first one of its own: ours is for even pages alone.
  const [first] = /<w:sectPr[\s\S]*?<\/w:sectPr>/.exec(xmlOf(zip, 'word/document.xml')) ?? [''];
  expect(first.match(/r:id="rIdReportStamp"/g)).toHaveLength(1);
});

it('changes nothing where there is nothing to say', async () => {
  const zip = await stamped(new Document({ sections: [{ children: [paragraph('{{Имя}}')] }] }), null);
  expect(footersOf(zip)).toEqual([]);
  expect(xmlOf(zip, 'word/document.xml')).not.toContain('ReportStamp');
});
