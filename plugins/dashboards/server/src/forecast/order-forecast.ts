import type { OrderForecast } from '../contracts';
import type { Forecast } from './read-forecast';

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

/** What waits will not complete an order that lacks pieces: no day can be said of it. Nothing is said of one that waits for nothing. */
export function orderForecast(
  order: ForecastSubject,
  { orders }: Pick<Forecast, 'orders'>,
): OrderForecast | null {
  const { lacking, cancelledAt, parts, completeParts, waiting } = order;
  if (cancelledAt !== null || parts === 0 || completeParts === parts) return null;
  if (lacking > 0) return { p50: null, p85: null, lacking };
  if (waiting === 0) return null;
  const { p50 = null, p85 = null } = orders.get(order.productId) ?? {};
  return { p50, p85, lacking };
}
