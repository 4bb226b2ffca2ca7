import type { Response } from 'supertest';
import { adminJwt } from '../support';
import { startReportWorld, type ReportWorld } from './report-world';

let world: ReportWorld;
let admin: string;

beforeAll(async () => {
  world = await startReportWorld();
  admin = await adminJwt(world.app);
}, 120_000);
afterAll(() => world.app.stop());

const asAdmin = (method: 'get' | 'post', path: string, body?: object, jwt = admin) => {
  const asked = world.app.http()[method](`/dashboards/tv-links${path}`).set('Authorization', `Bearer ${jwt}`);
  return body ? asked.send(body) : asked;
};

async function makeLink(
  name: string,
  language?: string,
): Promise<{ id: string; token: string; url: string }> {
  const made = await asAdmin('post', '', { name, ...(language ? { language } : {}) });
  expect(made.status).toBe(201);
  const { link, url } = made.body as { link: { id: string }; url: string };
  return { id: link.id, url, token: new URL(url).hash.slice(1) };
}

const state = (token: string, headers: Record<string, string> = {}): Promise<Response> =>
  world.app
    .http()
    .get('/tv/state')
    .set({ Authorization: `Bearer ${token}`, ...headers })
    .then((answer) => answer);

it('is made and listed by an administrator alone, tells its token once and keeps but the hash of it', async () => {
  const { token, url } = await makeLink('Цех 2', 'ru');
  expect(new URL(url).pathname + new URL(url).search).toBe('/tv?lang=ru');
  expect(token).toMatch(/^[\w-]{43}$/);
  const listed = await asAdmin('get', '');
  expect(listed.body.links).toEqual([
    expect.objectContaining({ name: 'Цех 2', lastAskedAt: null, revokedAt: null, revokedBy: null }),
  ]);
  expect(JSON.stringify(listed.body)).not.toContain(token);
  const { rows } = await world.app.sql.query('select l::text as row from tracker_tv_links l');
  expect(JSON.stringify(rows)).not.toContain(token);
  for (const role of ['foreman', 'technologist', 'auditor']) {
    const jwt = await adminJwt(world.app, role);
    expect((await asAdmin('get', '', undefined, jwt)).status).toBe(403);
    expect((await asAdmin('post', '', { name: 'x' }, jwt)).status).toBe(403);
  }
  expect((await world.app.http().post('/dashboards/tv-links').send({ name: 'x' })).status).toBe(401);
});

it('refuses names that do not fit, and a link too many', async () => {
  for (const body of [
    {},
    { name: ' ' },
    { name: 'x'.repeat(81) },
    { name: 'x', language: 'de' },
    { name: 1 },
  ]) {
    expect((await asAdmin('post', '', body)).body.error.details.code).toBe('malformed-request');
  }
  await world.app.sql.query(
    `insert into tracker_tv_links (name, token_hash, created_by)
     select 'full', sha256(('x' || n)::bytea), 'test' from generate_series(1, 49) n`,
  );
  const many = await asAdmin('post', '', { name: 'x' });
  expect([many.status, many.body.error.details]).toEqual([422, { code: 'too-many-tv-links', limit: 50 }]);
  await world.app.sql.query(`delete from tracker_tv_links where name = 'full'`);
});

