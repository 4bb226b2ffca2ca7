import { dayRandom } from './day-random';
import { simulateCompletion, type OpenOrder, type StageHistory } from './simulate-completion';

const steady: StageHistory[] = [
  { stageId: 1, perDay: Array.from({ length: 30 }, () => 10) },
  { stageId: 2, perDay: Array.from({ length: 30 }, () => 5) },
];

function forecast(orders: OpenOrder[], history: StageHistory[], day = '2026-03-02') {
  return simulateCompletion(
    { orders, history, leastActiveDays: 10, runs: 200, mostDays: 100 },
    dayRandom(day),
  );
}

describe('simulateCompletion', () => {
  it('takes as long as the slowest stage where nothing varies', () => {
    const orders = [
      {
        id: 1,
        remaining: [
          { stageId: 1, pieces: 20 },
          { stageId: 2, pieces: 20 },
        ],
      },
    ];
    expect(forecast(orders, steady)).toEqual([
      { id: 1, p50Days: 4, p85Days: 4, slowestStageId: 2, unknownStages: [] },
    ]);
  });

  it('lets an order wait for those that are due before it', () => {
    const order = (id: number) => ({ id, remaining: [{ stageId: 2, pieces: 10 }] });
    expect(forecast([order(1), order(2), order(3)], steady).map(({ p50Days }) => p50Days)).toEqual([2, 4, 6]);
  });

  it('says nothing where a stage has too few days with work', () => {
    const rare = [...steady, { stageId: 3, perDay: Array.from({ length: 30 }, (_, n) => (n < 9 ? 4 : 0)) }];
    const orders = [
      { id: 1, remaining: [{ stageId: 3, pieces: 1 }] },
      { id: 2, remaining: [{ stageId: 1, pieces: 1 }] },
    ];
    expect(forecast(orders, rare)).toMatchObject([
      { id: 1, p50Days: null, p85Days: null },
      { id: 2, p50Days: 1, p85Days: 1 },
    ]);
    expect(forecast([{ id: 1, remaining: [{ stageId: 9, pieces: 1 }] }], steady)[0]?.p50Days).toBeNull();
  });

  it('names the stages that are known too little, and none of the others as the slowest', () => {
    const rare = [...steady, { stageId: 3, perDay: Array.from({ length: 30 }, (_, n) => (n < 9 ? 4 : 0)) }];
    const remaining = [9, 3, 2, 1].map((stageId) => ({ stageId, pieces: stageId === 1 ? 0 : 5 }));
    expect(forecast([{ id: 1, remaining }], rare)).toEqual([
      {
        ...{ id: 1, p50Days: null, p85Days: null, slowestStageId: null },
        unknownStages: [
          { stageId: 9, activeDays: 0 },
          { stageId: 3, activeDays: 9 },
        ],
      },
    ]);
  });

  it('says beyond its limit of what no future ends within it, and an order without work is done', () => {
    const orders = [
      { id: 1, remaining: [{ stageId: 1, pieces: 1_000_000 }] },
      { id: 2, remaining: [{ stageId: 2, pieces: 0 }] },
    ];
    expect(forecast(orders, steady)).toMatchObject([
      { id: 1, p50Days: 101, p85Days: 101, slowestStageId: 1 },
      { id: 2, p50Days: 0, p85Days: 0, slowestStageId: null },
    ]);
  });

  it('tells what ends on the last day from what ends after it', () => {
    const waiting = (pieces: number) => [{ id: 1, remaining: [{ stageId: 2, pieces }] }];
    expect(forecast(waiting(500), steady)).toMatchObject([{ p50Days: 100, p85Days: 100 }]);
    expect(forecast(waiting(501), steady)).toMatchObject([{ p50Days: 101, p85Days: 101 }]);
  });

  it('tells the half that ends in time, and that 85 of 100 do not', () => {
    const varying = [{ stageId: 1, perDay: Array.from({ length: 30 }, (_, n) => (n % 2) * 10) }];
    const [told] = forecast([{ id: 1, remaining: [{ stageId: 1, pieces: 490 }] }], varying);
    expect(told).toMatchObject({ p50Days: 98, p85Days: 101 });
  });

  it('is the same all day', () => {
    const varying = [{ stageId: 1, perDay: Array.from({ length: 30 }, (_, n) => (n * 7) % 13) }];
    const orders = [{ id: 1, remaining: [{ stageId: 1, pieces: 200 }] }];
    expect(forecast(orders, varying)).toEqual(forecast(orders, varying));
  });
});

describe('the forecast, tested on a generated past', () => {
  /** A factory whose stages make an uneven number of pieces a day, with days on which nothing is made. */
  function generated(seed: string, days: number): number[] {
    const random = dayRandom(seed);
    return Array.from({ length: days }, () => (random() < 0.15 ? 0 : Math.floor(4 + random() * 12)));
  }

  /** The day on which so many pieces are made, in what then really happened. */
  function truth(future: readonly number[], pieces: number): number {
    let made = 0;
    return future.findIndex((perDay) => (made += perDay) >= pieces) + 1;
  }

  const cases = Array.from({ length: 80 }, (_, n) => {
    const days = generated(`2020-${String((n % 12) + 1).padStart(2, '0')}-${String(100 + n)}`, 130);
    const pieces = 60 + ((n * 37) % 240);
    const history = [{ stageId: 1, perDay: days.slice(0, 30) }];
    const [found] = forecast([{ id: 1, remaining: [{ stageId: 1, pieces }] }], history);
    return { p50: found?.p50Days ?? 0, p85: found?.p85Days ?? 0, real: truth(days.slice(30), pieces) };
  });

  it('is off by 14 % of the time in the mean; of 100 orders 60 are done by their P50, 80 by their P85', () => {
    const share = (test: (one: (typeof cases)[number]) => boolean) =>
      cases.filter(test).length / cases.length;
    const error = cases.reduce((sum, { p50, real }) => sum + Math.abs(p50 - real) / real, 0) / cases.length;
    expect(error).toBeCloseTo(0.139, 3);
    expect(share(({ p50, real }) => real <= p50)).toBe(0.6);
    expect(share(({ p85, real }) => real <= p85)).toBe(0.8);
  });
});
