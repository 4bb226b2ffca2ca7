import { ensureFirstAdministrator } from '../../src/first-administrator';
import { startTestApp, type TestApp } from '../support';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

it('is made once, and no token that nobody asked for is left', async () => {
  const account = { email: 'boss@factory.example', password: 'Boss-pass-2026' };
  app.strapi.config.set('tracker.firstAdministrator', account);
  expect(await ensureFirstAdministrator(app.strapi)).toBe(true);
  expect(await ensureFirstAdministrator(app.strapi)).toBe(false);
  const login = await app.http().post('/admin/login').send(account).expect(200);
  const { token } = (login.body as { data: { token: string } }).data;
  const tokens = await app
    .http()
    .get('/admin/api-tokens')
    .set('Authorization', `Bearer ${token}`)
    .expect(200);
  expect((tokens.body as { data: object[] }).data).toEqual([]);
});
