import { CONTENT_TYPES } from './read-docx';

/** A line at the foot of every page that the template did not ask for: readers of the paper must know it all the same. */

const DOCUMENT = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const FOOTER = 'word/footerReportStamp.xml';
const RELATION = 'rIdReportStamp';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const FOOTER_CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** Other footers of the first page, or of even ones, are used where the document says so. */
const TYPES = ['default', 'first', 'even'] as const;

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

const paragraph = (text: string): string =>
  `<w:p xmlns:w="${WORD}"><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="18"/></w:rPr>` +
  `<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

/** Files of the footers that the document has already. */
function footersOf(relations: string): string[] {
  return [...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].flatMap(([tag]) => {
    const target = /\bTarget\s*=\s*["']([^"']+)["']/.exec(tag)?.[1];
    if (target === undefined || !/\bType\s*=\s*["'][^"']*\/footer["']/.test(tag)) return [];
    return [target.startsWith('/') ? target.slice(1) : `word/${target.replace(/^\.\//, '')}`];
  });
}

const withLast = (xml: string, element: string, inside: string): string => {
  const end = new RegExp(`</((?:\\w+:)?${element})>\\s*$`);
  return end.test(xml)
    ? xml.replace(end, (tag) => inside + tag)
    : xml.replace(new RegExp(`<((?:\\w+:)?${element})\\b([^>]*)/>\\s*$`), `<$1$2>${inside}</$1>`);
};

/** The first section gets our footer wherever it has none; sections after it follow, or have their own. */
function withFooter(document: string): string {
  const known = /<w:sectPr\b[^>]*?(?:\/>|>[\s\S]*?<\/w:sectPr>)/.exec(document);
  const section = known?.[0] ?? '<w:sectPr/>';
  const added = TYPES.filter(
    (type) => !new RegExp(`<w:footerReference\\b[^>]*w:type\\s*=\\s*["']${type}["']`).test(section),
  )
    .map((type) => `<w:footerReference xmlns:r="${OFFICE}" w:type="${type}" r:id="${RELATION}"/>`)
    .join('');
  const opened = section.replace(/^<w:sectPr\b([^>]*?)\/>$/, '<w:sectPr$1></w:sectPr>');
  const stamped = opened.replace(/^<w:sectPr\b[^>]*>/, (tag) => tag + added);
  if (!known) return document.replace('</w:body>', () => `${stamped}</w:body>`);
  return document.slice(0, known.index) + stamped + document.slice(known.index + section.length);
}

/**
 * The files of a document that a line at the foot of its pages changes or adds.
 * @param read a file of the document as it is now; null: there is none
 */
export function stampedFiles(text: string, read: (file: string) => string | null): Map<string, Buffer> {
  const relations = read(RELATIONS) ?? `${XML}<Relationships xmlns="${PACKAGE}"></Relationships>`;
  const files = new Map<string, string>();
  for (const footer of new Set(footersOf(relations))) {
    const xml = read(footer);
    if (xml !== null) files.set(footer, withLast(xml, 'ftr', paragraph(text)));
  }
  const relation = `<Relationship xmlns="${PACKAGE}" Id="${RELATION}" Type="${OFFICE}/footer" Target="footerReportStamp.xml"/>`;
  const type = `<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/${FOOTER}" ContentType="${FOOTER_CONTENT}"/>`;
  files.set(FOOTER, `${XML}<w:ftr xmlns:w="${WORD}">${paragraph(text)}</w:ftr>`);
  files.set(RELATIONS, withLast(relations, 'Relationships', relation));
  files.set(CONTENT_TYPES, withLast(read(CONTENT_TYPES) ?? '', 'Types', type));
  files.set(DOCUMENT, withFooter(read(DOCUMENT) ?? ''));
  return new Map([...files].map(([file, xml]) => [file, Buffer.from(xml, 'utf8')]));
}
