import type { LayoutField, LayoutFieldRow } from '../../../layouts/contracts';
import { useSay } from '../texts';

type Name = LayoutField['field'];

/** What a field is called: ours in the panel's language, the factory's own as the content manager has it. */
export function useFieldWord(rows: readonly LayoutFieldRow[] = []): (name: Name) => string {
  const say = useSay();
  return (name) => {
    const label = rows.find(({ field }) => field === name)?.label;
    if (label) return label;
    // A field that the factory has deleted since has no name any more but its own.
    return name.startsWith('own.')
      ? name.slice('own.'.length)
      : say(`field.${name as Exclude<Name, `own.${string}`>}`);
  };
}
