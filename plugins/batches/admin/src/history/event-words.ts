import type { HistoryEvent } from '../../../../../src/tracking/contracts';
import { TEXTS } from '../text-table';

type EventKey = Extract<keyof typeof TEXTS, `event.${string}`>;

/** The text of an event's kind; a kind that a newer server knows is "other". */
export function eventKey(kind: string): EventKey {
  const key = `event.${kind}`;
  return key in TEXTS ? (key as EventKey) : 'event.other';
}

function numberOf(details: HistoryEvent['details'], key: string): number {
  const value = details[key];
  return typeof value === 'number' ? value : 0;
}

function textOf(details: HistoryEvent['details'], key: string): string | null {
  const value = details[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** What of an event's details a person reads. Everything that is not there is 0 or null. */
export function readDetails({ details }: HistoryEvent) {
  return {
    scanId: textOf(details, 'scanId'),
    undoes: textOf(details, 'undoes'),
    operation: numberOf(details, 'operation'),
    stage: textOf(details, 'stage'),
    amounts: {
      good: numberOf(details, 'good'),
      scrapped: numberOf(details, 'scrapped'),
      reworked: numberOf(details, 'reworked'),
      quantity: numberOf(details, 'quantity'),
    },
    route: textOf(details, 'route'),
    label: textOf(details, 'label'),
    reason: textOf(details, 'reason'),
    comment: textOf(details, 'comment') ?? textOf(details, 'text'),
    file: textOf(details, 'file'),
    submittedBy: textOf(details, 'submittedBy'),
  };
}

/** Whether an event can be taken back: a report, a start or a skip. The server decides how much. */
export function mayBeUndone({ type, kind }: HistoryEvent): boolean {
  return type === 'scan' && kind !== 'undo';
}
