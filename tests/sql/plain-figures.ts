import type { PieceEnd, PieceMove, PlainHistory, PlainScan } from './plain-pieces';
import { dayOf, shiftAt, workingMs, type PlainPeriod } from './plain-shifts';

/** One piece's stay at an operation. */
export interface Stay {
  partId: number;
  operation: number;
  fromMs: number;
  /** Infinity: it is still there. */
  toMs: number;
  ended: PieceMove | null;
}

const inPeriod = (atMs: number, { from, to, timeZone }: PlainPeriod) => {
  const day = dayOf(atMs, timeZone);
  return day >= from && day <= to;
};

function groupsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string | number): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(`${keyOf(item)}`, [...(groups.get(`${keyOf(item)}`) ?? []), item]);
  return groups;
}

const sum = <Item>(items: readonly Item[], valueOf: (item: Item) => number) =>
  items.reduce((total, item) => total + valueOf(item), 0);

/** The figures of a product's history, computed slowly and plainly. */
export class PlainFigures {
  readonly #stageOf: Map<string, number>;

  constructor(
    private readonly history: PlainHistory,
    private readonly period: PlainPeriod,
  ) {
    this.#stageOf = new Map(
      history.operations.map(({ partId, number, stageId }) => [`${partId}/${number}`, stageId]),
    );
  }

  #stage({ partId, operation }: { partId: number; operation: number }): number {
    return this.#stageOf.get(`${partId}/${operation}`) ?? 0;
  }

  #here<Item extends { atMs: number }>(items: readonly Item[]): Item[] {
    return items.filter(({ atMs }) => inPeriod(atMs, this.period));
  }

  /** Reports of work that count something. */
  #reports(): PlainScan[] {
    return this.history.scans.filter(
      ({ kind, good, scrapped, reworked }) => kind === 'report' && good + scrapped + reworked > 0,
    );
  }

  /** The start that a report has, if it has one. */
  #startOf(report: PlainScan): number | null {
    const own = this.history.scans.filter(
      ({ partId, operation, operator, revision }) =>
        partId === report.partId &&
        operation === report.operation &&
        operator === report.operator &&
        revision < report.revision,
    );
    const counted = new Set(this.#reports());
    const last = Math.max(0, ...own.filter((scan) => counted.has(scan)).map(({ revision }) => revision));
    const starts = own.filter(({ kind, undone, revision }) => kind === 'start' && !undone && revision > last);
    return starts.length === 0 ? null : Math.min(report.atMs, ...starts.map(({ atMs }) => atMs));
  }

  #workingMs(fromMs: number, toMs: number): number {
    return workingMs(fromMs, toMs, this.period.shifts, this.period.timeZone);
  }

  /** Milliseconds from the start of a report to it, less the time outside of shifts; null: it has no start. */
  #workedMs(report: PlainScan): number | null {
    const startMs = this.#startOf(report);
    return startMs === null ? null : this.#workingMs(startMs, report.atMs);
  }

  /**
   * `operator/kind of stage/shift` -> good, scrapped, reworked, reports, reports with a start, good pieces with working time, that time
   * in ms. Work outside is nobody's.
   */
  work(): Record<string, number[]> {
    const { shifts, timeZone } = this.period;
    const groups = groupsOf(
      this.#here(this.#reports()).filter(({ stageKind }) => stageKind !== 'outside'),
      ({ operator, stageKind, atMs }) => `${operator}/${stageKind}/${shiftAt(atMs, shifts, timeZone)}`,
    );
    return Object.fromEntries(
      [...groups].map(([key, own]) => [
        key,
        [
          sum(own, ({ good }) => good),
          sum(own, ({ scrapped }) => scrapped),
          sum(own, ({ reworked }) => reworked),
          own.length,
          own.filter((report) => this.#startOf(report) !== null).length,
          sum(own, (report) => ((this.#workedMs(report) ?? 0) > 0 ? report.good : 0)),
          sum(own, (report) => this.#workedMs(report) ?? 0),
        ],
      ]),
    );
  }

  /** Reports, and those of them that have a start, by stage. */
  started(): Record<string, number[]> {
    return Object.fromEntries(
      [...groupsOf(this.#here(this.#reports()), ({ stageId }) => stageId)].map(([stage, own]) => [
        stage,
        [own.length, own.filter((report) => this.#startOf(report) !== null).length],
      ]),
    );
  }

  /** Every piece's stays, first in first out by the time of work. */
  stays(): Stay[] {
    const places = groupsOf(this.history.moves, ({ partId, operation }) => `${partId}/${operation}`);
    return [...places.values()].flatMap((moves) => {
      const byTime = [...moves].sort((a, b) => a.atMs - b.atMs || a.revision - b.revision);
      const come = byTime.filter(({ leftBy }) => leftBy === null);
      const gone = byTime.filter(({ leftBy }) => leftBy !== null);
      return come.map(({ partId, operation, atMs }, index) => {
        const ended = gone[index] ?? null;
        const toMs = ended ? Math.max(atMs, ended.atMs) : Infinity;
        return { partId, operation, fromMs: atMs, toMs, ended };
      });
    });
  }

  /** Times in ms of the stays that a report ended in the period, by stage, the shortest first. */
  times(): Record<string, number[]> {
    const ended = this.stays().filter(
      ({ ended: end }) => end?.leftBy === 'report' && inPeriod(end.atMs, this.period),
    );
    return Object.fromEntries(
      [...groupsOf(ended, (stay) => this.#stage(stay))].map(([stage, own]) => [
        stage,
        own.map(({ fromMs, toMs }) => toMs - fromMs).sort((a, b) => a - b),
      ]),
    );
  }

  /** Mean of the time on hold within these stays, in ms, by stage. */
  held(): Record<string, number> {
    const ended = this.stays().filter(
      ({ ended: end }) => end?.leftBy === 'report' && inPeriod(end.atMs, this.period),
    );
    const heldMs = ({ partId, fromMs, toMs }: Stay) =>
      sum(
        this.history.holds.filter((hold) => hold.partId === partId),
        (hold) => Math.max(0, Math.min(toMs, hold.toMs) - Math.max(fromMs, hold.fromMs)),
      );
    const groups = groupsOf(ended, (stay) => this.#stage(stay));
    return Object.fromEntries([...groups].map(([stage, own]) => [stage, sum(own, heldMs) / own.length]));
  }

  /**
   * Where starts exist, in ms by stage: pieces wait from arrival to the first start and are worked on from then to the report, both
   * less the time outside of shifts. Means of the same pieces.
   */
  apart(): { waiting: Record<string, number>; working: Record<string, number> } {
    const parts = this.stays().flatMap(({ partId, fromMs, toMs, ended }) => {
      const report = this.#here(this.#reports()).find(
        (one) => ended?.leftBy === 'report' && one.partId === partId && one.revision === ended.revision,
      );
      const startMs = report ? this.#startOf(report) : null;
      if (!report || startMs === null) return [];
      // Who had started before a piece came works on it from its arrival on.
      const beginMs = Math.max(startMs, fromMs);
      return [
        {
          stageId: report.stageId,
          waitedMs: this.#workingMs(fromMs, beginMs),
          workedMs: this.#workingMs(beginMs, toMs),
        },
      ];
    });
    const means = (of: (part: (typeof parts)[number]) => number) =>
      Object.fromEntries(
        [...groupsOf(parts, ({ stageId }) => stageId)].map(([stage, own]) => [
          stage,
          sum(own, of) / own.length,
        ]),
      );
    return { waiting: means(({ waitedMs }) => waitedMs), working: means(({ workedMs }) => workedMs) };
  }

  /** Little's mean in ms by stage: piece by piece the time that was waited in the period, over the pieces that left in it. */
  mean(fromMs: number, toMs: number): Record<string, number> {
    const waited = (moves: readonly PieceMove[]) =>
      sum(moves, ({ leftBy, atMs }) =>
        atMs >= toMs ? 0 : (leftBy === null ? 1 : -1) * (toMs - Math.max(fromMs, atMs)),
      );
    return Object.fromEntries(
      [...groupsOf(this.history.moves, (move) => this.#stage(move))].flatMap(([stage, own]) => {
        const left = this.#here(own).filter(({ leftBy }) => leftBy !== null).length;
        return left === 0 ? [] : [[stage, waited(own) / left]];
      }),
    );
  }

  /** First arrivals, scrapped and reworked by stage. */
  firstPass(): Record<string, number[]> {
    const firsts: PieceEnd[] = this.history.operations.flatMap((operation) => this.#firstsAt(operation));
    const events = [
      ...firsts.map((first) => ({ ...first, amounts: [first.pieces, 0, 0] })),
      ...this.history.scans.map((scan) => ({ ...scan, amounts: [0, scan.scrapped, scan.reworked] })),
    ];
    const groups = groupsOf(this.#here(events), (event) => this.#stage(event));
    return Object.fromEntries(
      [...groups]
        .map(([stage, own]): [string, number[]] => [
          stage,
          [0, 1, 2].map((at) => sum(own, ({ amounts }) => amounts[at] ?? 0)),
        ])
        .filter(([, amounts]) => amounts.some((amount) => amount !== 0)),
    );
  }

  /** How the most pieces grew that were ever at or past an operation at once. */
  #firstsAt({ partId, number, sequence }: PlainHistory['operations'][number]): PieceEnd[] {
    const sequenceOf = (wanted: number | null) =>
      this.history.operations.find((at) => at.partId === partId && at.number === wanted)?.sequence ?? 0;
    const own = this.history.moves.filter((move) => move.partId === partId && move.operation === number);
    const come = own.filter(({ first }) => first).map((move) => ({ ...move, change: 1 }));
    const back = this.history.scans
      .filter(
        (scan) =>
          scan.partId === partId &&
          scan.reworked > 0 &&
          sequenceOf(scan.operation) >= sequence &&
          sequenceOf(scan.reworkTo) < sequence,
      )
      .map((scan) => ({ ...scan, change: -scan.reworked }));
    let [there, most] = [0, 0];
    const firsts = [...come.filter(({ leftBy }) => leftBy === null), ...back]
      .sort((a, b) => a.revision - b.revision)
      .map(({ atMs, change }) => {
        there += change;
        const pieces = Math.max(0, there - most);
        most += pieces;
        return { partId, operation: number, atMs, pieces };
      });
    const away = own.filter(({ leftBy }) => leftBy === 'route');
    return [...firsts, ...away.map(({ atMs }) => ({ partId, operation: number, atMs, pieces: -1 }))];
  }

  /** Finished and scrapped pieces by day, days without either left out. */
  throughput(): Record<string, number[]> {
    const events = [
      ...this.history.finished.map(({ atMs, pieces }) => ({ atMs, amounts: [pieces, 0] })),
      ...this.history.scans.map(({ atMs, scrapped }) => ({ atMs, amounts: [0, scrapped] })),
    ];
    const groups = groupsOf(this.#here(events), ({ atMs }) => dayOf(atMs, this.period.timeZone));
    return Object.fromEntries(
      [...groups]
        .map(([day, own]): [string, number[]] => [
          day,
          [0, 1].map((at) => sum(own, ({ amounts }) => amounts[at] ?? 0)),
        ])
        .filter(([, amounts]) => amounts.some((amount) => amount !== 0)),
    );
  }

  /** At the end of a day: waiting by stage, and all finished, scrapped, withdrawn so far. */
  flowAt(day: string): { waiting: Record<string, number>; ends: number[] } {
    const soFar = <Item extends { atMs: number }>(items: readonly Item[]) =>
      items.filter(({ atMs }) => dayOf(atMs, this.period.timeZone) <= day);
    const groups = groupsOf(soFar(this.history.moves), (move) => this.#stage(move));
    return {
      waiting: Object.fromEntries(
        [...groups].map(([stage, own]) => [stage, sum(own, ({ leftBy }) => (leftBy === null ? 1 : -1))]),
      ),
      ends: [
        sum(soFar(this.history.finished), ({ pieces }) => pieces),
        sum(soFar(this.history.scans), ({ scrapped }) => scrapped),
        sum(soFar(this.history.withdrawn), ({ pieces }) => pieces),
      ],
    };
  }

  /** `reason/cause stage/finding stage` -> scrapped, reworked. */
  defects(): Record<string, number[]> {
    const bad = this.#here(this.history.scans).filter(({ scrapped, reworked }) => scrapped + reworked > 0);
    const keyOf = (scan: PlainScan) =>
      `${scan.reason}/${this.#stage({ partId: scan.partId, operation: scan.cause })}/${scan.stageId}`;
    return Object.fromEntries(
      [...groupsOf(bad, keyOf)].map(([key, own]) => [
        key,
        [sum(own, ({ scrapped }) => scrapped), sum(own, ({ reworked }) => reworked)],
      ]),
    );
  }
}
