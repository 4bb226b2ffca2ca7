import { PlainFigures } from './plain-figures';
import type { PlainHistory, PlainScan } from './plain-pieces';
import { dayOf, type PlainPeriod } from './plain-shifts';

const sum = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((total, item) => total + of(item), 0);

/** What is left of a history when only some scans are looked at: a stage's, a person's, a shift's. */
export class PlainNarrowed {
  readonly #scans: PlainScan[];

  constructor(
    private readonly history: PlainHistory,
    private readonly period: PlainPeriod,
    passes: (scan: PlainScan) => boolean,
  ) {
    this.#scans = history.scans.filter(passes);
  }

  #figures(finished: PlainHistory['finished']): PlainFigures {
    return new PlainFigures({ ...this.history, scans: this.#scans, finished }, this.period);
  }

  /** As `PlainFigures.work`. */
  work(): Record<string, number[]> {
    return this.#figures([]).work();
  }

  /** As `PlainFigures.defects`. */
  defects(): Record<string, number[]> {
    return this.#figures([]).defects();
  }

  /** Finished and scrapped pieces by day; finished ones are those of the last operation's reports. */
  reported(): Record<string, number[]> {
    const last = this.#scans.filter(({ kind, goodTo }) => kind === 'report' && goodTo === null);
    return this.#figures(last.map((scan) => ({ ...scan, pieces: scan.good }))).throughput();
  }

  /** Finished and scrapped pieces by day at a stage, those that skipped it, too. */
  finishedAt(stageId: number): Record<string, number[]> {
    const places = this.history.operations.filter((operation) => operation.stageId === stageId);
    const isThere = ({ partId, operation }: { partId: number; operation: number }) =>
      places.some((place) => place.partId === partId && place.number === operation);
    return this.#figures(this.history.finished.filter(isThere)).throughput();
  }

  /** Times in ms of the stays that one of these scans ended, by stage, the shortest first. */
  times(): Record<string, number[]> {
    const { from, to, timeZone } = this.period;
    const stays = new PlainFigures(this.history, this.period).stays();
    const times: Record<string, number[]> = {};
    for (const { partId, fromMs, toMs, ended } of stays) {
      if (ended?.leftBy !== 'report') continue;
      const scan = this.#scans.find((one) => one.partId === partId && one.revision === ended.revision);
      if (!scan) continue;
      const day = dayOf(scan.atMs, timeZone);
      if (day < from || day > to) continue;
      times[scan.stageId] = [...(times[scan.stageId] ?? []), toMs - fromMs].sort((a, b) => a - b);
    }
    return times;
  }

  /** Pieces reported, scrapped and reworked by stage. */
  judged(): Record<string, number[]> {
    const judged: Record<string, number[]> = {};
    for (const { kind, stageId, good, scrapped, reworked } of this.#scans) {
      if (kind !== 'report' || good + scrapped + reworked === 0) continue;
      const [all = 0, bad = 0, back = 0] = judged[stageId] ?? [];
      judged[stageId] = [all + good + scrapped + reworked, bad + scrapped, back + reworked];
    }
    return judged;
  }
}

/** The share of a list that is no longer than the value given: what a percentile is of. */
export const rankOf = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;

export const meanOf = (values: readonly number[]): number => sum(values, (value) => value) / values.length;
