import type { TrackingEvent } from '../../../../../src/tracking/contracts';
import { Outbox } from './outbox';

const launched = (count: number): TrackingEvent => ({ name: 'parts.launched', productId: 1, count });
const counts = (events: TrackingEvent[]) => events.map((event) => 'count' in event && event.count);

describe('Outbox', () => {
  it('gives events in order and only once', () => {
    const outbox = new Outbox(10);
    for (const n of [1, 2, 3]) outbox.add(launched(n));
    expect(counts(outbox.take(2).events)).toEqual([1, 2]);
    expect(counts(outbox.take(2).events)).toEqual([3]);
    expect(outbox.isEmpty).toBe(true);
  });

  it('drops all and says so when nobody takes them', () => {
    const outbox = new Outbox(2);
    for (const n of [1, 2, 3, 4]) outbox.add(launched(n));
    expect(outbox.take(10)).toEqual({ gap: true, events: [launched(4)] });
    expect(outbox.take(10)).toEqual({ gap: false, events: [] });
  });

  it('takes a failed batch back before what came later, or leaves a gap', () => {
    const outbox = new Outbox(2);
    outbox.add(launched(1));
    const batch = outbox.take(10);
    outbox.add(launched(2));
    outbox.putBack(batch);
    expect(counts(outbox.take(10).events)).toEqual([1, 2]);
    outbox.add(launched(3));
    outbox.add(launched(4));
    outbox.putBack(batch);
    expect(outbox.take(10)).toEqual({ gap: true, events: [launched(3), launched(4)] });
  });
});
