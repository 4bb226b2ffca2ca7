import type { TrackingEvent } from '../../../../../../src/tracking/contracts';
import { mayMove } from './may-move';

const event = (name: 'part.changed' | 'scan.recorded', code: string, product = 'order') =>
  ({ name, productId: 1, part: { code, product: { id: product } } }) as unknown as TrackingEvent;
const rows = [{ code: 'AXLE' }];

it('reads a level again after an act on its assembly or on one of its batches, not after a report', () => {
  const level = { product: 'order', parent: 'FRAME' };
  expect(mayMove(event('part.changed', 'FRAME'), level, rows)).toBe(true);
  expect(mayMove(event('part.changed', 'AXLE'), level, rows)).toBe(true);
  expect(mayMove(event('part.changed', 'BOLT'), level, rows)).toBe(false);
  expect(mayMove(event('scan.recorded', 'AXLE'), level, rows)).toBe(false);
});

it('reads the top again after an act on any batch of the order, and on none of another', () => {
  const top = { product: 'order', parent: '' };
  expect(mayMove(event('part.changed', 'KNOT'), top, rows)).toBe(true);
  expect(mayMove(event('part.changed', 'KNOT', 'other'), top, rows)).toBe(false);
  expect(mayMove(event('scan.recorded', 'KNOT'), top, rows)).toBe(false);
});

it('reads every level again where batches came or went', () => {
  const level = { product: 'order', parent: 'FRAME' };
  expect(mayMove({ name: 'parts.launched', productId: 1, count: 2 }, level, rows)).toBe(true);
  expect(mayMove({ name: 'product.cancelled', productId: 1, parts: 2 }, level, rows)).toBe(true);
});
