import { seededRandom } from './random';
import { workingHours, workSlots } from './work-calendar';

const NOW_MS = Date.parse('2026-11-24T05:00:00.000Z');
const DAY_MS = 86_400_000;
const MONTH = { fromMs: NOW_MS - 30 * DAY_MS, toMs: NOW_MS, operators: 6, count: 500 };

describe('working hours', () => {
  it('are those of the factory’s clocks, Monday to Friday, without lunch', () => {
    const hours = workingHours(
      Date.parse('2026-11-20T00:00:00Z'),
      Date.parse('2026-11-23T08:30:00Z'),
      'Europe/Moscow',
    );
    expect(hours.map((atMs) => new Date(atMs).toISOString().slice(0, 13))).toEqual([
      ...[5, 6, 7, 8, 10, 11, 12, 13].map((hour) => `2026-11-20T${String(hour).padStart(2, '0')}`),
      '2026-11-23T05',
      '2026-11-23T06',
      '2026-11-23T07',
    ]);
  });

  it('follow a change of the clocks', () => {
    const hours = workingHours(
      Date.parse('2026-10-23T00:00:00Z'),
      Date.parse('2026-10-27T00:00:00Z'),
      'Europe/Berlin',
    );
    expect(hours.map((atMs) => new Date(atMs).toISOString().slice(0, 13))).toEqual(
      expect.arrayContaining(['2026-10-23T06', '2026-10-26T07']),
    );
    expect(hours).toHaveLength(16);
  });
});

describe('slots', () => {
  const slots = (seed: number) => workSlots({ ...MONTH, timeZone: 'Asia/Yekaterinburg' }, seededRandom(seed));

  it('are exactly as many as wished, in order, within the time, one an hour and operator', () => {
    const found = slots(1);
    expect(found).toHaveLength(500);
    expect(found.map(({ atMs }) => atMs)).toEqual(
      found.map(({ atMs }) => atMs).sort((one, other) => one - other),
    );
    expect(found.every(({ atMs }) => atMs >= MONTH.fromMs && atMs < MONTH.toMs)).toBe(true);
    const hours = found.map(({ atMs, operator }) => `${operator} ${Math.floor(atMs / 3_600_000)}`);
    expect(new Set(hours).size).toBe(500);
    expect(new Set(found.map(({ operator }) => operator)).size).toBe(6);
  });

  it('are the same for the same seed and others for another', () => {
    expect(slots(7)).toEqual(slots(7));
    expect(slots(7)).not.toEqual(slots(8));
  });

  it('refuse a time with too few working hours', () => {
    const weekend = {
      ...MONTH,
      fromMs: Date.parse('2026-11-21T00:00:00Z'),
      toMs: Date.parse('2026-11-22T12:00:00Z'),
    };
    expect(() => workSlots({ ...weekend, timeZone: 'UTC' }, seededRandom(1))).toThrow(RangeError);
  });
});
