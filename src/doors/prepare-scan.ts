import { correctedMs } from '../tracking';
import type {
  Capability,
  Doer,
  RecordScanCommand,
  RecordScanResult,
  Refusal,
  Tracking,
  UndoScanCommand,
} from '../tracking';
import { resolveOperator, type Witnesses } from './operators';
import { parseScanRequest } from './record-scan-request';
import { parseUndoRequest } from './undo-scan-request';

/** What the doors stand before. */
export interface Doors extends Witnesses {
  engine: Tracking;
}

/** A scan or an undo, ready for the engine. */
export type ScanCommand = RecordScanCommand | UndoScanCommand;

export interface Prepared {
  ok: true;
  command: ScanCommand;
  /** Why nothing new can be recorded in the name it gives; null: it can. */
  refusal: Refusal | null;
  /** Reported for somebody else by one who may: look-alikes are told. */
  onBehalf: boolean;
}

export const NO_RIGHTS: ReadonlySet<Capability> = new Set();

/** What a request says before it is known whose work it is. */
type Unresolved<Command> = Omit<Command, 'operator' | 'rights'>;

/** When the work was done by our clock, as far as the sender's clock can be corrected. */
export function claimedAtMs(occurredAt: string | null, sentAt: string | null): number {
  const nowMs = Date.now();
  if (occurredAt === null) return nowMs;
  return correctedMs({
    occurredAtMs: Date.parse(occurredAt),
    sentAtMs: sentAt === null ? null : Date.parse(sentAt),
    recordedAtMs: nowMs,
  });
}

async function resolved<Command extends ScanCommand>(
  doors: Doors,
  { command, named }: { command: Unresolved<Command>; named: string | null },
  settles: string | null,
  doer: Doer,
): Promise<Prepared> {
  const { madeIn, occurredAt, sentAt } = command as Unresolved<ScanCommand>;
  const claim = { named, madeIn, settles, atMs: claimedAtMs(occurredAt, sentAt) };
  const { operator, rights, refusal, onBehalf = false } = await resolveOperator(doors, doer, claim);
  const whole = { ...command, operator, ...(rights && { rights }) } as Command;
  return { ok: true, command: whole, refusal, onBehalf };
}

/** Read the body of a scan and find out whose work it is. */
export async function prepareScan(doors: Doors, body: unknown, doer: Doer): Promise<Prepared | Refusal> {
  const parsed = parseScanRequest(body);
  return parsed.ok
    ? resolved<RecordScanCommand>(doors, parsed.request, parsed.request.command.settles, doer)
    : parsed;
}

/** Read the body of an undo of this scan and find out who takes it back. */
export async function prepareUndo(
  doors: Doors,
  body: unknown,
  scanId: unknown,
  doer: Doer,
): Promise<Prepared | Refusal> {
  const parsed = parseUndoRequest(body, scanId);
  return parsed.ok ? resolved<UndoScanCommand>(doors, parsed.request, null, doer) : parsed;
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
  refusal: Refusal,
  doer: Doer,
): Promise<RecordScanResult | Refusal> {
  const result = await perform(doors, command, { ...doer, may: NO_RIGHTS });
  return result.ok || result.code !== 'not-permitted' ? result : refusal;
}

/** Add to a scan that somebody has just reported for another what looks like the same work. */
export async function withLookAlikes(
  { engine }: Doors,
  { command, onBehalf }: Pick<Prepared, 'command' | 'onBehalf'>,
  result: RecordScanResult | Refusal,
): Promise<RecordScanResult | Refusal> {
  if (!result.ok || result.replayed || !onBehalf || 'undoId' in command) return result;
  const { partCode, operation, good, scrapped, rework, operator, scanId } = command;
  const found = await engine.lookAlikes({
    ...{ partCode, operation, good, scrapped, operator },
    rework: rework?.quantity ?? 0,
    occurredAt: result.scan.occurredAt,
    except: scanId,
  });
  return found.ok ? { ...result, lookAlikes: found.scans } : result;
}

/** Have the engine record what has been prepared. */
export async function submit(
  doors: Doors,
  prepared: Prepared | Refusal,
  doer: Doer,
): Promise<RecordScanResult | Refusal> {
  if (!prepared.ok) return prepared;
  const { command, refusal } = prepared;
  if (refusal) return replayOrRefuse(doors, command, refusal, doer);
  return withLookAlikes(doors, prepared, await perform(doors, command, doer));
}
