import { PlainFigures, type Stay } from './plain-figures';
import type { PlainHistory } from './plain-pieces';
import { dayOf, workingMs, type PlainPeriod, type PlainShift } from './plain-shifts';

/** What a foreman is told, and what a forecast is made from, laid out slowly and plainly from the raw scans. */

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const sum = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((total, item) => total + of(item), 0);

/** A batch, and how much of its part the order needs. */
export interface PlannedLot {
  partId: number;
  item: string;
  required: number;
  lot: number;
}

interface Place {
  partId: number;
  operation: number;
  stageId: number;
  waiting: number;
}

/** Operations in the order of their routes, with the pieces that wait there. */
function placesOf({ operations, moves }: PlainHistory): Place[] {
  return operations
    .filter(({ replaced }) => !replaced)
    .sort((a, b) => a.partId - b.partId || a.sequence - b.sequence)
    .map(({ partId, number, stageId }) => {
      const own = moves.filter((move) => move.partId === partId && move.operation === number);
      const waiting = sum(own, ({ leftBy }) => (leftBy === null ? 1 : -1));
      return { partId, operation: number, stageId, waiting };
    });
}

/** Take the pieces that the order does not need from its newest lots, of a lot those that have come least far. */
function withoutSpare(places: Place[], lots: readonly PlannedLot[], finishedOf: (partId: number) => number) {
  const own = (partId: number) => places.filter((place) => place.partId === partId);
  const waiting = sum(lots, ({ partId }) => sum(own(partId), (place) => place.waiting));
  const finished = sum(lots, ({ partId }) => finishedOf(partId));
  const required = sum(lots, (lot) => lot.required);
  let spare = Math.max(0, Math.min(waiting, finished + waiting - required));
  for (const { partId } of [...lots].sort((a, b) => b.lot - a.lot)) {
    for (const place of own(partId)) {
      const taken = Math.min(spare, place.waiting);
      place.waiting -= taken;
      spare -= taken;
    }
  }
}

/** Pieces that an order still has to pass at each stage, without those that it does not need; stages without any left out. */
export function remainingOf(history: PlainHistory, plan: readonly PlannedLot[]): Record<string, number> {
  const places = placesOf(history);
  const routed = new Set(places.map(({ partId }) => partId));
  const lots = plan.filter(({ partId }) => routed.has(partId) && !history.cancelled.includes(partId));
  const finishedOf = (partId: number) =>
    sum(
      history.finished.filter((end) => end.partId === partId),
      ({ pieces }) => pieces,
    );
  for (const item of new Set(lots.map((lot) => lot.item))) {
    withoutSpare(
      places,
      lots.filter((lot) => lot.item === item),
      finishedOf,
    );
  }
  const remaining: Record<string, number> = {};
  for (const place of places) {
    const upTo = places.slice(0, places.indexOf(place) + 1).filter(({ partId }) => partId === place.partId);
    const pieces = sum(upTo, ({ waiting }) => waiting);
    if (pieces > 0) remaining[place.stageId] = (remaining[place.stageId] ?? 0) + pieces;
  }
  return remaining;
}

/** Good pieces of each stage on the last thirty days before `today` that were working days, or on which somebody worked. */
export function goodByDay(
  { scans }: PlainHistory,
  timeZone: string,
  today: string,
): Record<string, number[]> {
  const made = new Map<string, number>();
  for (const { kind, atMs, stageId, good } of scans) {
    const key = `${dayOf(atMs, timeZone)}/${stageId}`;
    if (kind === 'report' && good > 0) made.set(key, (made.get(key) ?? 0) + good);
  }
  const before = [...made.keys()].filter((key) => key.slice(0, 10) < today);
  const days = Array.from({ length: 120 }, (_, n) =>
    new Date(Date.parse(today) - (n + 1) * DAY_MS).toISOString().slice(0, 10),
  )
    .filter(
      (day) => ![0, 6].includes(new Date(day).getUTCDay()) || before.some((key) => key.startsWith(`${day}/`)),
    )
    .slice(0, 30)
    .reverse();
  const stages = [...new Set(before.map((key) => key.slice(11)))];
  return Object.fromEntries(
    stages.map((stage) => [stage, days.map((day) => made.get(`${day}/${stage}`) ?? 0)]),
  );
}

