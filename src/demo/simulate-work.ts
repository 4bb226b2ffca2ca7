import type { Core } from '@strapi/strapi';
import {
  tracking,
  type Doer,
  type OperationView,
  type RecordScanCommand,
  type RecordScanResult,
} from '../tracking';
import { DEMO_REASONS } from './factory';
import { WORK_DELAY_MS, type LaunchedBatch, type LaunchedProduct } from './launch-products';
import type { MadeOperator } from './make-factory';
import type { Random } from './random';
import type { WorkSlot } from './work-calendar';

/** A device sends a report so long after it was made. */
const SEND_DELAY_MS = 2_000;
/** Of 100 reports so many have scrap, and so many inspections send a piece back. */
const SCRAP_PERCENT = 6;
const REWORK_PERCENT = 18;
/** A later operation is usually preferred, so that batches get finished. */
const PREFER_LATER_PERCENT = 75;
const PREFER_OLDEST_PERCENT = 80;

/** Of 100 reports so many have a start, told so many minutes before at most. */
const STARTED_PERCENT = 40;
const LONGEST_WORK_MINUTES = 45;
const MINUTE_MS = 60_000;

/** One batch as it stands during the simulation. */
interface Batch extends LaunchedBatch {
  launchedAtMs: number;
  /** When it was last reported. */
  reportedAtMs: number;
  operations: OperationView[];
  /** Finished and scrapped pieces: what does not come any more. */
  done: number;
}

interface Task {
  batch: Batch;
  operation: OperationView;
}

function mayWork({ stages }: MadeOperator, { stage }: OperationView): boolean {
  return stages === null || stages.includes(stage);
}

/** What a report says of `lot` pieces: mostly good, now and then scrap, at inspection rework. */
function outcome({ operation }: Task, lot: number, random: Random) {
  const canRework = operation.kind === 'inspection' && operation.sequence > 1;
  const rework = canRework && random.percent(REWORK_PERCENT) ? 1 : 0;
  const scrapped = lot > rework && operation.mayScrap && random.percent(SCRAP_PERCENT) ? 1 : 0;
  return { good: lot - rework - scrapped, scrapped, rework };
}

/** The operation before this one on the batch's route. */
function before({ batch, operation }: Task): number {
  const earlier = batch.operations.filter(({ sequence }) => sequence < operation.sequence);
  const last = earlier.sort((one, other) => one.sequence - other.sequence).at(-1);
  if (!last) throw new Error('The first operation sends nothing back.');
  return last.number;
}

