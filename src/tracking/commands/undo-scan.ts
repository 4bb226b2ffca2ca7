import type { Doer, RecordScanResult, Refusal, UndoScanCommand } from '../contracts';
import { lockPartOfScan, readUndo, type UndoWant } from '../ledger';
import { scanResult } from '../views';
import { announceScan } from './announce-scan';
import { appendDecided } from './append-decided';
import { storedScan } from './decide-scan';
import { decideUndo } from './decide-undo';
import type { Engine } from './engine';
import { refuseSettled } from './tell-settled';
import { tellWhere } from './tell-where';

/**
 * Take a scan back, whole or in amounts, by another scan that names it: read its batch, decide in
 * memory, append by the statement that appends scans.
 */
export async function undoScanCommand(
  engine: Engine,
  command: UndoScanCommand,
  doer: Doer,
): Promise<RecordScanResult | Refusal> {
  const want: UndoWant = { undoId: command.undoId, scanId: command.scanId };
  const outcome = await appendDecided(engine, {
    freely: async () => decideUndo(await engine.readUndo(want), command, doer, engine.now()),
    underLock: async (session) => {
      await lockPartOfScan(session, want.scanId);
      return decideUndo(await readUndo(session, want), command, doer, engine.now());
    },
  });
  if (!outcome.ok) {
    if (outcome.code === 'already-settled') return (await refuseSettled(engine, want.undoId)) ?? outcome;
    if (outcome.code !== 'pieces-already-moved') return outcome;
    const { part } = await engine.readUndo(want);
    return part ? tellWhere(engine, part, outcome) : outcome;
  }
  // Nothing undoes an undo, so nothing can have undone a replayed one.
  if ('replay' in outcome) return scanResult(outcome.part, outcome.replay, []);
  announceScan(outcome.after, storedScan(outcome.scan));
  return scanResult(outcome.after, storedScan(outcome.scan), null);
}
