import { randomUUID } from 'node:crypto';
import { announce, type TrackingEvent } from '../../src/tracking';
import { adminJwt, createOperator, operatorJwt, startTestApp, type TestApp } from '../support';
import { newTicket, next, Sockets } from './socket-world';

let app: TestApp;
let sockets: Sockets;

interface Gathered {
  name?: string;
  events: TrackingEvent[];
  readAgain: boolean;
}

function changed(code: string, revision: number): TrackingEvent {
  return {
    name: 'part.changed',
    productId: 1,
    part: { code, revision },
    operations: [],
  } as unknown as TrackingEvent;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}

beforeAll(async () => {
  app = await startTestApp();
  sockets = new Sockets(app);
  await createOperator(app, { username: 'petrov', password: 'Petrov-12345' });
});

afterEach(() => sockets.disconnect());

afterAll(() => app.stop());

describe('events told together', () => {
  it('tells those who ask for it together: the newest of each batch', async () => {
    const socket = await sockets.connected({
      ticket: await newTicket(app, await adminJwt(app)),
      together: true,
    });
    const packets: Gathered[] = [];
    socket.onAny((name: string, packet: Gathered) => packets.push({ ...packet, name }));
    const last = new Promise<void>((resolve) =>
      socket.on('events', ({ events }: Gathered) => {
        if (events.some(({ name }) => name === 'import.committed')) resolve();
      }),
    );
    for (let n = 1; n <= 300; n += 1) announce(changed(`P${n % 30}`, n));
    announce({ name: 'import.committed', importId: 'i', productId: 1, parts: 1 });
    await last;
    expect(new Set(packets.map(({ name }) => name))).toEqual(new Set(['events']));
    expect(packets.length).toBeLessThanOrEqual(3);
    const newest = new Map<string, number>();
    for (const event of packets.flatMap(({ events }) => events)) {
      if ('part' in event) newest.set(event.part.code, event.part.revision);
    }
    expect(newest).toEqual(new Map(range(271, 300).map((n) => [`P${n % 30}`, n])));
  });

  it('tells them to read again where too much has changed', async () => {
    const socket = await sockets.connected({
      ticket: await newTicket(app, await adminJwt(app)),
      together: true,
    });
    const again = new Promise<Gathered>((resolve) =>
      socket.on('events', (packet: Gathered) => {
        if (packet.readAgain) resolve(packet);
      }),
    );
    for (let n = 1; n <= 300; n += 1) announce(changed(`P${n}`, 1));
    expect(await again).toEqual({ events: [], readAgain: true });
  });

  it('keeps imports from operators who hear together, too', async () => {
    const operator = await sockets.connected({
      jwt: await operatorJwt(app, 'petrov', 'Petrov-12345'),
      together: true,
    });
    const heard: TrackingEvent[] = [];
    const last = new Promise<void>((resolve) =>
      operator.on('events', ({ events }: Gathered) => {
        heard.push(...events);
        if (events.some((event) => 'part' in event && event.part.code === 'P9')) resolve();
      }),
    );
    announce({ name: 'import.progress', previewId: 'p', done: 1, total: 2 });
    announce(changed('P9', 1));
    await last;
    expect(heard).toEqual([changed('P9', 1)]);
  });
});

/** What another process says where it has lost events. */
function tellOfGap(): Promise<unknown> {
  return app.sql.query(`select pg_notify('tracker_events', $1 || ' gap 0')`, [randomUUID()]);
}

describe('where events were lost', () => {
  it('tells those who hear together to read again, and lets only the others go', async () => {
    const auth = { ticket: await newTicket(app, await adminJwt(app)), together: true };
    const together = await sockets.connected(auth);
    const alone = await sockets.connected({ jwt: await operatorJwt(app, 'petrov', 'Petrov-12345') });
    const dropped: string[] = [];
    together.on('disconnect', () => dropped.push('together'));
    const [again, reason] = [next(together, 'events'), next(alone, 'disconnect')];
    await tellOfGap();
    expect(await again).toEqual({ events: [], readAgain: true });
    expect(await reason).toBe('transport close');
    expect(dropped).toEqual([]);
  });
});

describe('sockets of one address', () => {
  /** More than may wait at the door of one address together. */
  const SOCKETS = 210;
  const PER_SESSION = 20;

  it('are as many as its people may have: who is let in counts no more', async () => {
    const opened: Promise<unknown>[] = [];
    for (let session = 0; session * PER_SESSION < SOCKETS; session += 1) {
      // Two sessions of each person, of whom each may have fifty sockets.
      const username = `worker-${Math.floor(session / 2)}`;
      if (session % 2 === 0) await createOperator(app, { username, password: 'Worker-12345' });
      const jwt = await operatorJwt(app, username, 'Worker-12345');
      const own = Array.from({ length: PER_SESSION }, () => sockets.connected({ jwt }));
      opened.push(...own);
      await Promise.all(own);
    }
    await expect(Promise.all(opened)).resolves.toHaveLength(220);
  });
});
