import type { Core } from '@strapi/strapi';
import { onTrackingEvent } from '../../../../../src/tracking';
import { rowsOf, timeZoneOf } from '../rows';

/** Batches of one step: what a reader may have to wait for behind somebody else's. */
const AT_ONCE = 500;
/** Steps that a reader waits for; who finds more to do is asked to come again. */
const STEPS_OF_READER = 8;
const PASS_EVERY_MS = 1_000;
/** Events that come within this time of the first are folded together. */
const GATHERED_MS = 20;
/** Passes take a fifth of the time at most, unless they would then be further apart than a second. */
const PAUSE_PER_PASS = 4;

/** How long passes rest after one. @param tookMs of that pass @returns ms */
export function pauseAfter(tookMs: number): number {
  return Math.min(PASS_EVERY_MS, PAUSE_PER_PASS * tookMs);
}

/** One step towards sums that are up to date. @returns whether there is more to do */
async function step(strapi: Core.Strapi): Promise<boolean> {
  const [row] = await rowsOf<{ more: boolean }>(strapi, 'select tracker_refresh_reports(?, ?) as more', [
    timeZoneOf(strapi),
    AT_ONCE,
  ]);
  return row?.more ?? false;
}

/** Bring the sums up to date. @returns false: too much has happened, they are being made in the background */
export async function reportsUpToDate(strapi: Core.Strapi): Promise<boolean> {
  for (let steps = 0; steps < STEPS_OF_READER; steps += 1) {
    if (!(await step(strapi))) return true;
  }
  return false;
}

/** Where stages stand over all routes is found anew this often at most. */
const PLACED_EVERY_MS = 60_000;

/** Finds where stages stand in the order of the work, when compositions or routes may have changed. */
class StagePlacer {
  #placedAtMs = -Infinity;
  #knows = '';

  constructor(private readonly strapi: Core.Strapi) {}

  async place(): Promise<void> {
    if (performance.now() - this.#placedAtMs < PLACED_EVERY_MS) return;
    const [row] = await rowsOf<{ newest: string }>(
      this.strapi,
      `select concat_ws(' ', (select max(id) from bom_lines), (select max(id) from part_facts)) as newest`,
    );
    this.#placedAtMs = performance.now();
    if (!row || row.newest === this.#knows) return;
    await rowsOf(this.strapi, 'select tracker_place_stages()');
    this.#knows = row.newest;
  }
}

/** Keeps the sums of reports up to date, so that a reader finds nothing to do: soon after each event, and of other processes' each second. */
export class ReportRefresher {
  #timer: NodeJS.Timeout | null = null;
  #soon: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #notBeforeMs = 0;
  #stopListening: (() => void) | null = null;
  #stopped = false;
  readonly #placer: StagePlacer;

  constructor(private readonly strapi: Core.Strapi) {
    this.#placer = new StagePlacer(strapi);
  }

  start(): void {
    this.#timer = setInterval(() => this.#tick(), PASS_EVERY_MS);
    this.#timer.unref();
    this.#stopListening = onTrackingEvent(() => this.#expect());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopListening?.();
    if (this.#timer) clearInterval(this.#timer);
    if (this.#soon) clearTimeout(this.#soon);
    await this.#running;
  }

  /** Something has happened: fold it in a moment, together with what comes until then. */
  #expect(): void {
    if (this.#soon || this.#stopped) return;
    const waitMs = Math.max(GATHERED_MS, this.#notBeforeMs - performance.now());
    this.#soon = setTimeout(() => {
      this.#soon = null;
      // What came while a pass was under way may have come too late for it.
      if (this.#running) this.#expect();
      else this.#tick();
    }, waitMs);
    this.#soon.unref();
  }

  #tick(): void {
    if (this.#running || this.#stopped) return;
    const startedMs = performance.now();
    this.#running = this.#run().finally(() => {
      const endedMs = performance.now();
      this.#notBeforeMs = endedMs + pauseAfter(endedMs - startedMs);
      this.#running = null;
    });
  }

  async #run(): Promise<void> {
    try {
      while (!this.#stopped && (await step(this.strapi)));
      if (!this.#stopped) await this.#placer.place();
    } catch (error) {
      this.strapi.log.error('The sums of the reports could not be brought up to date.', error);
    }
  }
}
