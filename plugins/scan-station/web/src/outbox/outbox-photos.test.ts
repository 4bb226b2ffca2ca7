import type { OperationView, PartView } from '../../../../../src/tracking/contracts';
import { photosInMemory, type KeptPhoto } from '../photos/photo-store';
import { makeCall, makeReport, type KeptItem } from './kept-item';
import type { OutboxState } from './listener';
import { Outbox } from './outbox';
import { MemoryStore } from './store';

/** The order in which a device sends reports and photos, and what it tells of them. */

// Nothing but a tab that is closed ends a channel; here it would hold up the end of the tests.
beforeAll(() => {
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  // As in a browser over plain http: without locks.
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
});

const operator = { id: '1', name: 'Иван' };
const sender = { jwt: 'j', language: 'ru' as const, operatorId: '1' };

function report(id: string, code: string): KeptItem {
  const part = { code, designation: code, name: null } as PartView;
  const operation = { number: 1, stage: 'Cut' } as OperationView;
  const outcome = { amounts: { good: 1, scrapped: 0, rework: 0 }, reason: null, reworkTo: null };
  const origin = { id, occurredAt: '2026-11-24T10:00:00.000Z', operator, madeIn: 's1' };
  return makeReport(outcome, { part, operation, comment: '' }, origin);
}

function call(id: string, code: string): KeptItem {
  const part = { code, designation: code, name: null } as PartView;
  const origin = { id, occurredAt: '2026-11-24T10:00:00.000Z', operator, madeIn: 's1' };
  return makeCall({ reason: null, comment: '' }, { part, operation: null, stage: '' }, origin);
}

const photo = (id: string, scanId: string): KeptPhoto => ({
  ...{ id, scanId, partCode: 'P', content: new Blob(['x']), tries: 0, failure: null },
});

type Handler = (what: string) => Response | Promise<Response>;

/** What was asked of the server, in its order, and how it answers. */
class Server {
  readonly asked: string[] = [];
  answer: Handler = () => Response.json({ scan: {}, part: {}, operations: [], call: {} });
  private readonly waiters: { count: number; resolve(): void }[] = [];

  constructor() {
    jest.spyOn(globalThis, 'fetch').mockImplementation(async (address, options) => {
      const what = this.nameOf(address as string, options?.body);
      this.asked.push(what);
      for (const { count, resolve } of this.waiters) if (this.asked.length >= count) resolve();
      const response = await this.answer(what);
      if (what !== 'batch' || !response.ok) return response;
      const { items } = JSON.parse(options?.body as string) as { items: { scanId: string }[] };
      const scan = { status: 201, scan: {}, part: {}, operations: [] };
      return Response.json({ results: items.map(({ scanId }) => ({ id: scanId, ...scan })) });
    });
  }

  private nameOf(address: string, body: unknown): string {
    if (body instanceof FormData) return `photo ${body.get('photoId') as string}`;
    if (address.endsWith('/batch')) return 'batch';
    const { scanId, factId } = JSON.parse(body as string) as { scanId?: string; factId?: string };
    return scanId ?? factId ?? '';
  }

  /** Resolves when so many requests have come. */
  heard(count: number): Promise<void> {
    return this.asked.length >= count
      ? Promise.resolve()
      : new Promise((resolve) => this.waiters.push({ count, resolve }));
  }
}

interface Device {
  outbox: Outbox;
  store: MemoryStore;
  photos: ReturnType<typeof photosInMemory>;
  state(): OutboxState;
  /** Resolves when the device is no longer sending and this holds. */
  until(isSo: (state: OutboxState) => boolean): Promise<void>;
}

function device(): Device {
  const store = new MemoryStore();
  const photos = photosInMemory();
  let state: OutboxState = { items: [], newer: 0, sending: false, unsentPhotos: [], lostPhotos: [] };
  let check: () => void = () => undefined;
  const outbox = new Outbox(store, photos, {
    onState: (next) => {
      state = next;
      check();
    },
    ...{ onSettled() {}, onNoAnswer() {}, onSignedOut() {} },
  });
  const until: Device['until'] = (isSo) =>
    new Promise((resolve) => {
      check = () => (!state.sending && isSo(state) ? resolve() : undefined);
      check();
    });
  return { outbox, store, photos, state: () => state, until };
}

/** The longest wait between two attempts, so many times. */
async function minutesPass(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await jest.advanceTimersByTimeAsync(60_000);
}

let server: Server;
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  server = new Server();
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

