import { PlainFigures, type Stay } from './plain-figures';
import type { PlainHistory } from './plain-pieces';
import type { PlainPeriod } from './plain-shifts';

interface Waiting extends Stay {
  stageId: number;
  held: boolean;
}

/** What waits now, by stage, laid out slowly and plainly piece by piece. */
export class PlainQueues {
  readonly #waiting: readonly Waiting[];

  constructor(history: PlainHistory, period: PlainPeriod) {
    const holds = history.holds.filter(({ toMs }) => toMs === Infinity);
    const onHold = new Set(holds.map(({ partId }) => partId));
    const stageOf = new Map(
      history.operations.map(({ partId, number, stageId }) => [`${partId}/${number}`, stageId]),
    );
    this.#waiting = new PlainFigures(history, period)
      .stays()
      .filter(({ ended }) => ended === null)
      .map((stay) => ({
        ...stay,
        stageId: stageOf.get(`${stay.partId}/${stay.operation}`) ?? 0,
        held: onHold.has(stay.partId),
      }));
  }

  #byStage<Value>(stays: readonly Waiting[], of: (stays: readonly Stay[]) => Value): Record<string, Value> {
    const stageIds = [...new Set(stays.map(({ stageId }) => stageId))];
    return Object.fromEntries(
      stageIds.map((id) => [`${id}`, of(stays.filter(({ stageId }) => stageId === id))]),
    );
  }

  /** The arrival of the oldest piece at each stage that waits and is not held, in ms. */
  oldest(): Record<string, number> {
    const free = this.#waiting.filter(({ held }) => !held);
    return this.#byStage(free, (stays) => Math.min(...stays.map(({ fromMs }) => fromMs)));
  }

  /** Pieces on hold by stage. */
  held(): Record<string, number> {
    return this.#byStage(
      this.#waiting.filter(({ held }) => held),
      (stays) => stays.length,
    );
  }

  /** Batches of which a piece waits, held ones too, by stage. */
  batches(): Record<string, number> {
    return this.#byStage(this.#waiting, (stays) => new Set(stays.map(({ partId }) => partId)).size);
  }
}
