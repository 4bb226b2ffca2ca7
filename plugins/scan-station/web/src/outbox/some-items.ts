import type { OperationView, PartView } from '../../../../../src/tracking/contracts';
import { makeReport, type KeptItem } from './kept-item';

/** Acts for tests. */

export const IVAN = { id: '1', name: 'Иван' };
export const OLGA = { id: '2', name: 'Ольга' };

export const REFUSAL = { code: 'quantity-exceeds-waiting', message: 'm', details: {} };

/** A report of one good piece of Иван's. */
export function anItem(id: string, partCode: string, changes: Partial<KeptItem> = {}): KeptItem {
  const part = { code: partCode, designation: 'D', name: null } as PartView;
  const operation = { number: 1, stage: 'Cut' } as OperationView;
  const outcome = { amounts: { good: 1, scrapped: 0, rework: 0 }, reason: null, reworkTo: null };
  const origin = { id, occurredAt: '2026-11-24T10:00:00.000Z', operator: IVAN, madeIn: 's1' };
  return { ...makeReport(outcome, { part, operation, comment: '' }, origin), ...changes };
}
