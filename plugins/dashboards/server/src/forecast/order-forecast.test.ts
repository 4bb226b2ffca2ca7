import type { OrderDates } from './read-forecast';
import { orderForecast, type ForecastSubject } from './order-forecast';

const dates = {
  remaining: 7,
  p50: '2026-03-05',
  p85: '2026-03-09',
  beyond: null,
  slowestStageId: 1,
  unknownStages: [],
};
const unknown = {
  ...{ remaining: 7, p50: null, p85: null, beyond: null, slowestStageId: null },
  unknownStages: [{ stageId: 4, activeDays: 3 }],
};
const orders = new Map<number, OrderDates>([
  [1, dates],
  [3, unknown],
  [4, { ...dates, p50: null, p85: null, beyond: '2027-10-01' }],
]);
const stageNames = new Map([[4, 'Сборка']]);
const open: ForecastSubject = {
  ...{ productId: 1, cancelledAt: null, parts: 2, completeParts: 1, waiting: 7, lacking: 0 },
};
const told = (change: Partial<ForecastSubject>) =>
  orderForecast({ ...open, ...change }, { orders, stageNames });

it('tells both days of an open order', () => {
  expect(told({})).toEqual({
    p50: '2026-03-05',
    p85: '2026-03-09',
    beyond: null,
    lacking: 0,
    lackHistory: [],
  });
});

it('tells the days of what is there and how many pieces are lacking', () => {
  expect(told({ lacking: 3 })).toEqual({
    ...{ p50: '2026-03-05', p85: '2026-03-09', beyond: null, lacking: 3, lackHistory: [] },
  });
});

it('tells after which day an order is complete that is complete on none of those looked at', () => {
  expect(told({ productId: 4, lacking: 2 })).toEqual({
    ...{ p50: null, p85: null, beyond: '2027-10-01', lacking: 2, lackHistory: [] },
  });
});

it('tells no day where nothing waits or the past says too little', () => {
  expect(told({ lacking: 3, waiting: 0 })).toEqual({
    ...{ p50: null, p85: null, beyond: null, lacking: 3, lackHistory: [] },
  });
  expect(told({ productId: 2 })).toEqual({ p50: null, p85: null, beyond: null, lacking: 0, lackHistory: [] });
});

it('names the stages that are known too little, whether pieces are lacking or not', () => {
  const lackHistory = [{ stage: 'Сборка', days: 3, needed: 10 }];
  expect(told({ productId: 3 })).toEqual({ p50: null, p85: null, beyond: null, lacking: 0, lackHistory });
  expect(told({ productId: 3, lacking: 2 })).toEqual({
    p50: null,
    p85: null,
    beyond: null,
    lacking: 2,
    lackHistory,
  });
});

it('says nothing of what is complete, cancelled, or without work', () => {
  expect(told({ completeParts: 2 })).toBeNull();
  expect(told({ cancelledAt: '2026-01-15T10:00:00.000Z' })).toBeNull();
  expect(told({ parts: 0, completeParts: 0 })).toBeNull();
  expect(told({ waiting: 0 })).toBeNull();
});
