import {
  brokenConservation,
  currentOperations,
  doneAt,
  quantityInProduction,
  statusOf,
  type BatchState,
  type OperationState,
} from './batch';
import { launchedBatch } from './launch';

function operation(number: number, changes: Partial<OperationState> = {}): OperationState {
  return {
    number,
    sequence: number,
    stageId: number,
    stageName: `Stage ${number}`,
    stageKind: 'production',
    optional: false,
    mayScrap: true,
    mayRework: true,
    waiting: 0,
    good: 0,
    scrapped: 0,
    reworked: 0,
    skipped: 0,
    started: false,
    replaced: false,
    ...changes,
  };
}

function batch(changes: Partial<BatchState>): BatchState {
  return { ...launchedBatch(10), ...changes };
}

describe('brokenConservation', () => {
  it('finds nothing wrong with a batch that has just been launched', () => {
    expect(brokenConservation(launchedBatch(10))).toBeNull();
    expect(brokenConservation(launchedBatch(0))).toBeNull();
  });

  it('adds up every term', () => {
    const operations = [operation(1, { waiting: 2, scrapped: 1 }), operation(2, { waiting: 1 })];
    const whole = batch({ unrouted: 0, finished: 3, scrapped: 1, withdrawn: 2, splitOut: 1, operations });
    expect(brokenConservation(whole)).toBeNull();
    expect(brokenConservation({ ...whole, finished: 4 })).toBe('launched 10, placed 11');
    expect(brokenConservation({ ...whole, scrapped: 2 })).toBe('scrapped is 2, at the operations 1');
  });

  it('refuses negative and fractional terms even where the sum is right', () => {
    expect(brokenConservation(batch({ unrouted: 11, finished: -1 }))).toBe('finished is -1');
    expect(brokenConservation(batch({ unrouted: 9.5, finished: 0.5 }))).toBe('unrouted is 9.5');
    const operations = [operation(1, { waiting: -1 }), operation(2, { waiting: 11 })];
    expect(brokenConservation(batch({ unrouted: 0, operations }))).toBe('operation 1 has a bad count');
  });
});

describe('what people read of a batch', () => {
  const operations = [
    operation(1, { waiting: 4, good: 6, started: true }),
    operation(2, { waiting: 2, scrapped: 1, good: 3, started: true }),
    operation(3, { waiting: 3 }),
  ];
  const working = batch({ unrouted: 0, scrapped: 1, operations });

  it('counts pieces as done where they have passed an operation', () => {
    expect([1, 2, 3].map((number) => doneAt(working, number))).toEqual([6, 3, 0]);
    expect(() => doneAt(working, 9)).toThrow('The batch has no operation 9.');
  });

  it('orders by sequence and leaves out what was replaced', () => {
    const shuffled = [
      operation(5, { sequence: 1 }),
      operation(2, { replaced: true }),
      operation(1, { sequence: 7 }),
    ];
    expect(currentOperations(batch({ operations: shuffled })).map(({ number }) => number)).toEqual([5, 1]);
  });

  it('says the status', () => {
    expect(statusOf(launchedBatch(10))).toBe('new');
    expect(statusOf(working)).toBe('in-work');
    expect(statusOf({ ...working, held: true })).toBe('held');
    expect(statusOf({ ...working, held: true, cancelled: true })).toBe('cancelled');
    expect(statusOf(batch({ unrouted: 0, finished: 10 }))).toBe('finished');
    expect(statusOf(batch({ unrouted: 0, scrapped: 10, operations: [operation(1, { scrapped: 10 })] }))).toBe(
      'finished',
    );
    expect(statusOf(launchedBatch(0))).toBe('new');
  });

  it('takes withdrawn and split pieces out of production', () => {
    expect(quantityInProduction(batch({ unrouted: 5, withdrawn: 2, splitOut: 3 }))).toBe(5);
  });
});
