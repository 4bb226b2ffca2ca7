/** A heading that says of itself that it is none of our fields: "Свойство: Группа", "Property: Group". */
const PROPERTY = /^\s*(?:свойство|property)\s*:\s*(?=\S)/i;

/** The name of a further detail as the heading of its column says it; null: the heading claims nothing. */
export function claimedAttribute(header: string): string | null {
  return PROPERTY.test(header) ? header.replace(PROPERTY, '').trim() : null;
}
