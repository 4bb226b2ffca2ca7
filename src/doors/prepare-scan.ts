import { refuse } from '../refusals';
import type {
  Capability,
  Doer,
  RecordScanCommand,
  RecordScanResult,
  Refusal,
  Tracking,
  UndoScanCommand,
} from '../tracking';
import { resolveOperator, type OperatorDirectory } from './operators';
import { parseScanRequest } from './record-scan-request';
import { parseUndoRequest } from './undo-scan-request';

/** What the doors stand before. */
export interface Doors {
  engine: Tracking;
  operators: OperatorDirectory;
}

/** A scan or an undo, ready for the engine. */
export type ScanCommand = RecordScanCommand | UndoScanCommand;

export interface Prepared {
  ok: true;
  command: ScanCommand;
  /** Names somebody else without the right to. */
  foreign: boolean;
}

const NO_RIGHTS: ReadonlySet<Capability> = new Set();

/** Read the body of a scan and find out whose work it is. */
export async function prepareScan(doors: Doors, body: unknown, doer: Doer): Promise<Prepared | Refusal> {
  const parsed = parseScanRequest(body);
  if (!parsed.ok) return parsed;
  const { command, named } = parsed.request;
  const resolved = await resolveOperator(doors.operators, doer, named);
  if (!resolved.ok) return resolved;
  return { ok: true, command: { ...command, operator: resolved.operator }, foreign: resolved.foreign };
}

/** Read the body of an undo of this scan and find out who takes it back. */
export async function prepareUndo(
  doors: Doors,
  body: unknown,
  scanId: unknown,
  doer: Doer,
): Promise<Prepared | Refusal> {
  const parsed = parseUndoRequest(body, scanId);
  if (!parsed.ok) return parsed;
  const { command, named } = parsed.request;
  const resolved = await resolveOperator(doors.operators, doer, named);
  if (!resolved.ok) return resolved;
  return { ok: true, command: { ...command, operator: resolved.operator }, foreign: resolved.foreign };
}

function perform({ engine }: Doors, command: ScanCommand, doer: Doer): Promise<RecordScanResult | Refusal> {
  return 'undoId' in command ? engine.undoScan(command, doer) : engine.recordScan(command, doer);
}

/**
 * A replay is told before rights, so the engine is asked all the same: by somebody who may nothing,
 * who can have the first scan told again but cannot record another.
 */
export async function replayOrRefuse(
  doors: Doors,
  command: ScanCommand,
  doer: Doer,
): Promise<RecordScanResult | Refusal> {
  const result = await perform(doors, command, { ...doer, may: NO_RIGHTS });
  return result.ok || result.code !== 'not-permitted'
    ? result
    : refuse('not-permitted', { capability: 'correct-others' });
}

/** Have the engine record what has been prepared. */
export async function submit(
  doors: Doors,
  prepared: Prepared | Refusal,
  doer: Doer,
): Promise<RecordScanResult | Refusal> {
  if (!prepared.ok) return prepared;
  const { command, foreign } = prepared;
  return foreign ? replayOrRefuse(doors, command, doer) : perform(doors, command, doer);
}