it('what has no photo goes before all photos, and the photos of one report before those of the next', async () => {
  const { outbox, until } = device();
  await outbox.add(report('a', 'A'), [photo('a1', 'a'), photo('a2', 'a')]);
  await outbox.add(report('b', 'B'), [photo('b1', 'b')]);
  await outbox.add(report('c', 'C'), []);
  await outbox.add(call('d', 'A'), []);
  outbox.sendAs(sender);
  await until(({ items }) => items.length === 0);
  expect([...server.asked.slice(0, 2)].sort()).toEqual(['c', 'd']);
  expect(server.asked.slice(2)).toEqual(['photo a1', 'photo a2', 'a', 'photo b1', 'b']);
});

it('what is made while a photo is on its way goes beside it', async () => {
  const { outbox, until, store } = device();
  let arrive: (response: Response) => void = () => undefined;
  server.answer = (what) =>
    what.startsWith('photo')
      ? new Promise((resolve) => (arrive = resolve))
      : Response.json({ scan: {}, part: {}, operations: [] });
  await outbox.add(report('a', 'A'), [photo('a1', 'a')]);
  outbox.sendAs(sender);
  await server.heard(1);
  await outbox.add(report('b', 'B'), []);
  await server.heard(2);
  expect(server.asked).toEqual(['photo a1', 'b']);
  arrive(Response.json({ photo: { id: 'a1' } }));
  await until(({ items }) => items.length === 0);
  expect(server.asked).toEqual(['photo a1', 'b', 'a']);
  expect(await store.items()).toEqual([]);
});

it('a report that the server chokes on holds up no photo of another part', async () => {
  const { outbox, until } = device();
  server.answer = (what) =>
    what === 'x' ? new Response('', { status: 500 }) : Response.json({ scan: {}, part: {}, operations: [] });
  await outbox.add(report('x', 'X'), []);
  await outbox.add(report('a', 'A'), [photo('a1', 'a')]);
  outbox.sendAs(sender);
  await minutesPass(4);
  await until(({ items }) => items.length === 1);
  expect(server.asked).toContain('a');
});

it('a batch that the server always fails at is taken apart: one report holds up no other part', async () => {
  const { outbox, until } = device();
  server.answer = (what) =>
    ['batch', 'x'].includes(what)
      ? new Response('', { status: 500 })
      : Response.json({ scan: {}, part: {}, operations: [] });
  await outbox.add(report('x', 'X'), []);
  await outbox.add(report('x2', 'X'), []);
  await outbox.add(report('a', 'A'), []);
  await outbox.add(report('b', 'B'), []);
  await outbox.add(report('a2', 'A'), []);
  outbox.sendAs(sender);
  await minutesPass(6);
  await until(({ items }) => items.map(({ id }) => id).join() === 'x,x2');
  const apart = server.asked.filter((what) => what !== 'batch');
  expect(server.asked.slice(0, 4)).toEqual(['batch', 'batch', 'batch', 'x']);
  expect(apart.slice(0, 3)).toEqual(['x', 'a', 'b']);
  expect(apart).toContain('a2');
  expect(apart).not.toContain('x2');
});

it('a photo behind its counted report is told until it has come', async () => {
  const { outbox, until, state, photos } = device();
  server.answer = (what) =>
    what.startsWith('photo')
      ? new Response('', { status: 503 })
      : Response.json({ scan: {}, part: {}, operations: [] });
  await outbox.add(report('a', 'A'), [photo('a1', 'a')]);
  outbox.sendAs(sender);
  await minutesPass(4);
  await until(({ items }) => items.length === 0);
  expect(state().unsentPhotos.map(({ id }) => id)).toEqual(['a1']);
  server.answer = () => Response.json({ photo: {} });
  outbox.flush();
  await until(({ unsentPhotos }) => unsentPhotos.length === 0);
  expect(await photos.all()).toEqual([]);
});

it('the photos of a refused report stay, though they have come, until it is settled', async () => {
  const { outbox, until, photos } = device();
  const details = { code: 'quantity-exceeds-waiting' };
  server.answer = (what) =>
    what.startsWith('photo')
      ? Response.json({ photo: {} })
      : Response.json({ error: { message: 'no', details } }, { status: 409 });
  await outbox.add(report('a', 'A'), [photo('a1', 'a')]);
  outbox.sendAs(sender);
  await until(({ items }) => items[0]?.refusal !== null && items.length === 1);
  expect(server.asked).toEqual(['photo a1', 'a']);
  expect(await outbox.picturesOf('a')).toHaveLength(1);
  await outbox.settle('a');
  expect(await photos.all()).toEqual([]);
});

it('a store of photos that fails holds up no settling', async () => {
  const { outbox, store, photos } = device();
  await outbox.add(report('a', 'A'), [photo('a1', 'a')]);
  photos.remove = () => Promise.reject(new Error('The disk does not answer.'));
  await outbox.settle('a');
  await outbox.photoRead('a1');
  expect(await store.items()).toEqual([]);
});
