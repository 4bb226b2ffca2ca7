import type { WaitingPlace } from '../../../../../src/tracking/contracts';
import { isRecord } from '../server/answers';
import type { Explained, RefusalFacts, Texts } from '../texts';
import type { KeptItem } from './kept-item';

const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const textOr = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const isPlace = (place: unknown): place is WaitingPlace =>
  isRecord(place) &&
  typeof place.operation === 'number' &&
  typeof place.stage === 'string' &&
  typeof place.waiting === 'number';

/** Where pieces of the batch wait, in the order of the route; null: the refusal does not say. */
function whereOf({ refusal }: KeptItem): WaitingPlace[] | null {
  const where = refusal?.details.where;
  return Array.isArray(where) ? where.filter(isPlace).filter(({ waiting }) => waiting > 0) : null;
}

function factsOf(item: KeptItem): RefusalFacts {
  const { kind, body, stage, refusal } = item;
  const details = refusal?.details ?? {};
  const dismissal = isRecord(details.settledBy) ? details.settledBy : {};
  return {
    waiting: numberOr(details.waiting),
    asked: body.good + body.scrapped + (body.rework?.quantity ?? 0),
    stage: textOr(details.stage) ?? stage,
    reason: textOr(details.reason) ?? textOr(dismissal.dismissed),
    by: textOr(details.by) ?? textOr(dismissal.by),
    validCode: textOr(details.validCode),
    // Later operations have higher numbers, on a changed route too.
    mayCome: whereOf(item)?.some(({ operation }) => operation < body.operation) ?? true,
    isUndo: kind === 'undo',
  };
}

/** A refusal in the language of the page; the server's own words for one the page does not know. */
export function explain(texts: Texts, report: KeptItem): Explained {
  const code = report.refusal?.code ?? '';
  const known = Object.prototype.hasOwnProperty.call(texts.refusals, code) ? texts.refusals[code] : undefined;
  if (known) return known(factsOf(report));
  return { title: texts.refusalFallback, advice: report.refusal?.message ?? '' };
}

/** Where else the pieces wait, as far as the refusal says, with who sent them there where nobody has reported there yet. */
export function placesOf(item: KeptItem): WaitingPlace[] {
  return (whereOf(item) ?? [])
    .filter(({ operation }) => operation !== item.body.operation)
    .map((place) => ({ ...place, sentBy: place.operator === null ? (place.sentBy ?? null) : null }));
}

/** The code of the label that is valid instead; null where the refusal names none. */
export function validCodeOf(report: KeptItem): string | null {
  return factsOf(report).validCode;
}
