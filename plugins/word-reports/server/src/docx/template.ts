import Docxtemplater from 'docxtemplater';
import type { DXT } from 'docxtemplater';
import PizZip from 'pizzip';
import type { FieldValue, Inspection, TemplateField, TemplateIssue, TemplateIssueCode } from './contracts';
import { fieldKey, qrSource } from './field-name';
import { placesOf, type PlaceOf } from './places';
import { CONTENT_TYPES, type DocxPackage } from './read-docx';
import { ReportModule } from './report-module';
import { writeZip, zipEntry, type ZipEntry } from './zip';

/** Values by `fieldKey`; own properties alone are looked at, so that no name leads to a prototype. */
export type Scope = { readonly [key: string]: string | readonly Scope[] };

/** A template that has been read: its parts, and each of them ready to be written as it is. */
export interface Template {
  /** An archive of the parts that docxtemplater opens; made by us, so that both read the same. */
  archive: Buffer;
  entries: readonly ZipEntry[];
  xmlOf(file: string): string | null;
}

const SHOWN_CHARACTERS = 100;

/** Words by which a table says "no"; a condition on them does not hold. */
const NO = new Set(['', '0', 'нет', 'no', 'false', 'ложь', '-', '—']);

const ISSUE_CODES: Readonly<Record<string, TemplateIssueCode>> = {
  unclosed_tag: 'field-not-closed',
  duplicate_open_tag: 'field-not-closed',
  unopened_tag: 'field-not-opened',
  duplicate_close_tag: 'field-not-opened',
  unclosed_loop: 'block-not-closed',
  unopened_loop: 'block-not-opened',
  closing_tag_does_not_match_opening_tag: 'blocks-crossed',
  unbalanced_loop_tags: 'block-misplaced',
  loop_position_invalid: 'block-misplaced',
  no_xml_tag_found_at_left: 'block-misplaced',
  no_xml_tag_found_at_right: 'block-misplaced',
};

/** Make what is the same for all reports of a template, once. */
export function prepareTemplate({ parts }: DocxPackage): Template {
  const names = [...parts.keys()].sort((a, b) => Number(b === CONTENT_TYPES) - Number(a === CONTENT_TYPES));
  const entries = names.map((name) => zipEntry(name, parts.get(name) ?? Buffer.alloc(0)));
  return {
    archive: writeZip(entries),
    entries,
    xmlOf: (file) => parts.get(file)?.toString('utf8') ?? null,
  };
}

/** What a name means in a scope: nothing but a look-up; there is no language in which a template could compute. */
function parser(tag: string): DXT.Parser {
  const key = fieldKey(qrSource(tag) ?? tag);
  return {
    get(scope: Scope, { meta }: DXT.ParserContext): FieldValue | boolean | undefined {
      if (!Object.hasOwn(scope, key)) return undefined;
      const value = scope[key];
      const asks = meta.part.module === 'loop';
      if (asks && typeof value === 'string') return !NO.has(value.trim().toLowerCase());
      return value as FieldValue | undefined;
    },
  };
}

/** A compiled template; it fills one report. */
export function compile(template: Template): { document: Docxtemplater<PizZip>; module: ReportModule } {
  const module = new ReportModule();
  const document = new Docxtemplater(new PizZip(template.archive), {
    modules: [module],
    delimiters: { start: '{{', end: '}}' },
    syntax: { changeDelimiterPrefix: null },
    paragraphLoop: true,
    linebreaks: true,
    stripInvalidXMLChars: true,
    errorLogging: false,
    parser,
    nullGetter: () => '',
  });
  return { document, module };
}

interface Thrown {
  id?: string;
  xtag?: unknown;
  offset?: unknown;
  file?: unknown;
  errors?: { properties?: Thrown }[];
}

/** What docxtemplater says is wrong; anything else that it throws comes of XML that is none. */
function flawsIn(error: unknown): Thrown[] {
  const properties = (error as { properties?: Thrown } | null)?.properties ?? {};
  return properties.errors ? properties.errors.flatMap((inner) => inner.properties ?? []) : [properties];
}

/** A name without an end runs on into the next paragraph; a person looks for it in its own. */
function fieldOf(xtag: unknown, code: TemplateIssueCode, text: string | null): string | null {
  const begun = code === 'field-not-closed' && text !== null && text.includes('{{');
  const name = begun ? text.slice(text.lastIndexOf('{{') + 2) : typeof xtag === 'string' ? xtag : '';
  return name.slice(0, SHOWN_CHARACTERS) || null;
}

function issueOf(template: Template, { id = '', xtag, offset, file }: Thrown): TemplateIssue {
  const where = typeof file === 'string' ? file : '';
  const first: unknown = Array.isArray(offset) ? offset[0] : offset;
  const at = typeof first === 'number' ? first : null;
  const code = ISSUE_CODES[id] ?? 'part-damaged';
  const place = placesOf(where, template.xmlOf(where))(at);
  return { code, field: fieldOf(xtag, code, place.text), place };
}

function fieldsIn(parts: readonly DXT.Part[], within: string[], placeOf: PlaceOf): TemplateField[] {
  return parts.flatMap((read) => {
    if (read.type !== 'placeholder') return [];
    const { value: name, subparsed } = read;
    const kind = subparsed ? 'block' : qrSource(name) === null ? 'text' : 'qr';
    const { offset } = read as { offset?: unknown };
    const { part, paragraph } = placeOf(typeof offset === 'number' ? offset : null);
    const field: TemplateField = { name, kind, within, part, paragraph };
    return subparsed ? [field, ...fieldsIn(subparsed, [...within, name], placeOf)] : [field];
  });
}

/** What the template asks for, and what is wrong with it. */
export function inspectTemplate(template: Template): Inspection {
  try {
    const { module } = compile(template);
    const fields = [...module.parsed].flatMap(([file, parts]) =>
      fieldsIn(parts, [], placesOf(file, template.xmlOf(file))),
    );
    return { ok: true, fields, issues: [] };
  } catch (error) {
    return { ok: true, fields: [], issues: flawsIn(error).map((flaw) => issueOf(template, flaw)) };
  }
}
