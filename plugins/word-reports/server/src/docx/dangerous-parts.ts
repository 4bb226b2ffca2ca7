import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { DocxProblemCode } from './contracts';
import { FieldCodes } from './field-codes';

/** Programs and objects of programs: what a report never needs and what could run when it is opened. */
const PROGRAM_PART = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/|embeddings\/)/i;
const PROGRAM_TYPE = /macroEnabled|vbaProject|activeX|oleObject/i;

/**
 * What the parts of a document may be to one another, by the last word of the relation's type (ECMA-376 and what
 * Word has added since). The rest is refused: macros and their buttons, OLE, ActiveX, whole files of other formats
 * (aFChunk), sub-documents, sources of mail merges, add-ins. What is fetched is refused by its TargetMode.
 */
const HARMLESS_RELATIONS = new Set(
  (
    'officeDocument core-properties extended-properties custom-properties thumbnail customXml customXmlProps ' +
    'styles stylesWithEffects settings webSettings numbering fontTable font theme themeOverride header footer ' +
    'footnotes endnotes comments commentsExtended commentsIds commentsExtensible people documenttasks ' +
    'glossaryDocument image hdphoto svg hyperlink chart chartEx chartStyle chartColorStyle chartUserShapes ' +
    'diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing drawing printerSettings ' +
    'bibliography intelligence classificationlabels ink model3d keyMapCustomizations metadata ' +
    'origin signature certificate'
  )
    .toLowerCase()
    .split(' '),
);

/** Elements that hold another file or a control, whatever their relation says. */
const FOREIGN_ELEMENTS = new Set(['altChunk', 'OLEObject', 'control', 'subDoc']);
const W_NAMESPACES = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const RELATION_NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE_NAMESPACE = 'urn:schemas-microsoft-com:office:office';

/** Carries a refusal out of the middle of a document. */
export class Refused extends Error {
  constructor(readonly problemCode: DocxProblemCode) {
    super(problemCode);
  }
}

function refuse(code: DocxProblemCode): never {
  throw new Refused(code);
}

function attributeOf({ attributes }: SaxesTagNS, local: string): string | null {
  return Object.values(attributes).find((attribute) => attribute.local === local)?.value ?? null;
}

function refuseRelation(tag: SaxesTagNS): void {
  const type = (attributeOf(tag, 'Type') ?? '').trim().toLowerCase();
  const kind = type.slice(type.lastIndexOf('/') + 1);
  const outside = (attributeOf(tag, 'TargetMode') ?? 'Internal').trim().toLowerCase() !== 'internal';
  // A link that a reader clicks is text; everything else is fetched when the document is opened.
  if (outside && kind !== 'hyperlink') refuse('template-reaches-outside');
  if (!HARMLESS_RELATIONS.has(kind)) refuse('template-has-macros');
}

function refuseTag(tag: SaxesTagNS): void {
  if (tag.local === 'Relationship' && tag.uri === RELATION_NAMESPACE) refuseRelation(tag);
  if (PROGRAM_TYPE.test(attributeOf(tag, 'ContentType') ?? '')) refuse('template-has-macros');
  const ofWord = W_NAMESPACES.has(tag.uri) || tag.uri === OFFICE_NAMESPACE;
  if (ofWord && FOREIGN_ELEMENTS.has(tag.local)) refuse('template-has-macros');
}

/**
 * Look at a part as every program will that opens it: names by their namespaces, texts decoded.
 * @throws Refused
 */
function refusePart(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  const fields = new FieldCodes(() => refuse('template-has-macros'));
  const ofWord = ({ uri }: SaxesTagNS) => W_NAMESPACES.has(uri);
  parser.on('error', () => refuse('template-damaged'));
  parser.on('doctype', () => refuse('template-has-doctype'));
  parser.on('xmldecl', ({ encoding }) => {
    // Nobody writes a part in another encoding, in which the looks above would see nothing.
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) refuse('template-damaged');
  });
  parser.on('opentag', (tag) => {
    refuseTag(tag);
    fields.open(tag.local, ofWord(tag), (name) => attributeOf(tag, name));
  });
  parser.on('text', (text) => fields.text(text));
  parser.on('cdata', (text) => fields.text(text));
  parser.on('closetag', (tag) => fields.close(ofWord(tag)));
  parser.write(xml).close();
}

/** XML by its name or its look: a content type can make a part of any name one that Word reads. */
function isXml(name: string, content: Buffer): boolean {
  if (/\.(xml|rels)$/i.test(name)) return true;
  const begin = content.toString('latin1', 0, 64).replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  if (!/^[\s\0]*</.test(begin)) return false;
  // A picture, with a DOCTYPE as its editor wrote it; names of elements cannot be disguised.
  return (
    !/\.svg$/i.test(name) || /fldChar|fldSimple|instrText|altChunk|Relationship/.test(content.toString())
  );
}

/**
 * What could run a program, or fetch something from elsewhere, when the report is opened.
 * @throws Refused
 */
export function refuseDangerous(parts: ReadonlyMap<string, Buffer>): void {
  for (const [name, content] of parts) {
    if (PROGRAM_PART.test(name)) refuse('template-has-macros');
    if (!isXml(name, content)) continue;
    if (content.includes(0)) refuse('template-damaged');
    refusePart(content.toString('utf8'));
  }
}
