/** Days and shifts by the factory's clock, Monday to Friday, laid out slowly and plainly. */

/** Times as `08:00`; one that ends before it begins goes over midnight. */
export interface PlainShift {
  number: number;
  name: string;
  startsAt: string;
  endsAt: string;
}

/** What is asked for: days of a time zone, both inclusive, seen at a moment. */
export interface PlainPeriod {
  from: string;
  to: string;
  timeZone: string;
  nowMs: number;
  shifts: readonly PlainShift[];
}

/** The calendar day of an instant. */
export function dayOf(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(atMs);
}

const DAY_MS = 86_400_000;

/** What the clocks of a time zone show, as `2026-01-31T08:00:00`. */
function wallAt(atMs: number, timeZone: string): string {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return wall.format(atMs).replace(' ', 'T');
}

/** The instant at which these clocks show a time. Twice, for the first guess may lie before a change of the clocks. */
export function instantOf(day: string, time: string, timeZone: string): number {
  const wantedMs = Date.parse(`${day}T${time}:00Z`);
  const behind = (atMs: number) => wantedMs - Date.parse(`${wallAt(atMs, timeZone)}Z`);
  const guess = wantedMs + behind(wantedMs);
  return guess + behind(guess);
}

/** The number of the first shift whose time of the clock it is; 0: none. */
export function shiftAt(atMs: number, shifts: readonly PlainShift[], timeZone: string): number {
  const clock = wallAt(atMs, timeZone).slice(11, 16);
  const going = shifts.find(({ startsAt, endsAt }) =>
    startsAt < endsAt ? clock >= startsAt && clock < endsAt : clock >= startsAt || clock < endsAt,
  );
  return going?.number ?? 0;
}

/** Milliseconds of working time between two instants; without shifts all of them. */
export function workingMs(
  fromMs: number,
  toMs: number,
  shifts: readonly PlainShift[],
  timeZone: string,
): number {
  if (shifts.length === 0) return toMs - fromMs;
  const spans: { fromMs: number; toMs: number }[] = [];
  const firstMs = Date.parse(wallAt(fromMs, timeZone).slice(0, 10)) - DAY_MS;
  const lastMs = Date.parse(wallAt(toMs, timeZone).slice(0, 10));
  for (let dayMs = firstMs; dayMs <= lastMs; dayMs += DAY_MS) {
    if ([0, 6].includes(new Date(dayMs).getUTCDay())) continue;
    const day = new Date(dayMs).toISOString().slice(0, 10);
    const next = new Date(dayMs + DAY_MS).toISOString().slice(0, 10);
    for (const { startsAt, endsAt } of shifts) {
      const endDay = endsAt <= startsAt ? next : day;
      spans.push({
        fromMs: Math.max(fromMs, instantOf(day, startsAt, timeZone)),
        toMs: Math.min(toMs, instantOf(endDay, endsAt, timeZone)),
      });
    }
  }
  // Shifts may overlap; a minute that two of them share counts once.
  let [total, doneMs] = [0, -Infinity];
  for (const span of spans.sort((a, b) => a.fromMs - b.fromMs)) {
    total += Math.max(0, span.toMs - Math.max(span.fromMs, doneMs));
    doneMs = Math.max(doneMs, span.toMs);
  }
  return total;
}
