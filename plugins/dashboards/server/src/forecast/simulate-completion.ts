/** What one stage made on the working days of the past; the same day at the same index for every stage. */
export interface StageHistory {
  stageId: number;
  /** Good pieces by working day. */
  perDay: readonly number[];
}

/** An order's pieces that still have to pass a stage. */
export interface RemainingWork {
  stageId: number;
  pieces: number;
}

export interface OpenOrder {
  id: number;
  remaining: readonly RemainingWork[];
}

/**
 * Working days until an order is complete, 1: at the end of the next one; one more than the days that were looked at: on none of
 * them; null: not enough history.
 */
export interface OrderForecast {
  id: number;
  p50Days: number | null;
  p85Days: number | null;
  /** The stage that most often ends last; null: nothing remains, or some stage is known too little to say so. */
  slowestStageId: number | null;
  /** Stages that it still has to pass and that have not enough history. */
  unknownStages: UnknownStage[];
}

/** A stage that nothing can be said about. */
export interface UnknownStage {
  stageId: number;
  /** Working days with work that it has. */
  activeDays: number;
}

export interface SimulationWish {
  /** In the order in which they are worked on: by due date. */
  orders: readonly OpenOrder[];
  history: readonly StageHistory[];
  /** Working days with work that a stage needs before anything is said about it. */
  leastActiveDays: number;
  runs: number;
  /** No forecast looks further: what ends on none of these days is told as `mostDays + 1`. */
  mostDays: number;
  /** How much of the first day is still to come, 0 to 1; left out: all of it. */
  firstDayShare?: number;
}

/** Working days on which a stage made something. */
const activeDaysOf = ({ perDay }: StageHistory) => perDay.filter((pieces) => pieces > 0).length;

interface Queue {
  stageId: number;
  perDay: Float64Array;
  /** What must be made here before the order at the same index is through; only orders that still pass. */
  until: Float64Array;
  /** Indices of these orders. */
  order: Int32Array;
}

/** Queues of the stages that are known well enough. */
function queuesOf({ orders, history, leastActiveDays }: SimulationWish): Queue[] {
  const perDayOf = new Map(
    history
      .filter((stage) => activeDaysOf(stage) >= leastActiveDays)
      .map(({ stageId, perDay }) => [stageId, perDay]),
  );
  const queues = new Map<number, { until: number[]; order: number[] }>();
  orders.forEach(({ remaining }, index) => {
    for (const { stageId, pieces } of remaining) {
      if (pieces <= 0 || !perDayOf.has(stageId)) continue;
      const queue = queues.get(stageId) ?? { until: [], order: [] };
      queues.set(stageId, queue);
      queue.until.push((queue.until.at(-1) ?? 0) + pieces);
      queue.order.push(index);
    }
  });
  return [...queues].map(([stageId, { until, order }]) => ({
    stageId,
    perDay: Float64Array.from(perDayOf.get(stageId) ?? []),
    until: Float64Array.from(until),
    order: Int32Array.from(order),
  }));
}

/** One future: for each order the working day of its end, one more than are drawn where it has none, and the queue that ends it. */
interface Future {
  drawn: Uint16Array;
  end: Uint16Array;
  last: Int16Array;
}

/** Days of the past drawn one after the other, the same for every stage, because a stop stops all of them. */
function draw({ drawn, end, last }: Future, days: number, random: () => number): void {
  for (let day = 0; day < drawn.length; day += 1) drawn[day] = Math.floor(random() * days);
  end.fill(0);
  last.fill(-1);
}

/** Let the orders of one queue pass, each on the working day on which enough was made. */
function pass(queue: Queue, place: number, { drawn, end, last }: Future, firstDayShare: number): void {
  const { perDay, until, order } = queue;
  let made = 0;
  let day = 0;
  for (let turn = 0; turn < until.length; turn += 1) {
    const needed = until[turn] as number;
    while (made < needed && day < drawn.length) {
      made += (perDay[drawn[day] as number] ?? 0) * (day === 0 ? firstDayShare : 1);
      day += 1;
    }
    const index = order[turn] as number;
    const leaves = made < needed ? drawn.length + 1 : day;
    if (leaves <= (end[index] as number)) continue;
    end[index] = leaves;
    last[index] = place;
  }
}

