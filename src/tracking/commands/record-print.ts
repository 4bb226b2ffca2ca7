import { appendAudit, type AuditEntry } from '../../audit';
import type { Doer } from '../contracts';
import { appendPartEvents, countPrints, type PrintedLabel } from '../ledger';
import type { Engine } from './engine';

/** Some pieces of a batch, counted from 1, of how many. */
export interface PrintedPieces {
  from: number;
  to: number;
  of: number;
}

export interface LabelToPrint {
  code: string;
  /** Label stickers, 1 or more. */
  copies: number;
  /** Where only these pieces of the batch get labels of their own. */
  pieces?: PrintedPieces | undefined;
}

/** One print: so many copies of each of these labels, on this layout, as a file of this format. */
export interface RecordPrintCommand {
  /** Each code once. */
  labels: LabelToPrint[];
  layout: string;
  format: string;
  /** Why it is printed, mostly why again, in a person's words. */
  reason?: string | undefined;
}

export interface PrintRecorded {
  /** Stickers, copies included. */
  stickers: number;
  /** Labels that had never been printed before, and those that had. */
  first: number;
  again: number;
}

/** What a print is about: its one batch, else its one product, else no single thing. */
function subjectOf(
  printed: readonly PrintedLabel[],
): Pick<AuditEntry, 'subjectType' | 'subjectId' | 'subjectName'> {
  const [one, ...others] = printed;
  if (one && others.length === 0) {
    return { subjectType: 'part', subjectId: one.code, subjectName: one.designation ?? one.name };
  }
  if (one && others.every(({ productId }) => productId === one.productId)) {
    return { subjectType: 'product', subjectId: one.productId, subjectName: one.productDesignation };
  }
  return { subjectType: null, subjectId: null, subjectName: null };
}

/** What an entry says of batches of which only some pieces were printed, `3–5 / 12` by code; null where there are none. */
function onlyPiecesOf(labels: readonly LabelToPrint[]): Record<string, string> | null {
  const told = labels.flatMap(({ code, pieces }) => {
    if (!pieces) return [];
    const { from, to, of } = pieces;
    return [[code, `${from === to ? from : `${from}–${to}`} / ${of}`] as const];
  });
  return told.length === 0 ? null : Object.fromEntries(told);
}

/**
 * Record that labels are printed: who, when, how many, first or again, and why where that is said. The counters of the labels
 * and the audit entry in one transaction. Who may print is asked by the door.
 * @throws Error for a code that is none; the door has read the labels before.
 */
export async function recordPrintCommand(
  engine: Engine,
  command: RecordPrintCommand,
  doer: Doer,
): Promise<PrintRecorded> {
  return engine.transaction(async (session) => {
    const at = engine.now().toISOString();
    const { layout, format, reason } = command;
    const how = { layout, format, ...(reason ? { reason } : {}) };
    const printed = await countPrints(session, command.labels, at);
    const before = new Map(printed.map((label) => [label.code, label.before]));
    const missing = command.labels.find(({ code }) => !before.has(code));
    if (missing) throw new Error(`A label that has just been read is gone: ${missing.code}.`);
    const stickers = command.labels.reduce((sum, { copies }) => sum + copies, 0);
    const codes = command.labels.map(({ code }) => code);
    const onlyPieces = onlyPiecesOf(command.labels);
    const first = codes.filter((code) => before.get(code) === 0);
    const again = codes.filter((code) => before.get(code) !== 0);
    await appendAudit(session, {
      at,
      actor: doer.actor,
      action: 'print-labels',
      category: 'labels',
      ...subjectOf(printed),
      difference: { stickers, first, again, ...(onlyPieces ? { onlyPieces } : {}), ...how },
      address: doer.address,
      requestId: doer.requestId,
    });
    const asked = new Map(command.labels.map((label) => [label.code, label]));
    const events = printed.map(({ partId, code, before: earlier }) => {
      const { copies, pieces } = asked.get(code) ?? {};
      const data = { label: code, copies, ...(pieces ? { pieces } : {}), again: earlier > 0, ...how };
      return { partId, kind: 'label-printed' as const, data };
    });
    await appendPartEvents(session, events, { doer, at });
    return { stickers, first: first.length, again: again.length };
  });
}
