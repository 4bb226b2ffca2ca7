import type { MaterialNeed } from '../tree/bom-row';
import type { Item } from '../tree/structure';
import type { ExistingPart } from './existing';

/** Needs of whole batches are kept with six places, so that those of one piece differ by less than this when they are the same. */
const TOLERANCE = 1e-6;
const PLACES = 6;

/** Needs of one name and unit added up, by both. */
export function sumsOfNeeds(needs: readonly MaterialNeed[]): Map<string, MaterialNeed> {
  const found = new Map<string, MaterialNeed>();
  for (const need of needs) {
    const key = `${need.name}\n${need.unit ?? ''}`;
    const before = found.get(key);
    found.set(key, before ? { ...before, quantity: before.quantity + need.quantity } : { ...need });
  }
  return found;
}

function isSame(left: number, right: number): boolean {
  return Math.abs(left - right) <= TOLERANCE * Math.max(1, left, right);
}

interface NeedsCompared {
  /** What the file says otherwise, for one piece; `before` lacks what is new. */
  before: MaterialNeed[];
  after: MaterialNeed[];
  /** What the part needs and the file does not name, though it names other materials of it. */
  absent: MaterialNeed[];
}

/** The materials of a part that exists beside those of the file, for one piece. A file without any says nothing. Pure. */
export function compareMaterials(
  { materials }: Pick<Item, 'materials'>,
  part: Pick<ExistingPart, 'materials'>,
): NeedsCompared {
  const [told, known] = [sumsOfNeeds(materials), sumsOfNeeds(part.materials ?? [])];
  const found: NeedsCompared = { before: [], after: [], absent: [] };
  if (told.size === 0) return found;
  for (const [key, need] of told) {
    const before = known.get(key);
    if (before && isSame(before.quantity, need.quantity)) continue;
    if (before) found.before.push(before);
    found.after.push(need);
  }
  for (const [key, need] of known) if (!told.has(key)) found.absent.push(need);
  return found;
}

/** Needs of one piece in one text, in the order of their names. */
export function needsText(needs: readonly MaterialNeed[]): string {
  return needs
    .map(({ name, quantity, unit }) =>
      [`${name}: ${Number(quantity.toFixed(PLACES))}`, unit].filter(Boolean).join(' '),
    )
    .sort()
    .join('; ');
}

/** Needs of one piece as those of a batch. Decimal quantities of a file have a few places; more would be noise. */
export function wholeNeeds(needs: readonly MaterialNeed[], required: number): MaterialNeed[] {
  return needs.map((need) => ({ ...need, quantity: Number((need.quantity * required).toFixed(PLACES)) }));
}

/** What one piece needs after an update: as the file says, and as before what it does not name. Pure. */
export function materialsAfter(
  { materials }: Pick<Item, 'materials'>,
  part: Pick<ExistingPart, 'materials'>,
): MaterialNeed[] {
  return [...new Map([...sumsOfNeeds(part.materials ?? []), ...sumsOfNeeds(materials)]).values()];
}