/** The first day by which this share of the futures has ended. @param counts how many end on each day */
function dayOfShare(counts: Uint32Array, runs: number, share: number): number {
  let left = Math.max(1, Math.ceil(share * runs));
  for (let day = 0; day < counts.length; day += 1) {
    left -= counts[day] as number;
    if (left <= 0) return day;
  }
  return counts.length - 1;
}

/** Futures of all orders, counted by the day of their end (0: no work, the last: none of the days) and by the queue that ends them. */
class Counts {
  readonly #days: number;
  readonly #ends: Uint32Array;
  readonly #slowest: Uint32Array;

  constructor(
    private readonly wish: SimulationWish,
    private readonly queues: readonly Queue[],
  ) {
    this.#days = wish.mostDays + 2;
    this.#ends = new Uint32Array(wish.orders.length * this.#days);
    this.#slowest = new Uint32Array(wish.orders.length * queues.length);
  }

  add({ end, last }: Future): void {
    for (let index = 0; index < end.length; index += 1) {
      const at = index * this.#days + (end[index] as number);
      this.#ends[at] = (this.#ends[at] as number) + 1;
      const place = last[index] as number;
      if (place < 0) continue;
      const slow = index * this.queues.length + place;
      this.#slowest[slow] = (this.#slowest[slow] as number) + 1;
    }
  }

  forecasts(): OrderForecast[] {
    const { orders, runs, history } = this.wish;
    const known = new Set(this.queues.map(({ stageId }) => stageId));
    const activeDays = new Map(history.map((stage) => [stage.stageId, activeDaysOf(stage)]));
    return orders.map(({ id, remaining }, index) => {
      const unknownStages = remaining
        .filter(({ stageId, pieces }) => pieces > 0 && !known.has(stageId))
        .map(({ stageId }) => ({ stageId, activeDays: activeDays.get(stageId) ?? 0 }));
      const enough = unknownStages.length === 0;
      const ends = this.#ends.subarray(index * this.#days, (index + 1) * this.#days);
      return {
        id,
        p50Days: enough ? dayOfShare(ends, runs, 0.5) : null,
        p85Days: enough ? dayOfShare(ends, runs, 0.85) : null,
        slowestStageId: enough ? this.#slowestOf(index) : null,
        unknownStages,
      };
    });
  }

  #slowestOf(index: number): number | null {
    const { length } = this.queues;
    const counts = this.#slowest.subarray(index * length, (index + 1) * length);
    const most = counts.reduce((highest, count) => Math.max(highest, count), 0);
    return most === 0 ? null : (this.queues[counts.indexOf(most)]?.stageId ?? null);
  }
}

/**
 * Monte Carlo over the days of the past. Orders queue at each stage in their order; an order is through when its last piece has
 * passed the stage that takes longest. Yields after each future, so that others have a turn between them.
 * @param random from 0 to 1, 1 left out
 */
export function* simulateStepwise(
  wish: SimulationWish,
  random: () => number,
): Generator<void, OrderForecast[], void> {
  const { orders, history, runs, mostDays, firstDayShare = 1 } = wish;
  const queues = queuesOf(wish);
  const days = Math.max(1, ...history.map(({ perDay }) => perDay.length));
  const counts = new Counts(wish, queues);
  const future: Future = {
    drawn: new Uint16Array(mostDays),
    end: new Uint16Array(orders.length),
    last: new Int16Array(orders.length),
  };
  for (let run = 0; run < runs; run += 1) {
    draw(future, days, random);
    queues.forEach((queue, place) => pass(queue, place, future, firstDayShare));
    counts.add(future);
    yield;
  }
  return counts.forecasts();
}

/** `simulateStepwise` in one go. */
export function simulateCompletion(wish: SimulationWish, random: () => number): OrderForecast[] {
  const steps = simulateStepwise(wish, random);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