/** What came to a stage and left it since an instant, and what waits there. */
export interface PlainFlow {
  stageId: string;
  waiting: number;
  arrived: number;
  left: number;
}

/** @param sinceMs pieces that came or left at this instant are among those since then */
export function flowsSince({ moves, operations }: PlainHistory, sinceMs: number): PlainFlow[] {
  const stageOf = new Map(operations.map(({ partId, number, stageId }) => [`${partId}/${number}`, stageId]));
  const told = moves.map((move) => ({ ...move, stageId: stageOf.get(`${move.partId}/${move.operation}`) }));
  return [...new Set(told.map(({ stageId }) => stageId))].map((stageId) => {
    const own = told.filter((move) => move.stageId === stageId);
    const since = own.filter(({ atMs }) => atMs >= sinceMs);
    return {
      stageId: `${stageId}`,
      waiting: sum(own, ({ leftBy }) => (leftBy === null ? 1 : -1)),
      arrived: since.filter(({ leftBy }) => leftBy === null).length,
      left: since.filter(({ leftBy }) => leftBy !== null).length,
    };
  });
}

/** How long pieces of a batch have waited at an operation without a scan there. */
export interface Idle {
  partId: number;
  operation: number;
  stageId: number;
  clockMs: number;
  workingMs: number;
}

/** Of everything that waits and is neither held nor cancelled. */
export function idleAt(
  history: PlainHistory,
  period: PlainPeriod,
  nowMs: number,
  shifts: readonly PlainShift[],
): Idle[] {
  const { holds, scanned, operations } = history;
  const onHold = new Set(holds.filter(({ toMs }) => toMs === Infinity).map(({ partId }) => partId));
  const waiting = new PlainFigures(history, period)
    .stays()
    .filter(({ partId, ended }) => ended === null && !onHold.has(partId));
  const places = new Map<string, Stay[]>();
  for (const stay of waiting) {
    const key = `${stay.partId}/${stay.operation}`;
    places.set(key, [...(places.get(key) ?? []), stay]);
  }
  return [...places.values()].map((stays) => {
    const { partId, operation } = stays[0] as Stay;
    const here = scanned.filter((scan) => scan.partId === partId && scan.operation === operation);
    const oldestMs = Math.min(...stays.map(({ fromMs }) => fromMs));
    const sinceMs = Math.max(oldestMs, ...here.map(({ atMs }) => atMs));
    const stageId = operations.find((at) => at.partId === partId && at.number === operation)?.stageId ?? 0;
    return {
      ...{ partId, operation, stageId, clockMs: nowMs - sinceMs },
      workingMs: workingMs(sinceMs, nowMs, shifts, period.timeZone),
    };
  });
}

/** Working time in ms that pieces took at each stage, the shortest first: those that a report ended after `sinceDay`. */
export function pacesOf(
  history: PlainHistory,
  period: PlainPeriod,
  sinceDay: string,
  shifts: readonly PlainShift[],
): Record<string, number[]> {
  const paces: Record<string, number[]> = {};
  for (const { partId, fromMs, toMs, ended } of new PlainFigures(history, period).stays()) {
    if (ended?.leftBy !== 'report' || dayOf(ended.atMs, period.timeZone) <= sinceDay) continue;
    const scan = history.scans.find((one) => one.partId === partId && one.revision === ended.revision);
    if (!scan) continue;
    const ms = workingMs(fromMs, toMs, shifts, period.timeZone);
    paces[scan.stageId] = [...(paces[scan.stageId] ?? []), ms].sort((a, b) => a - b);
  }
  return paces;
}

export const inHours = (ms: number): number => ms / HOUR_MS;
