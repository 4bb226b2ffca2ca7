import { zipFile } from '../../../../../tests/support/zip-file';
import { readDocx } from './read-docx';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const wordDocument = (body: string) => `<w:document xmlns:w="${W}" xmlns:mc="${MC}">${body}</w:document>`;
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
const field = (...codes: string[]) =>
  `<w:p>${mark('begin')}${codes.join('')}${mark('separate')}<w:r><w:t>1</w:t></w:r>${mark('end')}</w:p>`;

async function codeOf(files: Record<string, string>): Promise<string> {
  const all = {
    '[Content_Types].xml': `<Types xmlns="${TYPES}"/>`,
    'word/document.xml': wordDocument(''),
    ...files,
  };
  const read = await readDocx(zipFile(Object.entries(all).map(([name, content]) => ({ name, content }))));
  return read.ok ? 'ok' : read.code;
}

const ofBody = (body: string) => codeOf({ 'word/document.xml': wordDocument(body) });
const ofRelation = (attributes: string, tag = 'Relationship', xmlns = 'xmlns') =>
  codeOf({
    'word/_rels/document.xml.rels': `<${tag}s ${xmlns}="${RELATIONS}"><${tag} Id="a" ${attributes}/></${tag}s>`,
  });

describe('fields', () => {
  it.each([
    ['split over runs', field(code('DDE'), code('AUTO c:\\x'))],
    ['split, outside of a field', `<w:p>${code('DDE')}${code('AUTO c:\\x')}</w:p>`],
    ['by a character reference', field(code('DD&#69;AUTO c:\\x'))],
    ['with a comment within', field(code('DD<!-- -->E c:\\x'))],
    ['as CDATA', field(code('<![CDATA[DDEAUTO c:\\x]]>'))],
    ['after another field', field(code('PAGE')) + field(code('DDEAUTO c:\\x'))],
    ['in single quotes', `<w:p><w:fldSimple w:instr='DDEAUTO c:\\x'/></w:p>`],
    ['with a blank before =', `<w:p><w:fldSimple w:instr ="DDEAUTO c:\\x"/></w:p>`],
    ['by another prefix', `<v:p xmlns:v="${W}"><v:fldSimple v:instr="DDEAUTO c:\\x"/></v:p>`],
    ['by a default namespace', `<fldSimple xmlns="${W}" xmlns:v="${W}" v:instr="LINK Excel.Sheet.8 c:\\x"/>`],
    ['named by a field within', field(field(code('QUOTE 68 68 69')), code(' c:\\x'))],
    ['within a field', field(code('IF '), field(code('DDE c:\\x')), code(' = 1'))],
    ['as shown text among instructions', field('<w:r><w:t>DDEAUTO c:\\x</w:t></w:r>')],
    ['with the name to be filled in', field('<w:r><w:t>{{А}}</w:t></w:r>')],
    [
      'behind deleted instructions',
      field('<w:r><w:delInstrText>PAGE </w:delInstrText></w:r>', code('DDE x')),
    ],
    [
      'split by a mark that a program may leave out',
      `<w:p>${mark('begin')}${code('PAGE ')}<mc:Choice>${mark('end')}${mark('begin')}</mc:Choice>${mark('end')}</w:p>`,
    ],
    ['without an end', `<w:p>${mark('begin')}${code('DDE c:\\x')}</w:p>`],
    ['that read a file', field(code(' includetext "c:\\x"'))],
    ['that command a printer', field(code('PRINT 27'))],
  ])('that could start something are refused: %s', async (_, body) => {
    expect(await ofBody(body)).toBe('template-has-macros');
  });

  it.each([
    ['a page', field(code(' PAGE \\* MERGEFORMAT '))],
    ['a formula', field(code('=2*2'))],
    ['an address with such words', field(code('HYPERLINK "https://x/import/database?dde"'))],
    ['a condition', field(code(' IF '), field(code('PAGE')), code(' = 1 "первая" "{{А}}"'))],
    ['empty', field()],
    [
      'the same in both alternatives',
      `<mc:AlternateContent><mc:Choice Requires="a">${field(code('PAGE'))}</mc:Choice>
      <mc:Fallback>${field(code('PAGE'))}</mc:Fallback></mc:AlternateContent>`,
    ],
  ])('that only write text pass: %s', async (_, body) => {
    expect(await ofBody(body)).toBe('ok');
  });

  it('are found wherever the part stands and however it is named', async () => {
    const body = wordDocument(field(code('DDEAUTO c:\\x')));
    expect(await codeOf({ 'word/header1.xml': body })).toBe('template-has-macros');
    expect(await codeOf({ 'main/document.xml': body })).toBe('template-has-macros');
    expect(await codeOf({ 'main/document.bin': `\uFEFF ${body}` })).toBe('template-has-macros');
    expect(await codeOf({ 'word/media/image1.svg': body })).toBe('template-has-macros');
    expect(await codeOf({ 'word/a.bin': `<?xml version="1.0" encoding="utf-7"?>${body}` })).toBe(
      'template-damaged',
    );
    expect(await codeOf({ 'word/media/image1.svg': '<!DOCTYPE svg><svg/>' })).toBe('ok');
    expect(await codeOf({ 'word/media/image1.png': 'none' })).toBe('ok');
  });
});

describe('relations', () => {
  it.each([
    [`Type="${OFFICE}/attachedTemplate" Target="http://x" TargetMode="External"`, 'template-reaches-outside'],
    [`Type="${OFFICE}/image" Target="http://x" TargetMode="&#69;xternal"`, 'template-reaches-outside'],
    [`Type='${OFFICE}/image' Target='http://x' TargetMode = 'External'`, 'template-reaches-outside'],
    [`Type="${OFFICE}/image" Target="/hyperlink" TargetMode="External"`, 'template-reaches-outside'],
    [`Type="${OFFICE}/hyperlink" Target="http://x" TargetMode="External"`, 'ok'],
    [`Type="${OFFICE}/image" Target="media/a.png"`, 'ok'],
    [`Type="${OFFICE}/oleObject" Target="media/a.png"`, 'template-has-macros'],
    [`Type="${OFFICE}/ol&#101;Object" Target="media/a.png"`, 'template-has-macros'],
    [`Type="${OFFICE}/package" Target="media/a.png"`, 'template-has-macros'],
    [`Type="${OFFICE}/aFChunk" Target="a.rtf"`, 'template-has-macros'],
    [`Type="${OFFICE}/subDocument" Target="a.docx"`, 'template-has-macros'],
    [
      `Type="http://schemas.microsoft.com/office/2006/relationships/ui/extensibility" Target="a.xml"`,
      'template-has-macros',
    ],
    [
      `Type="http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels" Target="a.xml"`,
      'ok',
    ],
  ])('%s: %s', async (attributes, found) => {
    expect(await ofRelation(attributes)).toBe(found);
    expect(await ofRelation(attributes, 'p:Relationship', 'xmlns:p')).toBe(found);
  });
});

it('refuses elements that hold other files, and content types of programs', async () => {
  expect(await ofBody('<w:altChunk/>')).toBe('template-has-macros');
  expect(await ofBody(`<v:altChunk xmlns:v="${W}"/>`)).toBe('template-has-macros');
  expect(await ofBody('<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Link"/>')).toBe(
    'template-has-macros',
  );
  const override = (type: string) =>
    `<Types xmlns="${TYPES}"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;
  const main = 'application/vnd.ms-word.document.macro&#69;nabled.main+xml';
  expect(await codeOf({ '[Content_Types].xml': override(main) })).toBe('template-has-macros');
});
