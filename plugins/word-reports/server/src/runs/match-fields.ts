import type { PreviewField } from '../../../contracts';
import type { FieldValue, FieldValues, TemplateField } from '../docx/contracts';
import { askedKey, fieldKey } from '../docx/field-name';

/** How the fields of a template and the names of a source find each other. */
export interface Match {
  fields: PreviewField[];
  matched: string[];
  unmatched: string[];
  unused: string[];
}

function byKey(values: FieldValues): Map<string, FieldValue> {
  return new Map(Object.entries(values).map(([name, value]) => [fieldKey(name), value]));
}

/**
 * The scopes that a field is looked up in, from the outermost; null where a block around it has no entry to look
 * into, so that nothing can be said against the field.
 */
function scopesOf(within: readonly string[], values: FieldValues): Map<string, FieldValue>[] | null {
  const scopes = [byKey(values)];
  for (const block of within) {
    const key = fieldKey(block);
    const value = [...scopes]
      .reverse()
      .find((scope) => scope.has(key))
      ?.get(key);
    if (!Array.isArray(value)) continue;
    const [first] = value;
    if (!first) return null;
    scopes.push(byKey(first));
  }
  return scopes;
}

const namesOnce = (fields: readonly PreviewField[], matched: boolean): string[] => {
  const found = fields.filter((field) => field.matched === matched);
  return [...new Map(found.map((field) => [askedKey(field), field.name.trim()])).values()];
};

/** Compare a template with the values of its documents. */
export function matchFields(
  fields: readonly TemplateField[],
  documents: readonly FieldValues[],
  offers: readonly { name: string; also: string }[],
): Match {
  const [first = {}] = documents;
  const judged = fields.map((field) => {
    const { within } = field;
    // The list of the first document may be empty where that of another one is not.
    const looked = within.length === 0 ? [first] : documents;
    const scopes = firstOf(looked, (values) => scopesOf(within, values));
    return { ...field, matched: scopes === null || scopes.some((scope) => scope.has(askedKey(field))) };
  });
  const asked = new Set(fields.map(askedKey));
  return {
    fields: judged,
    matched: namesOnce(judged, true),
    unmatched: namesOnce(judged, false),
    unused: offers
      .filter(({ name, also }) => !asked.has(fieldKey(name)) && !asked.has(fieldKey(also)))
      .map(({ name }) => name),
  };
}

function firstOf<T, Found>(all: readonly T[], find: (one: T) => Found | null): Found | null {
  for (const one of all) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}

/** The block that holds the rows of one document. */
const ROWS = new Set(['строки', 'rows']);

/** A field that has data, and how many of the documents or rows have none in it. */
export interface Blank {
  name: string;
  empty: number;
  of: number;
}

/**
 * Fields that are empty in some of the documents, or of the rows of one document. Of other lists nothing is counted: an
 * operation without scrap lacks nothing; nor of what stands under a condition.
 */
export function blankFields(fields: readonly PreviewField[], documents: readonly FieldValues[]): Blank[] {
  const rows = documents.flatMap((values) =>
    Object.entries(values).flatMap(([name, value]) =>
      fieldKey(name) === 'строки' && Array.isArray(value) ? value : [],
    ),
  );
  const told = (entries: readonly FieldValues[], asked: PreviewField[]): Blank[] => {
    const scopes = entries.map(byKey);
    const distinct = new Map(asked.map((field) => [askedKey(field), field.name.trim()]));
    return [...distinct].map(([key, name]) => ({
      name,
      empty: scopes.filter((scope) => isBlank(scope.get(key))).length,
      of: scopes.length,
    }));
  };
  const simple = fields.filter(({ kind, matched }) => matched && kind !== 'block');
  const inRows = simple.filter(({ within }) => within.length === 1 && ROWS.has(fieldKey(within[0] ?? '')));
  const outside = simple.filter(({ within }) => within.length === 0);
  return [...told(documents, outside), ...told(rows, inRows)].filter(({ empty }) => empty > 0);
}

/** What is looked up further out, beside the rows, is `undefined` here and blank nowhere. */
const isBlank = (value: FieldValue | undefined): boolean => typeof value === 'string' && value.trim() === '';
