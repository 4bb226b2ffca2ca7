import type { OwnField } from './own-field';

/** A heading that says of itself that it is a field of the factory: "Поле: Масса", "Field: Mass". */
const CLAIM = /^\s*(?:поле|field)\s*:\s*(?=\S)/i;

/** The name or label of a factory's field as a heading claims it; null: it claims nothing. */
export function claimedOwnField(header: string): string | null {
  return CLAIM.test(header) ? header.replace(CLAIM, '').trim() : null;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s_]+/g, ' ')
    .replace(/[\s:*.]+$/, '')
    .trim();
}

/** Far longer than a label: dots at the end of a long text take the square of its length. */
const MAX_HEADING = 500;

/** Whether a heading is the name or the label of a field, without regard to case. */
export function headsOwnField(header: string, { name, label }: OwnField): boolean {
  if (header.length > MAX_HEADING) return false;
  const text = plain(claimedOwnField(header) ?? header);
  return text !== '' && (text === plain(name) || text === plain(label));
}
