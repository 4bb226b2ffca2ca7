import { dayIn } from '../rows';
import { lateBy } from './late-orders';
import { productOverview } from './overview';
import type { ProductRow } from './product-rows';
import { shared, sharedByKey } from './share-overview';

const NO_FORECAST = { orders: new Map(), stageNames: new Map() };
const DATES = {
  ...{ remaining: 11, p50: null, p85: null, beyond: null, slowestStageId: 1, unknownStages: [] },
};
const forecastTo = (p50: string) => ({
  orders: new Map([[1, { ...DATES, p50, p85: '2026-04-01' }]]),
  stageNames: new Map(),
});

const row: ProductRow = {
  productId: 1,
  id: 'p',
  designation: 'Г-1',
  name: null,
  orderNumber: null,
  quantity: 1,
  dueDate: '2026-01-31',
  cancelledAt: null,
  parts: 2,
  completeParts: 1,
  pieces: 20,
  finished: 7,
  scrapped: 2,
  waiting: 11,
  notStarted: 4,
  held: 0,
  lacking: 0,
  lastScanAt: null,
};

describe('productOverview', () => {
  it('splits the pieces so that they add up', () => {
    expect(productOverview(row, '2026-01-31', NO_FORECAST).progress).toEqual({
      pieces: 20,
      good: 7,
      inWork: 7,
      scrapped: 2,
      notStarted: 4,
    });
  });

  it('is late from the day after the due date, unless complete', () => {
    expect(productOverview(row, '2026-01-31', NO_FORECAST).late).toBe(false);
    expect(productOverview(row, '2026-02-01', NO_FORECAST).late).toBe(true);
    expect(productOverview({ ...row, completeParts: 2 }, '2026-02-01', NO_FORECAST)).toMatchObject({
      late: false,
      complete: true,
    });
    expect(productOverview({ ...row, dueDate: null }, '2026-02-01', NO_FORECAST).late).toBe(false);
    const cancelled = { ...row, cancelledAt: '2026-01-15T10:00:00.000Z' };
    expect(productOverview(cancelled, '2026-02-01', NO_FORECAST)).toMatchObject({
      late: false,
      complete: false,
    });
    expect(productOverview({ ...row, parts: 0, completeParts: 0 }, '2026-02-01', NO_FORECAST).complete).toBe(
      false,
    );
  });
});

describe('an order that is late', () => {
  it('is forecast beyond its due date, whether pieces are lacking or not, and not yet past it', () => {
    const onTime = productOverview(row, '2026-01-20', forecastTo('2026-01-31'));
    expect(onTime).toMatchObject({ late: false, pastDue: false });
    const late = productOverview({ ...row, lacking: 2 }, '2026-01-20', forecastTo('2026-02-01'));
    expect(late).toMatchObject({ late: true, pastDue: false, forecast: { p50: '2026-02-01', lacking: 2 } });
  });

  it('is forecast for after the last day that is looked at, and due no later than that day', () => {
    const after = (beyond: string) => ({
      orders: new Map([[1, { ...DATES, beyond }]]),
      stageNames: new Map(),
    });
    const told = { p50: null, p85: null, beyond: '2026-01-31' };
    expect(productOverview(row, '2026-01-20', after('2026-01-31'))).toMatchObject({
      ...{ late: true, pastDue: false, forecast: told },
    });
    expect(productOverview(row, '2026-01-20', after('2026-01-30')).late).toBe(false);
    expect(lateBy(after('2026-01-31'), '2026-01-20')).toEqual({
      ...{ day: '2026-01-20', ids: '{1}', days: '{2026-02-01}' },
    });
  });

  it('is past its due date whatever is forecast', () => {
    const past = productOverview(row, '2026-02-01', forecastTo('2026-01-31'));
    expect(past).toMatchObject({ late: true, pastDue: true });
  });

  it('is open', () => {
    const cancelled = { ...row, cancelledAt: '2026-01-15T10:00:00.000Z' };
    for (const ended of [{ ...row, completeParts: 2 }, cancelled]) {
      expect(productOverview(ended, '2026-02-02', forecastTo('2026-02-05'))).toMatchObject({
        ...{ late: false, pastDue: false, forecast: null },
      });
    }
  });
});

describe('dayIn', () => {
  it('knows the factory day, not the server day', () => {
    const lateEvening = new Date('2026-01-31T22:30:00Z');
    expect(dayIn('Europe/Moscow', lateEvening)).toBe('2026-02-01');
    expect(dayIn('UTC', lateEvening)).toBe('2026-01-31');
  });
});

describe('shared', () => {
  it('reads once more for all who asked while a reading was under way', async () => {
    const gates: ((answer: number) => void)[] = [];
    const ask = shared(() => new Promise<number>((resolve) => gates.push(resolve)));
    const first = ask();
    const [second, third] = [ask(), ask()];
    expect(gates).toHaveLength(1);
    gates[0]?.(1);
    expect(await first).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(gates).toHaveLength(2);
    gates[1]?.(2);
    expect(await Promise.all([second, third])).toEqual([2, 2]);
  });

  it('asks again after a failure', async () => {
    let attempts = 0;
    const ask = shared(() => (++attempts === 1 ? Promise.reject(new Error('no')) : Promise.resolve('yes')));
    await expect(ask()).rejects.toThrow('no');
    expect(await ask()).toBe('yes');
  });
});

describe('sharedByKey', () => {
  it('shares among those who ask the same, and keeps nothing afterwards', async () => {
    const asked: string[] = [];
    const ask = sharedByKey((wish: { page: number }) => {
      asked.push(`page ${wish.page}`);
      return Promise.resolve(wish.page * 10);
    });
    expect(await Promise.all([ask({ page: 1 }), ask({ page: 2 })])).toEqual([10, 20]);
    expect(await ask({ page: 1 })).toBe(10);
    expect(asked).toEqual(['page 1', 'page 2', 'page 1']);
    expect(ask.size()).toBe(0);
  });
});
