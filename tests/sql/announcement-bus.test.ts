import { Client } from 'pg';
import { AnnouncementBus } from '../../plugins/realtime/server/src/bus/announcement-bus';
import type { TrackingEvent } from '../../src/tracking';
import { startTestApp, type TestApp } from '../support';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

it('tells again by itself what the database refused on a connection that lives', async () => {
  const superuser = new Client({ connectionString: app.databaseUrl });
  await superuser.connect();
  const event: TrackingEvent = { name: 'import.progress', previewId: 'p', done: 1, total: 2 };
  let heard!: (events: TrackingEvent[]) => void;
  let refused!: (error: unknown) => void;
  const hears = new Promise<TrackingEvent[]>((resolve) => (heard = resolve));
  const refuses = new Promise<unknown>((resolve) => (refused = resolve));
  const nothing = () => undefined;
  const config = { connectionString: app.databaseUrl };
  const teller = new AnnouncementBus(config, { onEvents: nothing, onGap: nothing, onError: refused });
  const hearer = new AnnouncementBus(config, { onEvents: heard, onGap: nothing, onError: nothing });
  await Promise.all([teller.start(), hearer.start()]);
  try {
    await superuser.query('alter table tracker_announcements rename to tracker_announcements_away');
    teller.announce(event);
    expect(await refuses).toMatchObject({ code: '42P01' });
    await superuser.query('alter table tracker_announcements_away rename to tracker_announcements');
    expect(await hears).toEqual([event]);
  } finally {
    await Promise.all([teller.stop(), hearer.stop(), superuser.end()]);
  }
});
