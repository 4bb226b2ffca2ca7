import fc from 'fast-check';
import type { OperationView } from '../../../../../src/tracking/contracts';
import {
  earlierOperations,
  lackOf,
  NO_AMOUNTS,
  padded,
  remainderOf,
  stepped,
  totalOf,
  typed,
  type AmountName,
  type Amounts,
} from './amounts';

const amount = fc.nat(1_000);
const amounts = fc.record({ good: amount, scrapped: amount, rework: amount });
const name = fc.constantFrom<AmountName>('good', 'scrapped', 'rework');

const operation = (number: number, sequence: number): OperationView => ({
  ...{ number, sequence, stage: `Stage ${number}`, stageId: number, kind: 'production', optional: false },
  ...{ waiting: 0, done: 0, good: 0, scrapped: 0, reworked: 0, mayScrap: true, mayRework: true },
});

describe('what is entered adds up', () => {
  it('may be sent exactly when it is above zero, within what waits, and complete', () => {
    const outcome = fc.record({
      amounts,
      reason: fc.constantFrom('dimension', null),
      reworkTo: fc.constantFrom(1, null),
    });
    fc.assert(
      fc.property(outcome, fc.nat(3_000), (entered, waiting) => {
        const total = totalOf(entered.amounts);
        const { scrapped, rework } = entered.amounts;
        const isComplete =
          (scrapped + rework === 0 || entered.reason !== null) && (rework === 0 || entered.reworkTo !== null);
        expect(lackOf(entered, waiting) === null).toBe(total > 0 && total <= waiting && isComplete);
      }),
    );
  });

  it('says what is missing first', () => {
    const lack = (some: Partial<Amounts>, reason: string | null = null, reworkTo: number | null = null) =>
      lackOf({ amounts: { ...NO_AMOUNTS, ...some }, reason, reworkTo }, 5);
    expect(lack({})).toBe('nothing');
    expect(lack({ good: 6 })).toBe('too-much');
    expect(lack({ good: 3, scrapped: 1 })).toBe('reason');
    expect(lack({ good: 3, rework: 1 }, 'dimension')).toBe('rework-target');
    expect(lack({ good: 3, rework: 1 }, 'dimension', 1)).toBeNull();
    expect(lack({ good: 5 })).toBeNull();
    expect(remainderOf({ good: 3, scrapped: 1, rework: 0 }, 5)).toBe(1);
  });
});

describe('the buttons and the pad', () => {
  it('never leave the whole numbers from 0 to 1,000,000', () => {
    const key = fc.constantFrom('0', '5', '9', 'erase', 'rest', 'x', '');
    const acts = fc.array(fc.tuple(name, fc.oneof(key, fc.constantFrom('+', '-'))), { maxLength: 30 });
    fc.assert(
      fc.property(acts, fc.nat(100), (pressed, waiting) => {
        let now = NO_AMOUNTS;
        for (const [row, act] of pressed) {
          if (act === '+' || act === '-') now = stepped(now, row, act === '+' ? 1 : -1, waiting);
          else now = padded(now, row, act, waiting);
          for (const value of Object.values(now)) {
            expect(Number.isInteger(value) && value >= 0 && value <= 1_000_000).toBe(true);
          }
        }
      }),
    );
  });

  it('+ stops at what waits, - at zero', () => {
    const full = { good: 4, scrapped: 1, rework: 0 };
    expect(stepped(full, 'scrapped', 1, 5)).toEqual(full);
    expect(stepped(full, 'scrapped', -1, 5)).toEqual({ good: 4, scrapped: 0, rework: 0 });
    expect(stepped(NO_AMOUNTS, 'good', -1, 5)).toEqual(NO_AMOUNTS);
  });

  it('types digits, erases the last, takes the rest', () => {
    const twelve = padded(padded(NO_AMOUNTS, 'good', '1', 40), 'good', '2', 40);
    expect(twelve.good).toBe(12);
    expect(padded(twelve, 'good', 'erase', 40).good).toBe(1);
    expect(padded({ good: 3, scrapped: 1, rework: 0 }, 'rework', 'rest', 10).rework).toBe(6);
    expect(padded({ good: 30, scrapped: 1, rework: 0 }, 'good', 'rest', 10).good).toBe(9);
    expect(typed(NO_AMOUNTS, 'good', ' 1a2-').good).toBe(12);
    expect(typed(NO_AMOUNTS, 'good', '99999999').good).toBe(1_000_000);
    expect(typed(NO_AMOUNTS, 'good', '').good).toBe(0);
  });
});

describe('earlierOperations', () => {
  it('goes by the order of the route, not by the numbers, the nearest first', () => {
    const route = [operation(1, 1), operation(5, 2), operation(2, 3), operation(3, 4)];
    const numbers = earlierOperations(route, operation(2, 3)).map(({ number }) => number);
    expect(numbers).toEqual([5, 1]);
    expect(earlierOperations(route, operation(1, 1))).toEqual([]);
  });
});
