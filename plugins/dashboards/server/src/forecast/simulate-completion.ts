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

/** Working days until an order is complete, 1: at the end of the next one; null: not enough history. */
export interface OrderForecast {
  id: number;
  p50Days: number | null;
  p85Days: number | null;
  /** The stage that most often ends last; null: nothing remains. */
  slowestStageId: number | null;
}

export interface SimulationWish {
  /** In the order in which they are worked on: by due date. */
  orders: readonly OpenOrder[];
  history: readonly StageHistory[];
  /** Working days with work that a stage needs before anything is said about it. */
  leastActiveDays: number;
  runs: number;
  /** No forecast looks further. */
  mostDays: number;
}

interface Queue {
  perDay: readonly number[];
  /** What must be made here before the order at the same index is through; only orders that still pass. */
  until: number[];
  /** Indices of these orders. */
  order: number[];
}

function queuesOf(orders: readonly OpenOrder[], history: readonly StageHistory[]): Map<number, Queue> {
  const perDayOf = new Map(history.map(({ stageId, perDay }) => [stageId, perDay]));
  const queues = new Map<number, Queue>();
  orders.forEach(({ remaining }, index) => {
    for (const { stageId, pieces } of remaining) {
      if (pieces <= 0) continue;
      const queue = queues.get(stageId) ?? { perDay: perDayOf.get(stageId) ?? [], until: [], order: [] };
      queues.set(stageId, queue);
      queue.until.push((queue.until.at(-1) ?? 0) + pieces);
      queue.order.push(index);
    }
  });
  return queues;
}

/** The working day on which each order leaves this queue, if the future draws these days of the past. */
function leave(queue: Queue, drawn: readonly number[], mostDays: number): number[] {
  const days: number[] = [];
  let made = 0;
  let day = 0;
  for (const needed of queue.until) {
    while (made < needed && day < mostDays) {
      made += queue.perDay[drawn[day] ?? 0] ?? 0;
      day += 1;
    }
    days.push(made < needed ? mostDays : day);
  }
  return days;
}

function nearestRank(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** One future: days of the past drawn one after the other, the same for every stage, because a stop stops all of them. */
function drawDays(wish: SimulationWish, random: () => number): number[] {
  const days = Math.max(1, ...wish.history.map(({ perDay }) => perDay.length));
  return Array.from({ length: wish.mostDays }, () => Math.floor(random() * days));
}

/**
 * Monte Carlo over the days of the past. Orders queue at each stage in their order; an order is through when its last piece has
 * passed the stage that takes longest.
 * @param random from 0 to 1, 1 left out
 */
export function simulateCompletion(wish: SimulationWish, random: () => number): OrderForecast[] {
  const { orders, history, leastActiveDays, runs, mostDays } = wish;
  const known = new Set(
    history
      .filter(({ perDay }) => perDay.filter((pieces) => pieces > 0).length >= leastActiveDays)
      .map(({ stageId }) => stageId),
  );
  const queues = queuesOf(orders, history);
  const ends = orders.map(() => new Uint16Array(runs));
  const slowest = orders.map(() => new Map<number, number>());
  for (let run = 0; run < runs; run += 1) {
    const drawn = drawDays(wish, random);
    const last = new Map<number, number>();
    for (const [stageId, queue] of queues) {
      if (!known.has(stageId)) continue;
      leave(queue, drawn, mostDays).forEach((day, place) => {
        const index = queue.order[place] ?? 0;
        const end = ends[index];
        if (!end || day <= (end[run] ?? 0)) return;
        end[run] = day;
        last.set(index, stageId);
      });
    }
    for (const [index, stageId] of last) {
      const counts = slowest[index];
      counts?.set(stageId, (counts.get(stageId) ?? 0) + 1);
    }
  }
  return orders.map(({ id, remaining }, index) => {
    const open = remaining.filter(({ pieces }) => pieces > 0);
    const enough = open.every(({ stageId }) => known.has(stageId));
    const sorted = (ends[index] ?? new Uint16Array()).sort();
    const [top] = [...(slowest[index] ?? [])].sort(([, left], [, right]) => right - left);
    return {
      id,
      p50Days: enough ? nearestRank(sorted, 0.5) : null,
      p85Days: enough ? nearestRank(sorted, 0.85) : null,
      slowestStageId: top?.[0] ?? null,
    };
  });
}
