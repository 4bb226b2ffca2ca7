import type { TemplateField } from './contracts';

/**
 * The form of a name by which fields and columns find each other: blanks of every kind and letter case do not
 * count, for a heading that was broken into two lines reads the same to a person.
 */
export function fieldKey(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

const QR_FIELD = /^qr(?:\s*:\s*(.+))?$/i;

/** What a `{{QR}}` or `{{QR: column}}` shows: the name of the field that holds it; null: no QR field. */
export function qrSource(name: string): string | null {
  const match = QR_FIELD.exec(name.replace(/\s+/g, ' ').trim());
  return match ? (match[1] ?? 'QR') : null;
}

/** The key of the value that a field of a template shows. */
export function askedKey({ name, kind }: Pick<TemplateField, 'name' | 'kind'>): string {
  return fieldKey(kind === 'qr' ? (qrSource(name) ?? name) : name);
}

/** Whether one of these fields, at whatever depth, shows the value of a name. */
export function asking(fields: readonly TemplateField[]): (name: string) => boolean {
  const keys = new Set(fields.map(askedKey));
  // Of tens of thousands of entries each asks for the same few names.
  const known = new Map<string, boolean>();
  return (name) => {
    const answer = known.get(name) ?? keys.has(fieldKey(name));
    known.set(name, answer);
    return answer;
  };
}
