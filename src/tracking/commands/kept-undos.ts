import { correctedMs } from '../domain/occurred-at';
import { keepUndos, readKeptUndos, readUndosDealtWith, type KeptUndoRow, type Listed } from '../ledger';
import type { KeptUndo, ToldUndo } from '../refused-contracts';
import type { Engine } from './engine';

function rowOf({ undoId, report, occurredAt, sentAt }: ToldUndo, nowMs: number, from: string): KeptUndoRow {
  const { scanId, partCode, operation, good, scrapped, rework, operator } = report;
  const occurredAtMs = correctedMs({
    occurredAtMs: Date.parse(occurredAt),
    sentAtMs: sentAt === null ? null : Date.parse(sentAt),
    recordedAtMs: nowMs,
  });
  return {
    ...{ undoId, scanId, partCode, operation, good, scrapped, rework: rework?.quantity ?? 0 },
    operatorName: operator.name,
    submittedBy: from,
    // A wild clock may name a year that no date can be written in.
    occurredAt: new Date(Math.min(Math.max(occurredAtMs, 0), nowMs)).toISOString(),
  };
}

/**
 * Keep undos that a device tells of, for the foreman to perform or to dismiss.
 * @returns the ids of those that need nobody any more
 */
export async function keepToldUndos(
  engine: Engine,
  told: readonly ToldUndo[],
  from: string,
): Promise<string[]> {
  if (told.length === 0) return [];
  const nowMs = engine.now().getTime();
  const rows = told.map((undo) => rowOf(undo, nowMs, from));
  const done = await readUndosDealtWith(engine.session, rows);
  const open = rows.filter(({ undoId, scanId }) => !done.includes(undoId) && undoId !== scanId);
  if (open.length > 0) await keepUndos(engine.session, open);
  return done;
}

/** Kept undos that wait for a foreman, the latest first; at most 200. @param partId null: of every batch */
export function keptUndosQuery(engine: Engine, partId: number | null): Promise<Listed<KeptUndo>> {
  return readKeptUndos(engine.session, partId);
}