it('shows what the dashboard shows, in one answer that is not sent twice', async () => {
  const { token } = await makeLink('Цех 3');
  // It brings the sums up to date, for which a screen does not wait.
  const overview = await world.ask('/api/dashboards/overview');
  const shown = await state(token);
  expect(shown.status).toBe(200);
  expect(shown.body).toMatchObject({
    day: world.today,
    upToDate: true,
    numbers: { finishedToday: 3, scrapToday: 2, lateOrders: 0, inWork: 1 },
    openOrders: 1,
    orders: [{ designation: 'Р-100', late: false, progress: { pieces: 10, good: 3, scrapped: 2 } }],
    attention: { stuck: 0, stuckMore: false, held: 0, calls: 0 },
  });
  expect(shown.body.numbers).toEqual(overview.body.numbers);
  expect(shown.body.stages).toEqual(overview.body.stages);
  const newest = await world.app.sql.query<{ at: Date }>(
    `select max(recorded_at) at time zone 'utc' as at from scans`,
  );
  const lastEventAt = Date.parse(shown.body.lastEventAt as string);
  expect(lastEventAt).toBe(Math.floor((newest.rows[0]?.at.getTime() ?? 0) / 1_000) * 1_000);

  const etag = shown.headers.etag ?? '';
  const again = await state(token, { 'If-None-Match': etag });
  expect([again.status, again.text, again.headers.etag]).toEqual([304, '', etag]);
  expect((await asAdmin('get', '')).body.links[0].lastAskedAt).toMatch(/^\d{4}-/);
});

it('opens no other door, and none but its own token opens it', async () => {
  const { token } = await makeLink('Цех 4');
  for (const path of ['/api/dashboards/overview', '/api/parts', '/api/scans', '/api/dashboards/attention']) {
    expect([path, (await world.ask(path, {}, 'en', token)).status]).toEqual([path, 401]);
  }
  for (const path of ['/dashboards/overview', '/dashboards/tv-links', '/admin/users/me']) {
    expect([path, (await world.ask(path, {}, 'en', token)).status]).toEqual([path, 401]);
  }
  for (const wrong of [world.token, admin, '', 'x'.repeat(43)]) {
    const refused = await state(wrong);
    expect([refused.status, refused.body.error.details.code]).toEqual([401, 'tv-link-ended']);
  }
  expect((await world.app.http().get('/tv/state').query({ token })).status).toBe(401);
  expect(
    (await world.app.http().post('/tv/state').set('Authorization', `Bearer ${token}`).send({})).status,
  ).toBe(405);
});

it('ends at once for every screen that has it, once, and both are in the audit log', async () => {
  const { id, token } = await makeLink('Цех 5');
  expect((await state(token)).status).toBe(200);
  const ended = await asAdmin('post', `/${id}/revoke`, {});
  expect(ended.body.link).toMatchObject({ id, revokedBy: expect.any(String) });
  expect((await state(token)).status).toBe(401);
  expect((await asAdmin('post', `/${id}/revoke`, {})).body).toEqual(ended.body);
  expect((await asAdmin('post', '/999999/revoke', {})).status).toBe(404);
  expect((await asAdmin('post', '/x/revoke', {})).status).toBe(400);
  const { rows } = await world.app.sql.query(
    `select action, category, actor_type, subject_id from audit_entries
      where subject_type = 'tv-link' and subject_name = 'Цех 5' order by id`,
  );
  const entry = { category: 'access', actor_type: 'admin', subject_id: id };
  expect(rows).toEqual([
    { action: 'create-tv-link', ...entry },
    { action: 'revoke-tv-link', ...entry },
  ]);
});

it('is a page for everybody that shows nothing by itself, in the language of the link or the browser', async () => {
  const page = (query: string, language: string) =>
    world.app.http().get(`/tv${query}`).set('Accept-Language', language);
  const russian = await page('?lang=ru', 'en');
  expect([russian.status, russian.headers['cache-control']]).toEqual([200, 'no-store']);
  expect(russian.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
  expect(russian.text).toContain('<html lang="ru">');
  expect((await page('', 'en')).text).toContain('<html lang="en">');
  expect((await page('?lang=xx', 'ru')).text).toContain('<html lang="ru">');
  expect((await page('/tv.js', 'en')).type).toBe('text/javascript');
  expect((await page('/tv.css', 'en')).type).toBe('text/css');
});

it('slows down who tries tokens', async () => {
  const answers: number[] = [];
  for (let tries = 0; tries < 31; tries += 1) answers.push((await state('y'.repeat(43))).status);
  expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(30);
  const refused = await state('y'.repeat(43));
  expect([refused.status, refused.body.error.details.code]).toEqual([429, 'too-many-attempts']);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
});
