import type { WaitingPlace } from '../../../../../src/tracking/contracts';
import { isRecord } from '../server/answers';
import type { Explained, RefusalFacts, Texts } from '../texts';
import type { KeptItem } from './kept-item';

const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const textOr = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function factsOf({ kind, body, stage, refusal }: KeptItem): RefusalFacts {
  const details = refusal?.details ?? {};
  const dismissal = isRecord(details.settledBy) ? details.settledBy : {};
  return {
    waiting: numberOr(details.waiting),
    asked: body.good + body.scrapped + (body.rework?.quantity ?? 0),
    stage: textOr(details.stage) ?? stage,
    reason: textOr(details.reason) ?? textOr(dismissal.dismissed),
    by: textOr(details.by) ?? textOr(dismissal.by),
    validCode: textOr(details.validCode),
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

const isPlace = (place: unknown): place is WaitingPlace =>
  isRecord(place) &&
  typeof place.operation === 'number' &&
  typeof place.stage === 'string' &&
  typeof place.waiting === 'number';

/** A place with whoever sent the pieces there, where nobody has reported there yet. */
export interface ToldPlace extends WaitingPlace {
  sentBy: string | null;
}

/** Where else the pieces of the batch wait, as far as the refusal says: what waits here its title tells. */
export function placesOf({ body, refusal }: KeptItem): ToldPlace[] {
  const where = refusal?.details.where;
  if (!Array.isArray(where)) return [];
  return where
    .filter(isPlace)
    .map((place, index, route) => ({
      ...place,
      sentBy: place.operator ? null : (route[index - 1]?.operator ?? null),
    }))
    .filter(({ operation, waiting }) => waiting > 0 && operation !== body.operation);
}

/** The code of the label that is valid instead; null where the refusal names none. */
export function validCodeOf(report: KeptItem): string | null {
  return factsOf(report).validCode;
}
