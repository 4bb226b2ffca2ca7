import { dayRandom } from '../../plugins/dashboards/server/src/forecast/day-random';

/** A factory of stages in series that works by chance, day by day, and writes down what each stage made and when orders were complete. */

/** Pieces a day of each stage when it runs, as a factor of the usual 6 to 16. */
const PACES = [1.15, 0.95, 1.1, 1.25];
export const STAGES = PACES.length;
/** All of the factory stands still on so many days, a stage by itself on so many. */
const ALL_STOP = 0.05;
const ONE_STOPS = 0.1;
const SCRAP = 0.02;
/** A new order comes every so many days. */
const ORDER_EVERY_DAYS = 4;

export interface GeneratedOrder {
  number: number;
  /** Pieces that wait at each stage. */
  waiting: number[];
  /** Pieces that no later day brings back. */
  scrapped: number;
  /** On which day the last of them was finished; null: it is open. */
  completeOn: number | null;
}

/** What one stage made of one order on a day. */
export interface GeneratedReport {
  order: number;
  /** From 0. */
  stage: number;
  good: number;
  scrapped: number;
}

export interface GeneratedDay {
  /** Good pieces by stage on this day. */
  made: number[];
  /** The same by order, in an order in which the pieces are there. */
  reports: GeneratedReport[];
  /** Orders that were open before it, those that came first due first, with what waited where. */
  open: GeneratedOrder[];
}

/** One day of one stage: orders in their turn, as far as it gets. Pieces go on to the next stage, where they are worked on a day later. */
function workAt(
  stage: number,
  capacity: number,
  orders: GeneratedOrder[],
  day: number,
  random: () => number,
): GeneratedReport[] {
  let left = capacity;
  const reports: GeneratedReport[] = [];
  for (const order of orders) {
    const taken = Math.min(left, order.waiting[stage] ?? 0);
    if (taken === 0) continue;
    left -= taken;
    order.waiting[stage] = (order.waiting[stage] ?? 0) - taken;
    const scrapped = Array.from({ length: taken }, random).filter((chance) => chance < SCRAP).length;
    reports.push({ order: order.number, stage, good: taken - scrapped, scrapped });
    order.scrapped += scrapped;
    if (stage + 1 < STAGES) order.waiting[stage + 1] = (order.waiting[stage + 1] ?? 0) + taken - scrapped;
    if (order.waiting.every((pieces) => pieces === 0)) order.completeOn = day;
  }
  return reports;
}

/** So many days of a factory; the same for the same seed (`2026-01-31`). */
export function generatedDays(
  seed: string,
  days: number,
): { days: GeneratedDay[]; orders: GeneratedOrder[] } {
  const random = dayRandom(seed);
  const orders: GeneratedOrder[] = [];
  const told = Array.from({ length: days }, (_, day): GeneratedDay => {
    if (day % ORDER_EVERY_DAYS === 0) {
      const waiting = Array.from({ length: STAGES }, (_, stage) =>
        stage === 0 ? Math.floor(24 + random() * 26) : 0,
      );
      orders.push({ number: orders.length + 1, waiting, scrapped: 0, completeOn: null });
    }
    const open = orders.filter(({ completeOn }) => completeOn === null);
    const before = open.map((order) => ({ ...order, waiting: [...order.waiting] }));
    const stands = random() < ALL_STOP;
    const reports: GeneratedReport[] = [];
    for (let stage = STAGES - 1; stage >= 0; stage -= 1) {
      const runs = !stands && random() >= ONE_STOPS;
      const capacity = runs ? Math.floor((6 + random() * 10) * (PACES[stage] ?? 1)) : 0;
      reports.push(...workAt(stage, capacity, open, day, random));
    }
    const made = Array.from({ length: STAGES }, (_, stage) =>
      reports.filter((report) => report.stage === stage).reduce((sum, { good }) => sum + good, 0),
    );
    return { made, reports, open: before };
  });
  return { days: told, orders };
}
