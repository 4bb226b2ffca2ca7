import type { FieldValues } from './contracts';
import { fieldKey } from './field-name';
import type { Picture } from './report-module';
import { CONTENT_TYPES } from './read-docx';
import { stampedFiles } from './stamp';
import { compile, type Scope, type Template } from './template';
import { writeZip, zipEntry } from './zip';

const RELATIONS_OPEN =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';
const IMAGE_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

function scopeOf(values: FieldValues): Scope {
  const entries = Object.entries(values).map(([name, value]) => [
    fieldKey(name),
    typeof value === 'string' ? value : value.map(scopeOf),
  ]);
  return Object.fromEntries(entries) as Scope;
}

const relationsFileOf = (file: string): string => {
  const slash = file.lastIndexOf('/');
  return `${file.slice(0, slash)}/_rels/${file.slice(slash + 1)}.rels`;
};

function withPng(contentTypes: string): string {
  if (/Extension\s*=\s*["']png["']/i.test(contentTypes)) return contentTypes;
  return contentTypes.replace(/<\/(\w+:)?Types>\s*$/, (end, prefix: string = '') => {
    return `<${prefix}Default Extension="png" ContentType="image/png"/>${end}`;
  });
}

function withPictures(relations: string | null, pictures: readonly Picture[]): string {
  const added = pictures
    .map(
      ({ relation, name }) => `<Relationship Id="${relation}" Type="${IMAGE_TYPE}" Target="media/${name}"/>`,
    )
    .join('');
  if (relations === null) return `${RELATIONS_OPEN}${added}</Relationships>`;
  if (/<Relationships\b[^>]*\/>\s*$/.test(relations)) return `${RELATIONS_OPEN}${added}</Relationships>`;
  return relations.replace(/<\/Relationships>\s*$/, `${added}</Relationships>`);
}

/** The texts that pictures add to or change in the archive, by file. */
function changedBy(template: Template, pictures: readonly Picture[]): Map<string, Buffer> {
  const changed = new Map<string, Buffer>();
  if (pictures.length === 0) return changed;
  changed.set(CONTENT_TYPES, Buffer.from(withPng(template.xmlOf(CONTENT_TYPES) ?? '')));
  for (const file of new Set(pictures.map((picture) => picture.file))) {
    const relations = relationsFileOf(file);
    const shown = pictures.filter((picture) => picture.file === file);
    changed.set(relations, Buffer.from(withPictures(template.xmlOf(relations), shown)));
  }
  for (const { name, content } of pictures) changed.set(`word/media/${name}`, content);
  return changed;
}

/**
 * Fill the template with these values.
 * @param stamp a line that the foot of every page gets; null: none
 * @throws what docxtemplater says of a template that `inspectTemplate` finds issues in
 */
export function renderDocx(template: Template, values: FieldValues, stamp: string | null = null): Buffer {
  const { document, module } = compile(template);
  document.render(scopeOf(values));
  const zip = document.getZip();
  const changed = changedBy(template, module.pictures);
  for (const file of module.parsed.keys()) {
    const text = zip.file(file)?.asText();
    if (text !== undefined) changed.set(file, Buffer.from(text, 'utf8'));
  }
  if (stamp !== null) {
    const read = (file: string) => changed.get(file)?.toString('utf8') ?? template.xmlOf(file);
    for (const [file, content] of stampedFiles(stamp, read)) changed.set(file, content);
  }
  const known = new Set(template.entries.map(({ name }) => name));
  const entries = template.entries.map((entry) => {
    const content = changed.get(entry.name);
    return content ? zipEntry(entry.name, content) : entry;
  });
  for (const [name, content] of changed) {
    if (!known.has(name)) entries.push(zipEntry(name, content, !name.endsWith('.png')));
  }
  return writeZip(entries);
}
