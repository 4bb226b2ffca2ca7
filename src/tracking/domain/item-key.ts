/** The descriptive fields that tell one item of a product from another. */
export interface ItemFields {
  designation: string | null;
  name: string | null;
  size: string | null;
}

function words(text: string | null): string {
  return (text ?? '').trim().replace(/\s+/g, ' ');
}

/**
 * What makes an item the same item inside one product: its designation, else its name and size
 * (a bolt M6 is not a bolt M8). null where it has neither designation nor name.
 */
export function itemKey(item: ItemFields): string | null {
  const designation = words(item.designation);
  if (designation) return `d:${designation}`;
  const name = words(item.name);
  return name ? `n:${name}|${words(item.size)}` : null;
}
