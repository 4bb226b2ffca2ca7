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
