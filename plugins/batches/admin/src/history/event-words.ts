import {
  CALL_REASONS,
  HOLD_KINDS,
  type CallReason,
  type HistoryEvent,
  type HoldKind,
} from '../../../../../src/tracking/contracts';
import { TEXTS } from '../text-table';

type EventKey = Extract<keyof typeof TEXTS, `event.${string}`>;

/** The text of an event's kind; a kind that a newer server knows is "other". */
export function eventKey({ kind, details }: Pick<HistoryEvent, 'kind' | 'details'>): EventKey {
  const isOfUndo = kind === 'report-dismissed' && textOf(details, 'undoes') !== null;
  const key = isOfUndo ? 'event.undo-dismissed' : `event.${kind}`;
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

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** A value of a field that an import changed, as text. */
function told(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '–';
}

function changesOf(changes: unknown): { field: string; before: string; after: string }[] {
  if (!Array.isArray(changes)) return [];
  return changes.map(fieldsOf).map(({ field, before, after }) => ({
    field: told(field),
    before: told(before),
    after: told(after),
  }));
}

/** Links to the photos of a report that have come. */
function photosOf(photos: unknown): { id: string; url: string }[] {
  if (!Array.isArray(photos)) return [];
  return photos
    .map(fieldsOf)
    .flatMap(({ id, url }) =>
      typeof id === 'string' && typeof url === 'string' && url.startsWith('/files/') ? [{ id, url }] : [],
    );
}

function holdKindOf(details: HistoryEvent['details']): HoldKind | null {
  return HOLD_KINDS.find((kind) => kind === fieldsOf(details.data).kind) ?? null;
}

function callReasonOf(details: HistoryEvent['details']): CallReason | null {
  return CALL_REASONS.find((reason) => reason === details.call) ?? null;
}

/** The pieces of a batch whose labels were printed alone, of how many; null: labels of all of it. */
function piecesOf({ pieces }: HistoryEvent['details']): { from: number; to: number; of: number } | null {
  const { from, to, of } = fieldsOf(pieces);
  const isWhole = typeof from !== 'number' || typeof to !== 'number' || typeof of !== 'number';
  return isWhole ? null : { from, to, of };
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
    comment: textOf(details, 'comment') ?? textOf(details, 'text') ?? textOf(details, 'note'),
    file: textOf(details, 'file'),
    submittedBy: textOf(details, 'submittedBy'),
    reworkTo: numberOf(details, 'reworkTo'),
    callReason: callReasonOf(details),
    holdKind: holdKindOf(details),
    /** Code of the batch that pieces came from or went to. */
    otherPart: textOf(details, 'otherPart'),
    copies: numberOf(details, 'copies'),
    pieces: piecesOf(details),
    printedAgain: details.again === true,
    /** Who answered for the batch and who does now; null: nobody. */
    responsible: [details.before, details.after].map((person) => textOf(fieldsOf(person), 'name')),
    changes: changesOf(details.changes),
    photos: photosOf(details.photos),
    /** Photos that the report names; some may still be on the phone. */
    attachments: numberOf(details, 'attachments'),
  };
}

/** What of a report still counts, by kind of pieces. */
export interface Remaining {
  good: number;
  scrapped: number;
  reworked: number;
  /** An undo has taken something back, or the start that it is. */
  undone: boolean;
}

/**
 * What the undos of a batch have left of each of its reports, starts and skips, by its scanId. An undo always comes
 * after what it undoes, in a later stretch of the history maybe; then it is not known yet, and the server says so. Pure.
 */
export function remainingOf(events: readonly HistoryEvent[]): ReadonlyMap<string, Remaining> {
  const remaining = new Map<string, Remaining>();
  for (const event of events) {
    if (event.type !== 'scan') continue;
    const { scanId, undoes, amounts } = readDetails(event);
    const { good, scrapped, reworked } = amounts;
    if (event.kind !== 'undo' && scanId !== null) {
      remaining.set(scanId, { good, scrapped, reworked, undone: false });
    }
    const target = undoes === null ? undefined : remaining.get(undoes);
    if (!target) continue;
    target.good -= good;
    target.scrapped -= scrapped;
    target.reworked -= reworked;
    target.undone = true;
  }
  return remaining;
}

/** Whether nothing of a report counts any more. */
export function isUndone(left: Remaining | undefined): boolean {
  return left?.undone === true && left.good + left.scrapped + left.reworked <= 0;
}

/** Whether an event can be taken back: a report, a start or a skip of which something is left. The server decides how much. */
export function mayBeUndone({ type, kind }: HistoryEvent, left: Remaining | undefined): boolean {
  return type === 'scan' && kind !== 'undo' && !isUndone(left);
}
