import type { OrderForecast, StageWithoutHistory } from '../contracts';
import { LEAST_ACTIVE_DAYS, type Forecast, type OrderDates } from './read-forecast';

/** What is asked of an order before anything is forecast of it. */
export interface ForecastSubject {
  /** The product's numeric id. */
  productId: number;
  cancelledAt: string | null;
  /** Parts that have operations, and those that are complete. */
  parts: number;
  completeParts: number;
  /** Pieces that wait, and those that neither wait nor are finished though they are required. */
  waiting: number;
  lacking: number;
}

const NO_DAYS = { p50: null, p85: null, beyond: null };

type Told = Pick<Forecast, 'orders' | 'stageNames'>;

/** Stages that are known too little, for people. */
export function namedStages(
  stages: OrderDates['unknownStages'],
  names: Forecast['stageNames'],
): StageWithoutHistory[] {
  return stages.map(({ stageId, activeDays }) => ({
    ...{ stage: names.get(stageId) ?? '', days: activeDays, needed: LEAST_ACTIVE_DAYS },
  }));
}

/**
 * When what is there of an open order will be complete. Where pieces are lacking the order will not be complete then, and how many
 * are is told with the days. Nothing is said of an order that waits for nothing.
 */
export function orderForecast(order: ForecastSubject, { orders, stageNames }: Told): OrderForecast | null {
  const { lacking, cancelledAt, parts, completeParts, waiting } = order;
  if (cancelledAt !== null || parts === 0 || completeParts === parts) return null;
  if (waiting === 0) return lacking === 0 ? null : { ...NO_DAYS, lacking, lackHistory: [] };
  const { p50, p85, beyond, unknownStages } = orders.get(order.productId) ?? {
    ...NO_DAYS,
    unknownStages: [],
  };
  return { p50, p85, beyond, lacking, lackHistory: namedStages(unknownStages, stageNames) };
}
