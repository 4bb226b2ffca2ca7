import type { KeptItem, ReportBody } from '../outbox/kept-item';
import { sendable } from '../outbox/queue';

/** What this device keeps of one person, as it tells the server. */
export interface HeldOf {
  operator: string;
  waiting: number;
  refused: number;
  /** ISO 8601 in UTC, by the device's clock. */
  oldestAt: string;
}

/** The server hears of no more people at once. */
const MAX_PEOPLE = 50;

/** What is kept, person by person, in the order of the names. @param except the act that is on its way just now */
export function heldOf(kept: readonly KeptItem[], except: string | null): HeldOf[] {
  const held = new Map<string, HeldOf>();
  for (const { id, operator, refusal, occurredAt } of kept) {
    if (id === except) continue;
    const name = operator.name.slice(0, 100);
    const one = held.get(name) ?? { operator: name, waiting: 0, refused: 0, oldestAt: occurredAt };
    const oldestAt = occurredAt < one.oldestAt ? occurredAt : one.oldestAt;
    const of = refusal === null ? { waiting: one.waiting + 1 } : { refused: one.refused + 1 };
    held.set(name, { ...one, ...of, oldestAt });
  }
  return [...held.values()]
    .sort((one, other) => (one.operator < other.operator ? -1 : 1))
    .slice(0, MAX_PEOPLE);
}

/** A report that waits for a foreman, in its maker's name; with `undoId` that undo of it. */
export interface HeldReport extends ReportBody {
  maker: string;
  undoId?: string;
}

/** The server reads no more at once. */
const MAX_REPORTS = 100;

const isUndo = ({ kind }: KeptItem): boolean => kind === 'undo';

/**
 * What those reports and undos say that will not be sent by themselves: refused ones, and those of others that whoever is signed
 * in may not send. A foreman settles them though their maker never comes back. The undo of a report that is told goes before it.
 * @param senderId who is signed in; null: nobody is, and nothing is sent
 * @param except the act that is on its way just now
 */
export function reportsForForeman(
  kept: readonly KeptItem[],
  senderId: string | null,
  except: string | null,
): HeldReport[] {
  const goes = new Set(senderId === null ? [] : sendable(kept, senderId, Infinity));
  const stuck = kept.filter(
    (item) =>
      item.kind !== 'call' &&
      item.id !== except &&
      (item.refusal
        ? item.refusal.code !== 'already-settled'
        : item.operator.id !== senderId && !goes.has(item)),
  );
  const ids = new Set(stuck.map(({ id }) => id));
  const undos = kept.filter((item) => isUndo(item) && (ids.has(item.id) || ids.has(item.body.scanId)));
  return [...undos, ...stuck.filter((item) => !isUndo(item))]
    .slice(0, MAX_REPORTS)
    .map(({ id, kind, body, operator, occurredAt }) => ({
      ...{ ...body, maker: operator.name.slice(0, 100) },
      ...(kind === 'undo' && { undoId: id, occurredAt }),
    }));
}
