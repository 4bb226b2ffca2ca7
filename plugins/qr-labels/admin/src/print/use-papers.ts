import type { KeptLayout } from '../../../layouts/contracts';
import type { CardLayoutName } from '../../../stage-cards/contracts';
import { useSay } from '../texts';
import { ownPaper, type Paper } from './how';

/** Layouts of cards that are offered by name; those of label sheets are for REST. */
type CardPaper = Exclude<CardLayoutName, 'a4-3x7' | 'a4-3x8' | 'a4-2x7'>;

/**
 * Paper for cards in words, the own layouts for them last.
 * @param places of one sheet of each layout that is offered
 */
export function usePapers(
  places: Readonly<Partial<Record<CardPaper, number>>>,
  own: readonly KeptLayout[],
): Paper[] {
  const say = useSay();
  const offered = Object.entries(places) as [CardPaper, number][];
  const named = offered.map(([value, count]) => ({ value, text: say(`card.${value}`), places: count }));
  return [...named, ...own.map(ownPaper)];
}
