import type { Core } from '@strapi/strapi';
import { onTrackingEvent } from '../../../../../src/tracking';
import { onePerStrapi } from '../one-per-strapi';
import { rowsOf } from '../rows';
import { readSeen, refreshStep, type Standing } from './standing';

const PASS_EVERY_MS = 1_000;
/** Events that come within this time of the first are folded together. */
const GATHERED_MS = 20;
/** Passes take a fifth of the time at most, unless they would then be further apart than a second. */
const PAUSE_PER_PASS = 4;

/** How long passes rest after one. @param tookMs of that pass @returns ms */
export function pauseAfter(tookMs: number): number {
  return Math.min(PASS_EVERY_MS, PAUSE_PER_PASS * tookMs);
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
  #behind = true;
  readonly #placer: StagePlacer;

  constructor(private readonly strapi: Core.Strapi) {
    this.#placer = new StagePlacer(strapi);
  }

  /** The sums as the last pass has left them: at most a second, and a pass, older than what has happened. */
  async standing(): Promise<Standing> {
    return { upToDate: !this.#behind, ...(await readSeen(this.strapi)) };
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
      do {
        ({ more: this.#behind } = await refreshStep(this.strapi));
      } while (this.#behind && !this.#stopped);
      if (!this.#stopped) await this.#placer.place();
    } catch (error) {
      this.strapi.log.error('The sums of the reports could not be brought up to date.', error);
    }
  }
}

/** The one of a server; it has to be started. */
export const refresherOf = onePerStrapi((strapi) => new ReportRefresher(strapi));
