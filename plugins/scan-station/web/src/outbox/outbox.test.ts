import type { OperationView, PartView } from '../../../../../src/tracking/contracts';
import type { PhotoStore } from '../photos/photo-store';
import { makeReport, type KeptItem } from './kept-item';
import { Outbox } from './outbox';
import { MemoryStore } from './store';

// Nothing but a tab that is closed ends a channel; here it would hold up the end of the tests.
beforeAll(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'));

const NO_PHOTOS: PhotoStore = {
  all: () => Promise.resolve([]),
  keep: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};
const listener = { onState() {}, onSettled() {}, onNoAnswer() {}, onSignedOut() {} };

function report(): KeptItem {
  const part = { code: 'P', designation: 'D', name: null } as PartView;
  const operation = { number: 1, stage: 'Cut' } as OperationView;
  const outcome = { amounts: { good: 1, scrapped: 0, rework: 0 }, reason: null, reworkTo: null };
  const operator = { id: '1', name: 'Иван' };
  const origin = { id: 'a', occurredAt: '2026-11-24T10:00:00.000Z', operator, madeIn: 's1' };
  return makeReport(outcome, { part, operation, comment: '' }, origin);
}

/** A disk that writes, and fails at the first reading after it. */
class FailsAtReading extends MemoryStore {
  private fails = true;

  override items(): Promise<KeptItem[]> {
    if (!this.fails) return super.items();
    this.fails = false;
    return Promise.reject(new Error('The disk does not answer.'));
  }
}

it('a report that is on the disk is not told as lost, whatever fails after it', async () => {
  const store = new FailsAtReading();
  await new Outbox(store, NO_PHOTOS, listener).add(report(), []);
  expect((await store.items()).map(({ id }) => id)).toEqual(['a']);
});

it('a report that the disk does not take is told as lost', async () => {
  const store = new MemoryStore();
  store.add = () => Promise.reject(new Error('The disk is full.'));
  await expect(new Outbox(store, NO_PHOTOS, listener).add(report(), [])).rejects.toThrow('full');
});
