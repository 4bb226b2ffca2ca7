import type { PreviewField } from '../../../contracts';
import type { FieldValue, FieldValues, TemplateField } from '../docx/contracts';
import { fieldKey, qrSource } from '../docx/field-name';

/** How the fields of a template and the names of a source find each other. */
export interface Match {
  fields: PreviewField[];
  matched: string[];
  unmatched: string[];
  unused: string[];
}

const ownKey = ({ name, kind }: TemplateField): string =>
  fieldKey(kind === 'qr' ? (qrSource(name) ?? name) : name);

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
  return [...new Map(found.map((field) => [ownKey(field), field.name.trim()])).values()];
};

/** Compare a template with the values of its first document. */
export function matchFields(
  fields: readonly TemplateField[],
  values: FieldValues,
  offers: readonly { name: string; also: string }[],
): Match {
  const judged = fields.map((field) => {
    const scopes = scopesOf(field.within, values);
    return { ...field, matched: scopes === null || scopes.some((scope) => scope.has(ownKey(field))) };
  });
  const asked = new Set(fields.map(ownKey));
  return {
    fields: judged,
    matched: namesOnce(judged, true),
    unmatched: namesOnce(judged, false),
    unused: offers
      .filter(({ name, also }) => !asked.has(fieldKey(name)) && !asked.has(fieldKey(also)))
      .map(({ name }) => name),
  };
}
