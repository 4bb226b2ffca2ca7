import type { OperationView, PartView } from '../../../../../src/tracking/contracts';
import type { PhotoStore } from '../photos/photo-store';
import { makeReport, makeUndo, type KeptItem } from './kept-item';
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

function report(id = 'a', refused = false): KeptItem {
  const part = { code: 'P', designation: 'D', name: null } as PartView;
  const operation = { number: 1, stage: 'Cut' } as OperationView;
  const outcome = { amounts: { good: 1, scrapped: 0, rework: 0 }, reason: null, reworkTo: null };
  const operator = { id: '1', name: 'Иван' };
  const origin = { id, occurredAt: '2026-11-24T10:00:00.000Z', operator, madeIn: 's1' };
  const made = makeReport(outcome, { part, operation, comment: '' }, origin);
  return refused ? { ...made, refusal: { code: 'part-on-hold', message: '', details: {} } } : made;
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

const idsIn = async (store: MemoryStore): Promise<string[]> => (await store.items()).map(({ id }) => id);

it('a correction takes the place of the refused report, whose undo goes with it', async () => {
  const store = new MemoryStore();
  const outbox = new Outbox(store, NO_PHOTOS, listener);
  const refused = report('a', true);
  await store.add(refused);
  await store.add(report('b'));
  await store.add(makeUndo(refused, { ...refused, id: 'undo' }));
  expect(await outbox.add(report('c'), [], 'a')).toBe(true);
  expect(await idsIn(store)).toEqual(['c', 'b']);
});

it('what is sent again, or was settled, is not corrected: its pieces would count twice', async () => {
  const store = new MemoryStore();
  const outbox = new Outbox(store, NO_PHOTOS, listener);
  await store.add(report('a'));
  expect(await outbox.add(report('c'), [], 'a')).toBe(false);
  expect(await outbox.add(report('c'), [], 'gone')).toBe(false);
  expect(await idsIn(store)).toEqual(['a']);
});
