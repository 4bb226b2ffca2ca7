import type { Core } from '@strapi/strapi';
import { onePerStrapi } from '../one-per-strapi';
import { shared } from '../overview/share-overview';
import { dayIn, rowsOf, timeZoneOf } from '../rows';
import { dayRandom } from './day-random';
import { MOST_DAYS, readDays, readHistory, readOpenOrders } from './forecast-inputs';
import { inTurns } from './in-turns';
import {
  simulateStepwise,
  type OpenOrder,
  type OrderForecast,
  type StageHistory,
  type UnknownStage,
} from './simulate-completion';

/** Working days with work that a stage needs before anything is said about it. */
export const LEAST_ACTIVE_DAYS = 10;
const RUNS = 500;
/** How old a forecast may be that nobody waits for: a live page shows it with its age. */
const REFRESHED_AFTER_MS = 5_000;
/** Due dates and the time of day move it too, without a report. */
const NEVER_OLDER_MS = 60_000;

/** When an order will be complete, as the factory's own history has it. */
export interface OrderDates {
  /** Pieces times operations that are still to be done. */
  remaining: number;
  /** `2026-01-31`; null: not enough history, or after `beyond`. */
  p50: string | null;
  p85: string | null;
  /** The last day that the forecast looks at, where one of both lies after it. */
  beyond: string | null;
  /** The stage that ends last in most futures; null: not enough history. */
  slowestStageId: number | null;
  /** Stages that it still has to pass and that are known too little: why no day can be said. */
  unknownStages: UnknownStage[];
}

/** Of open orders with waiting pieces, by the product's numeric id. */
export interface Forecast {
  /** When its orders and its past were read, and which state of the sums they were. */
  at: Date;
  foldedAt: string;
  orders: ReadonlyMap<number, OrderDates>;
  /** Names of the stages by their numeric id. */
  stageNames: ReadonlyMap<number, string>;
}

function datesOf(
  forecasts: readonly OrderForecast[],
  orders: readonly OpenOrder[],
  { days, today }: { days: readonly string[]; today: string },
): Map<number, OrderDates> {
  const dateOf = (count: number | null) => (count === null ? null : (days[Math.max(0, count - 1)] ?? null));
  const isBeyond = (count: number | null) => count !== null && count > days.length;
  return new Map(
    forecasts.map(({ id, p50Days, p85Days, slowestStageId, unknownStages }, index) => [
      id,
      {
        remaining: (orders[index]?.remaining ?? []).reduce((sum, { pieces }) => sum + pieces, 0),
        p50: dateOf(p50Days),
        p85: dateOf(p85Days),
        beyond: isBeyond(p50Days) || isBeyond(p85Days) ? (days.at(-1) ?? today) : null,
        slowestStageId,
        unknownStages,
      },
    ]),
  );
}

/** What a forecast is made from beside the time of day, in the database's words. */
interface Source {
  /** When the sums last changed. */
  foldedAt: string;
  /** The same as long as sums, orders, stages, calendar and shifts are: which transactions have written them. */
  from: string;
}

/** Read beside the sums, and small. */
const SOURCES = ['products', 'stages', 'tracker_factory_calendar', 'tracker_shifts'];

async function readSource(strapi: Core.Strapi): Promise<Source> {
  const written = (table: string) =>
    `(select count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) from ${table})`;
  const [row] = await rowsOf<Source>(
    strapi,
    `select folded_at::text as "foldedAt", concat_ws(' ', folded_at, ${SOURCES.map(written).join(', ')}) as from
       from tracker_report_state`,
  );
  if (!row) throw new Error('The state of the sums is gone.');
  return row;
}

/** When the sums last changed, in the database's words. */
export async function readFoldedAt(strapi: Core.Strapi): Promise<string> {
  return (await readSource(strapi)).foldedAt;
}

interface Inputs {
  now: Date;
  foldedAt: string;
  today: string;
  days: string[];
  firstDayShare: number;
  history: StageHistory[];
  orders: OpenOrder[];
  stageNames: Map<number, string>;
}

