import type { Core } from '@strapi/strapi';
import { rowsOf, timeZoneOf } from '../rows';

/** Batches of one step: what a reader may have to wait for behind somebody else's. */
const AT_ONCE = 500;
/** Steps that a reader waits for; who finds more to do is asked to come again. */
const STEPS_OF_READER = 8;
const PASS_EVERY_MS = 1_000;

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

/** Keeps the sums of reports up to date, so that a reader finds little to do. */
export class ReportRefresher {
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(private readonly strapi: Core.Strapi) {}

  start(): void {
    this.#timer = setInterval(() => this.#tick(), PASS_EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
  }

  #tick(): void {
    if (this.#running || this.#stopped) return;
    this.#running = this.#run().finally(() => {
      this.#running = null;
    });
  }

  async #run(): Promise<void> {
    try {
      while (!this.#stopped && (await step(this.strapi)));
    } catch (error) {
      this.strapi.log.error('The sums of the reports could not be brought up to date.', error);
    }
  }
}
