import type { Core } from '@strapi/strapi';
import {
  tracking,
  type Doer,
  type OperationView,
  type RecordScanCommand,
  type RecordScanResult,
} from '../tracking';
import { DEMO_REASONS, DEMO_STAGES } from './factory';
import { WORK_DELAY_MS, type LaunchedBatch, type LaunchedProduct } from './launch-products';
import type { MadeOperator } from './make-factory';
import type { Random } from './random';
import { replaceScrap } from './replace-scrap';
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
  finished: number;
}

interface Task {
  batch: Batch;
  operation: OperationView;
  /** Pieces that can be worked on now. */
  ready: number;
}

const DAY_MS = 86_400_000;
const PACES = new Map(DEMO_STAGES.flatMap(({ name, pace }) => (pace ? [[name, pace] as const] : [])));

function mayWork({ stages }: MadeOperator, { stage }: OperationView): boolean {
  return stages === null || stages.includes(stage);
}

/** What a report says of `lot` pieces: mostly good, now and then scrap of parts, at inspection rework. */
function outcome({ batch, operation }: Task, lot: number, random: Random) {
  const canRework = operation.kind === 'inspection' && operation.sequence > 1;
  const rework = canRework && random.percent(REWORK_PERCENT) ? 1 : 0;
  const isPart = batch.needs.length === 0;
  const scrapped = lot > rework && isPart && operation.mayScrap && random.percent(SCRAP_PERCENT) ? 1 : 0;
  return { good: lot - rework - scrapped, scrapped, rework };
}

const dayKey = (stage: string, atMs: number) => `${Math.floor(atMs / DAY_MS)} ${stage}`;

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
  /** Reports of a stage on a day, by both. */
  private readonly reports = new Map<string, number>();

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly random: Random,
    /** A usual report is of so many pieces. */
    private readonly usualLot: number,
    /** Numbers of their own: the work is the same with starts and without. */
    private readonly starts: Random,
    /** Who puts new pieces in for scrapped ones. */
    private readonly doer: Doer,
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
        finished: 0,
      };
      this.batches.set(batch.code, { ...batch, ...made });
    }
  }

  /** Of how many of an assembly all parts are there that have not been put together yet. */
  private setsOf({ needs, quantity }: Batch, first: OperationView): number {
    const begun = quantity - first.waiting;
    const sets = needs.map(({ code, perParent }) =>
      Math.floor((this.batches.get(code)?.finished ?? Infinity) / perParent),
    );
    return Math.max(0, Math.min(Infinity, ...sets) - begun);
  }

  /** Work begins when the labels have been printed; an assembly when the parts it needs are there too. */
  private readyAt(batch: Batch, operation: OperationView, atMs: number): number {
    if (batch.launchedAtMs + WORK_DELAY_MS > atMs) return 0;
    const isFirst = operation.number === batch.operations[0]?.number;
    return isFirst ? Math.min(operation.waiting, this.setsOf(batch, operation)) : operation.waiting;
  }

  private takesMore({ stage }: OperationView, atMs: number): boolean {
    const most = PACES.get(stage)?.reportsADay ?? Infinity;
    return (this.reports.get(dayKey(stage, atMs)) ?? 0) < most;
  }

  private tasksOf(operator: MadeOperator, atMs: number): Task[] {
    return [...this.batches.values()].flatMap((batch) =>
      batch.operations
        .filter((operation) => mayWork(operator, operation) && this.takesMore(operation, atMs))
        .map((operation) => ({ batch, operation, ready: this.readyAt(batch, operation, atMs) }))
        .filter(({ ready }) => ready > 0),
    );
  }

  /** Where work comes a little each day the oldest order goes first; elsewhere usually, and in it what is nearest to its end. */
  private choose(waiting: readonly Task[]): Task {
    const all = waiting.filter(({ batch, operation: { stage } }) => {
      const isEarlier = (other: Task) => other.batch.launchedAtMs < batch.launchedAtMs;
      return (
        !PACES.has(stage) || !waiting.some((other) => other.operation.stage === stage && isEarlier(other))
      );
    });
    const oldestMs = Math.min(...all.map(({ batch }) => batch.launchedAtMs));
    const oldest = all.filter(({ batch }) => batch.launchedAtMs === oldestMs);
    const tasks = this.random.percent(PREFER_OLDEST_PERCENT) ? oldest : all;
    if (!this.random.percent(PREFER_LATER_PERCENT)) return this.random.pick(tasks);
    const latest = Math.max(...tasks.map(({ operation }) => operation.sequence));
    return this.random.pick(tasks.filter(({ operation }) => operation.sequence === latest));
  }

  private command(task: Task, operator: MadeOperator, atMs: number): RecordScanCommand {
    const { operation, batch, ready } = task;
    const usual = PACES.get(operation.stage)?.lot ?? this.usualLot;
    const lot = Math.min(ready, Math.max(1, Math.round(usual * (0.5 + this.random.next()))));
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
    batch.finished = part.finished;
  }

  /** Orders that are late keep lacking what was scrapped, so that the demonstration shows both. */
  private async makeGood({ batch }: Task, { scrapped }: RecordScanCommand, at: Date): Promise<void> {
    if (scrapped === 0 || !batch.isTimely) return;
    const wish = { factId: this.random.uuid(), partCode: batch.code, quantity: scrapped };
    batch.operations = await replaceScrap(this.strapi, wish, this.doer, at);
    batch.quantity += scrapped;
  }

  private async report(slot: WorkSlot, operator: MadeOperator, task: Task): Promise<void> {
    const actor = { type: 'operator', id: String(operator.id), name: operator.identifier } as const;
    const doer: Doer = { actor, may: null, stageIds: null, address: null, requestId: null };
    const at = new Date(slot.atMs + SEND_DELAY_MS);
    const report = this.command(task, operator, slot.atMs);
    for (const command of [this.start(report, task, slot.atMs), report]) {
      if (!command) continue;
      const result = await tracking(this.strapi, () => at).recordScan(command, doer);
      if (!result.ok) throw new Error(`A report of the demonstration was refused: ${result.code}.`);
      this.remember(task.batch, result, slot.atMs);
    }
    const key = dayKey(task.operation.stage, slot.atMs);
    this.reports.set(key, (this.reports.get(key) ?? 0) + 1);
    await this.makeGood(task, report, at);
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
      await this.report(slot, operator, this.choose(tasks));
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