/** Inputs of the state that `foldedAt` names or of a later one. */
async function readInputs(strapi: Core.Strapi, foldedAt: string, now: Date): Promise<Inputs> {
  const timeZone = timeZoneOf(strapi);
  const today = dayIn(timeZone, now);
  const [history, orders, days, stages] = await Promise.all([
    readHistory(strapi, today),
    readOpenOrders(strapi),
    readDays(strapi, { today, timeZone, now }),
    rowsOf<{ id: number; name: string }>(strapi, 'select id, name from stages'),
  ]);
  const stageNames = new Map(stages.map(({ id, name }) => [id, name]));
  return { now, foldedAt, today, history, orders, stageNames, ...days };
}

async function simulated({ today, days, firstDayShare, history, orders }: Inputs) {
  const wish = { orders, history, leastActiveDays: LEAST_ACTIVE_DAYS, runs: RUNS, mostDays: MOST_DAYS };
  const forecasts = await inTurns(simulateStepwise({ ...wish, firstDayShare }, dayRandom(today)));
  return datesOf(forecasts, orders, { days, today });
}

/** The forecast of one factory: simulated where what it is made from has changed, by one simulation for all who ask. */
class Forecaster {
  #made: { from: string; orders: Promise<Map<number, OrderDates>> } | null = null;
  #kept: { forecast: Forecast; from: string; today: string } | null = null;

  constructor(private readonly strapi: Core.Strapi) {}

  get kept(): Forecast | null {
    return this.#kept?.forecast ?? null;
  }

  /** The kept one, where a reading would find what it was made from: nothing has changed, and the time of day not by much. */
  #stillTrue(from: string, now: Date): Forecast | null {
    if (this.#kept?.from !== from || this.#kept.today !== dayIn(timeZoneOf(this.strapi), now)) return null;
    const ageMs = now.getTime() - this.#kept.forecast.at.getTime();
    return ageMs >= 0 && ageMs < NEVER_OLDER_MS ? this.#kept.forecast : null;
  }

  async read(now: Date): Promise<Forecast> {
    const source = await readSource(this.strapi);
    const { foldedAt } = source;
    const stillTrue = this.#stillTrue(source.from, now);
    if (stillTrue) return stillTrue;
    const inputs = await readInputs(this.strapi, foldedAt, now);
    const { today, days, firstDayShare, history, orders } = inputs;
    const from = JSON.stringify([today, firstDayShare, days, history, orders]);
    if (this.#made?.from !== from) this.#made = { from, orders: simulated(inputs) };
    const forecast = { at: now, foldedAt, orders: await this.#made.orders, stageNames: inputs.stageNames };
    if (!this.#kept || this.#kept.forecast.at <= now) this.#kept = { forecast, from: source.from, today };
    return forecast;
  }

  /** One reading in the background for all whose forecast is old. */
  readonly refresh = shared(() => this.read(new Date()));
}

const forecasterOf = onePerStrapi((strapi) => new Forecaster(strapi));

/** When each open order will be complete, from the sums as they are now. */
export function readForecast(strapi: Core.Strapi, now: Date): Promise<Forecast> {
  return forecasterOf(strapi).read(now);
}

/** The last forecast, however old; only the very first is waited for. */
export async function keptForecast(strapi: Core.Strapi): Promise<Forecast> {
  const forecaster = forecasterOf(strapi);
  return forecaster.kept ?? (await forecaster.refresh());
}

/**
 * A forecast for a page that is read at each report: the last one, which is made anew in the background when it is older than
 * what has happened, at most once in some seconds. Only the very first is waited for.
 * @param foldedAt which state of the sums the page shows
 */
export async function recentForecast(
  strapi: Core.Strapi,
  foldedAt: string,
  now: Date,
): Promise<Forecast & { upToDate: boolean }> {
  const forecaster = forecasterOf(strapi);
  const kept = forecaster.kept ?? (await forecaster.refresh());
  const upToDate = kept.foldedAt === foldedAt;
  if (now.getTime() - kept.at.getTime() > (upToDate ? NEVER_OLDER_MS : REFRESHED_AFTER_MS)) {
    forecaster.refresh().catch((error: unknown) => {
      strapi.log.error('The forecast could not be made anew.', error);
    });
  }
  return { ...kept, upToDate };
}
