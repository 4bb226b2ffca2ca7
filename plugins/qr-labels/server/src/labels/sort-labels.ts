import type { SheetWish } from './requests';

interface Named {
  designation: string | null;
  name: string | null;
}

/** By what is read first on a label; figures in it count as numbers: 79.2 stands before 79.10. Equal ones stay as they came. */
export function sortedLabels<Label extends Named>(labels: Label[], sort: SheetWish['sort']): Label[] {
  if (sort === 'given') return labels;
  const { compare } = new Intl.Collator('ru', { numeric: true });
  const keyOf = (label: Label) => label[sort] ?? label.name ?? '';
  return [...labels].sort((one, other) => compare(keyOf(one), keyOf(other)));
}
