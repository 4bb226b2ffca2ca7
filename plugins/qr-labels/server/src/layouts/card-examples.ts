import { roleNameOf, sampleBadge } from '../../../../../src/access';
import type { CardKind } from '../../../layouts/contracts';
import { badgeSticker } from '../badges/badge-card';
import type { LabelLanguage, Sticker } from '../sheet/sticker';
import { stageSticker } from '../stage-cards/stage-card';

/** Names of everyday, and one that is long. */
const STAGES = ['Сварка', 'Термическая обработка и дробеструйная очистка корпусных деталей'];
const OPERATORS = [
  { name: 'Петров Иван', role: roleNameOf('operator') },
  { name: 'Константинопольская-Вознесенская Александра', role: roleNameOf('inspector') },
];

/** What a layout of cards is tried with: the codes select no stage and open nothing. */
export function cardExamples(kind: CardKind, language: LabelLanguage): Sticker[] {
  if (kind === 'stage')
    return STAGES.map((name, place) => stageSticker({ id: String(place).repeat(24), name }, language));
  return OPERATORS.map((operator, place) =>
    badgeSticker({ ...operator, code: sampleBadge(place) }, language),
  );
}
