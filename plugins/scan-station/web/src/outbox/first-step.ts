import type { Amounts } from '../logic/amounts';
import { isRecord } from '../server/answers';
import type { KeptItem } from './kept-item';

/** What a person does first about a refusal. */
export type FirstStep =
  /** Bring the page of now: this one says what the server does not understand. */
  | 'reload'
  /** Go on with other work: it is sent by itself. */
  | 'work-on'
  /** Take back the part of the report that may still be taken back. */
  | 'undo-rest'
  /** Call the foreman: nobody else can do it. */
  | 'call'
  /** Leave it for its maker or the foreman. */
  | 'leave'
  /** Open the label and report anew. */
  | 'open';

const countOf = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);

/** What of a report may still be taken back, as its refused undo was told; pieces. null: nothing, or it is not known. */
export function restOf({ kind, refusal }: KeptItem): Amounts | null {
  const movable = refusal?.details.movable;
  if (kind !== 'undo' || !isRecord(movable)) return null;
  const rest = {
    good: countOf(movable.good),
    scrapped: countOf(movable.scrapped),
    rework: countOf(movable.rework),
  };
  return rest.good + rest.scrapped + rest.rework > 0 ? rest : null;
}

/** @param viewer who looks at it, and what they may do */
export function firstStep(item: KeptItem, viewer: { id: string; may: readonly string[] }): FirstStep {
  const code = item.refusal?.code;
  if (code === 'part-on-hold') return 'work-on';
  if (item.operator.id !== viewer.id) return 'leave';
  if (code === 'malformed-request') return 'reload';
  if (restOf(item)) return 'undo-rest';
  if (item.kind === 'undo' && code !== 'already-settled' && viewer.may.includes('call')) return 'call';
  return 'open';
}

/** Refusals that may be none when the same is sent once more: others have to act meanwhile. */
const PASSING = [
  'quantity-exceeds-waiting',
  'part-on-hold',
  'part-without-route',
  'not-permitted',
  'malformed-request',
];

/** Whether it can help to send the same again. @param known the refusals that the page has words for */
export function mayPass({ refusal }: KeptItem, known: object): boolean {
  const code = refusal?.code ?? '';
  return PASSING.includes(code) || !Object.prototype.hasOwnProperty.call(known, code);
}
