import type { TrackingEvent } from '../../../../../src/tracking';
import { GatheredEvents } from './gathered-events';

type PartChanged = Extract<TrackingEvent, { name: 'part.changed' }>;

function changed(code: string, revision: number): TrackingEvent {
  return {
    ...{ name: 'part.changed', productId: 1, operations: [] },
    part: { code, revision } as PartChanged['part'],
  };
}

const progress = (previewId: string, done: number): TrackingEvent => ({
  ...{ name: 'import.progress', previewId, done, total: 9 },
});

const launched: TrackingEvent = { name: 'parts.launched', productId: 1, count: 5 };

describe('events told together', () => {
  it('keeps the newest of a batch and of an import, in the order of their last news', () => {
    const waiting = new GatheredEvents(10);
    for (const event of [
      changed('A', 1),
      progress('p', 1),
      changed('B', 4),
      changed('A', 2),
      progress('p', 2),
    ]) {
      waiting.add(event);
    }
    expect(waiting.take()).toEqual({
      events: [changed('B', 4), changed('A', 2), progress('p', 2)],
      readAgain: false,
    });
    expect(waiting.isEmpty).toBe(true);
    expect(waiting.take()).toEqual({ events: [], readAgain: false });
  });

  it('keeps the higher revision of a batch, though an older one comes later from another process', () => {
    const waiting = new GatheredEvents(10);
    waiting.add(changed('A', 7));
    waiting.add(changed('A', 6));
    expect(waiting.take().events).toEqual([changed('A', 7)]);
    waiting.add(changed('A', 6));
    expect(waiting.take().events).toEqual([changed('A', 6)]);
  });

  it('keeps each of those that say something of their own', () => {
    const waiting = new GatheredEvents(10);
    waiting.add(launched);
    waiting.add(launched);
    expect(waiting.take().events).toEqual([launched, launched]);
  });

  it('tells up to its limit, and beyond it only to read again', () => {
    const waiting = new GatheredEvents(2);
    waiting.add(changed('A', 1));
    waiting.add(changed('B', 1));
    expect(waiting.take()).toEqual({ events: [changed('A', 1), changed('B', 1)], readAgain: false });
    for (const code of ['A', 'B', 'C', 'D']) waiting.add(changed(code, 2));
    expect(waiting.isEmpty).toBe(false);
    expect(waiting.take()).toEqual({ events: [], readAgain: true });
    waiting.add(changed('A', 3));
    expect(waiting.take()).toEqual({ events: [changed('A', 3)], readAgain: false });
  });
});