/** Drives the factory of the demonstration through its slots, by the engine's own commands. */
export class Simulation {
  private readonly batches = new Map<string, Batch>();

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly random: Random,
    /** A usual report is of so many pieces. */
    private readonly usualLot: number,
    /** Numbers of their own: the work is the same with starts and without. */
    private readonly starts: Random,
  ) {}

  /** Take up the batches of a product that have operations. */
  async begin({ batches, launchedAtMs }: LaunchedProduct): Promise<void> {
    for (const batch of batches.filter(({ isRouted }) => isRouted)) {
      const page = await tracking(this.strapi).partPage(batch.code);
      if ('code' in page) throw new Error(`A batch of the demonstration is gone: ${page.code}.`);
      const made = {
        launchedAtMs,
        reportedAtMs: launchedAtMs + WORK_DELAY_MS,
        operations: page.operations,
        done: 0,
      };
      this.batches.set(batch.code, { ...batch, ...made });
    }
  }

  /** Work begins when the labels have been printed; an assembly when the parts it needs are there too. */
  private isReady(batch: Batch, atMs: number): boolean {
    if (batch.launchedAtMs + WORK_DELAY_MS > atMs) return false;
    return batch.needs.every((code) => {
      const child = this.batches.get(code);
      return !child || child.done >= child.quantity;
    });
  }

  private tasksOf(operator: MadeOperator, atMs: number): Task[] {
    return [...this.batches.values()]
      .filter((batch) => this.isReady(batch, atMs))
      .flatMap((batch) =>
        batch.operations
          .filter((operation) => operation.waiting > 0 && mayWork(operator, operation))
          .map((operation) => ({ batch, operation })),
      );
  }

  /** Usually the oldest order goes first, and in it what is nearest to its end. */
  private choose(all: readonly Task[]): Task {
    const oldestMs = Math.min(...all.map(({ batch }) => batch.launchedAtMs));
    const oldest = all.filter(({ batch }) => batch.launchedAtMs === oldestMs);
    const tasks = this.random.percent(PREFER_OLDEST_PERCENT) ? oldest : all;
    if (!this.random.percent(PREFER_LATER_PERCENT)) return this.random.pick(tasks);
    const latest = Math.max(...tasks.map(({ operation }) => operation.sequence));
    return this.random.pick(tasks.filter(({ operation }) => operation.sequence === latest));
  }

  private command(task: Task, operator: MadeOperator, atMs: number): RecordScanCommand {
    const { operation, batch } = task;
    const lot = Math.min(
      operation.waiting,
      Math.max(1, Math.round(this.usualLot * (0.5 + this.random.next()))),
    );
    const { good, scrapped, rework } = outcome(task, lot, this.random);
    return {
      scanId: this.random.uuid(),
      partCode: batch.code,
      operation: operation.number,
      kind: 'report',
      good,
      scrapped,
      rework: rework > 0 ? { quantity: rework, toOperation: before(task) } : null,
      causeOperation: null,
      reason: scrapped + rework > 0 ? this.random.pick(DEMO_REASONS).code : null,
      comment: '',
      attachments: [],
      occurredAt: new Date(atMs).toISOString(),
      sentAt: new Date(atMs + SEND_DELAY_MS).toISOString(),
      underHold: false,
      settles: null,
      station: operator.station,
      madeIn: null,
      operator: { id: operator.id, name: operator.identifier },
    };
  }

  /** That the work of a report had begun, told with the report; not before the pieces came. null: nobody told. */
  private start(report: RecordScanCommand, { batch }: Task, atMs: number): RecordScanCommand | null {
    const isTold = this.starts.percent(STARTED_PERCENT);
    const beganMs = Math.max(
      batch.reportedAtMs + MINUTE_MS,
      atMs - (1 + this.starts.below(LONGEST_WORK_MINUTES)) * MINUTE_MS,
    );
    if (!isTold || beganMs >= atMs) return null;
    return {
      ...report,
      ...{ scanId: this.starts.uuid(), kind: 'start', occurredAt: new Date(beganMs).toISOString() },
      ...{ good: 0, scrapped: 0, rework: null, reason: null },
    };
  }

  private remember(batch: Batch, { operations, part }: RecordScanResult, atMs: number): void {
    batch.operations = operations;
    batch.reportedAtMs = atMs;
    batch.done = part.finished + part.scrapped;
  }

  /**
   * One report: by the operator of the slot, or by a colleague if nothing waits for that one.
   * @throws Error where nothing waits for anybody
   */
  async work(slot: WorkSlot, operators: readonly MadeOperator[]): Promise<void> {
    const own = operators.filter((_, index) => index === slot.operator);
    const colleagues = this.random.shuffled(operators.filter((_, index) => index !== slot.operator));
    for (const operator of [...own, ...colleagues]) {
      const tasks = this.tasksOf(operator, slot.atMs);
      if (tasks.length === 0) continue;
      const task = this.choose(tasks);
      const actor = { type: 'operator', id: String(operator.id), name: operator.identifier } as const;
      const doer: Doer = { actor, may: null, stageIds: null, address: null, requestId: null };
      const clock = () => new Date(slot.atMs + SEND_DELAY_MS);
      const report = this.command(task, operator, slot.atMs);
      for (const command of [this.start(report, task, slot.atMs), report]) {
        if (!command) continue;
        const result = await tracking(this.strapi, clock).recordScan(command, doer);
        if (!result.ok) throw new Error(`A report of the demonstration was refused: ${result.code}.`);
        this.remember(task.batch, result, slot.atMs);
      }
      return;
    }
    throw new Error('Nothing waits for anybody in the demonstration any more.');
  }

  /** Codes of all batches with operations, those first whose first operation has pieces waiting. */
  codes(): string[] {
    const startable = ({ operations }: Batch) => (operations[0]?.waiting ?? 0) > 0;
    const batches = [...this.batches.values()];
    return [...batches.filter(startable), ...batches.filter((batch) => !startable(batch))].map(
      ({ code }) => code,
    );
  }
}
