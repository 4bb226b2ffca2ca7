import type { ServerResponse } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { aadsts, cut, refusal, silence, USER } from '../support/microsoft/server';
import { startOneDrive, type OneDriveWorld } from './onedrive-world';
import { CSV } from './word-report-world';

/** A port where nobody answers. */
function closedPort(): Promise<number> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const PATH = 'Отчёты/бирки.csv';

describe('what can be wrong with a OneDrive', () => {
  let world: OneDriveWorld;
  const workbook = async (path = PATH) => world.said(await world.get('/workbook', { path }));
  const folder = async () => world.said(await world.get('/folder'));

  beforeAll(async () => {
    world = await startOneDrive();
    world.fake.drive.write(PATH, Buffer.from(CSV));
  });
  afterAll(() => world.stop());
  beforeEach(() => {
    world.fake.reset();
    world.settings();
  });

  it.each([
    [7000215, 401, 'onedrive-secret-wrong'],
    [7000222, 401, 'onedrive-secret-expired'],
    [90002, 400, 'onedrive-tenant-unknown'],
    [700016, 400, 'onedrive-application-unknown'],
    [7000112, 400, 'onedrive-application-disabled'],
    [53003, 400, 'onedrive-sign-in-refused'],
    [65001, 400, 'onedrive-no-consent'],
  ])('sign-in: AADSTS%i', async (number, status, code) => {
    world.fake.next(/oauth2\/v2\.0\/token/, aadsts(number, status), 9);
    const answer = await world.get('/folder');
    expect(world.said(answer)).toEqual([409, code]);
    expect(answer.body.error.details.microsoftCode).toBe(`AADSTS${number}`);
  });

  it('sign-in: a tenant that the authority does not know', async () => {
    world.settings({ tenantId: '8a1f2c3d-0000-4000-8000-00000000ffff' });
    expect(await folder()).toEqual([409, 'onedrive-tenant-unknown']);
    world.settings({ tenantId: 'no tenant/../x' });
    expect(await folder()).toEqual([409, 'onedrive-tenant-unknown']);
  });

  it('sign-in: slow, cut, throttled, not working', async () => {
    world.settings({ requestMs: 50 });
    world.fake.next(/oauth2/, silence);
    expect(await folder()).toEqual([503, 'onedrive-slow']);
    world.fake.reset();
    world.settings();
    world.fake.next(/oauth2/, cut, 9);
    expect(await folder()).toEqual([503, 'onedrive-cut']);
    world.fake.reset();
    world.settings();
    world.fake.next(/oauth2/, refusal(500, 'x'), 9);
    expect(await folder()).toEqual([503, 'onedrive-unavailable']);
    world.fake.reset();
    world.settings();
    world.fake.next(/oauth2/, refusal(503, 'x'), 2);
    expect(await folder()).toEqual([200]);
  });

  it.each([
    [403, 'accessDenied', '', [409, 'onedrive-no-consent']],
    [404, 'itemNotFound', '', [404, 'onedrive-item-not-found']],
    [404, 'Request_ResourceNotFound', '', [409, 'onedrive-user-not-found']],
    [404, 'ResourceNotFound', "User's mysite not found.", [409, 'onedrive-no-drive']],
    [400, 'BadRequest', 'Tenant does not have a SPO license.', [409, 'onedrive-no-drive']],
    [400, 'invalidRequest', '', [503, 'onedrive-answer-unexpected']],
    [423, 'resourceLocked', '', [409, 'onedrive-locked']],
    [500, 'generalException', '', [503, 'onedrive-unavailable']],
    [504, 'timeout', '', [503, 'onedrive-unavailable']],
    [302, 'x', '', [503, 'onedrive-answer-unexpected']],
  ])('Graph: %i %s %s', async (status, code, message, said) => {
    world.fake.next(/v1\.0/, refusal(status, code, message), 9);
    expect(await workbook()).toEqual(said);
    expect(world.fake.asked(/v1\.0/)).toHaveLength(status >= 500 ? 3 : 1);
  });

  it('Graph: a user that is none, a folder that is none, a file for a folder', async () => {
    world.settings({ userId: 'nobody@factory.example' });
    expect(await folder()).toEqual([409, 'onedrive-user-not-found']);
    world.settings();
    const missing = await world.get('/folder', { path: 'Нет такой' });
    expect(world.said(missing)).toEqual([404, 'onedrive-item-not-found']);
    expect(missing.body.error.details.path).toBe('Нет такой');
    expect(await workbook('Отчёты')).toEqual([422, 'onedrive-wrong-kind']);
  });

  it('a token that Graph no longer takes: signs in anew once, then says so', async () => {
    world.fake.next(/v1\.0/, refusal(401, 'InvalidAuthenticationToken'));
    expect(await folder()).toEqual([200]);
    expect(world.fake.asked(/oauth2/)).toHaveLength(2);
    world.fake.next(/v1\.0/, refusal(401, 'InvalidAuthenticationToken'), 9);
    expect(await folder()).toEqual([409, 'onedrive-token-refused']);
  });

  it('throttled: waits as long as Retry-After says, and longer than the bound not at all', async () => {
    world.fake.next(/children/, refusal(429, 'tooManyRequests', '', { 'Retry-After': '1' }));
    expect(await folder()).toEqual([200]);
    const [first, second] = world.fake.asked(/children/);
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(990);
    world.fake.reset();
    world.fake.next(/children/, refusal(429, 'tooManyRequests', '', { 'Retry-After': '120' }));
    const answer = await world.get('/folder');
    expect([world.said(answer), answer.headers['retry-after']]).toEqual([[503, 'onedrive-throttled'], '120']);
    expect(world.fake.asked(/children/)).toHaveLength(1);
  });

  it('slow, cut and nonsense answers of Graph and of the storage', async () => {
    // Nobody answers, the sign-in neither: the limit says only how long this case waits. The next case has its own.
    world.settings({ requestMs: 50 });
    world.fake.next(/./, silence, 9);
    expect(await folder()).toEqual([503, 'onedrive-slow']);
    world.fake.reset();
    world.settings();
    world.fake.next(/v1\.0/, silence);
    world.settings({ requestMs: 1_500 });
    expect(await folder()).toEqual([503, 'onedrive-slow']);
    world.fake.reset();
    world.settings();
    world.fake.next(/children/, cut, 3);
    expect(await folder()).toEqual([503, 'onedrive-cut']);
    world.fake.next(/children/, cut, 2);
    expect(await folder()).toEqual([200]);
    const nonsense = (response: ServerResponse) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('<html>');
    world.fake.next(/children/, nonsense);
    expect(await folder()).toEqual([503, 'onedrive-answer-unexpected']);
    world.fake.next(/children/, (response) => response.writeHead(200).end());
    expect(await folder()).toEqual([503, 'onedrive-answer-unexpected']);
    world.fake.drive.write(PATH, Buffer.from(`${CSV}\r\n1;;;`));
    world.fake.next(/download/, cut, 9);
    expect(await workbook()).toEqual([503, 'onedrive-cut']);
  });

  it('the storage: fails for a while, for good, sends on, is over', async () => {
    const change = () => world.fake.drive.write(PATH, Buffer.from(`${CSV}\r\n${world.fake.seen.length};;;`));
    change();
    world.fake.next(/download/, refusal(503, 'x'), 2);
    expect(await workbook()).toEqual([200]);
    change();
    world.fake.next(/download/, refusal(401, 'x'), 9);
    expect(await workbook()).toEqual([503, 'onedrive-unavailable']);
    world.fake.reset();
    world.fake.next(/\/content$/, (response) =>
      response.writeHead(302, { Location: 'http://127.0.0.1/x' }).end(),
    );
    expect(await workbook()).toEqual([503, 'onedrive-answer-unexpected']);
  });

  it('too large: before it is fetched by what Graph says, and while it comes', async () => {
    const large = world.fake.drive.write('Большая.csv', Buffer.alloc(20 * 1024 * 1024 + 1, 'x'));
    const answer = await world.get('/workbook', { path: 'Большая.csv' });
    expect([world.said(answer), answer.body.error.details.limitMb]).toEqual([
      [422, 'onedrive-too-large'],
      20,
    ]);
    expect(world.fake.asked(/content$|download/)).toEqual([]);
    const told = { id: large.id, name: large.name, size: 5 };
    world.fake.next(/root:/, (response) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(told)),
    );
    expect(await workbook('Большая.csv')).toEqual([422, 'onedrive-too-large']);
  });

  it('offline, and an authority that nobody knows', async () => {
    const nobody = `https://localhost:${await closedPort()}`;
    world.settings({ graphUrl: nobody, authorityHost: nobody });
    expect(await folder()).toEqual([503, 'onedrive-offline']);
    world.settings({ graphUrl: nobody });
    expect(await folder()).toEqual([503, 'onedrive-offline']);
    world.settings({ caFile: '' });
    expect(await folder()).toEqual([503, 'onedrive-certificate-untrusted']);
  });

  it('says in both languages what to do', async () => {
    world.settings({ clientSecret: 'wrong' });
    const say = async (language: string) =>
      (
        await world.app
          .http()
          .post('/api/word-reports/onedrive/test')
          .set('Authorization', `Bearer ${world.token}`)
          .set('Accept-Language', language)
          .send({})
      ).body.error.message;
    expect(await say('ru')).toMatch(/^Служба Microsoft не принимает секрет приложения\. Администратору: /);
    expect(await say('en')).toMatch(
      /^Microsoft does not take the secret of the application\. Administrator: /,
    );
    expect(world.logged()).not.toContain(USER);
  });

  it('says of consent that is missing, a folder that is none and a rest that Microsoft asks for what to do', async () => {
    const saidOf = async (path: string, query: object, language: string) =>
      (
        await world.app
          .http()
          .get(`/api/word-reports/onedrive${path}`)
          .query(query)
          .set('Authorization', `Bearer ${world.token}`)
          .set('Accept-Language', language)
      ).body.error.message as string;
    world.fake.next(/oauth2\/v2\.0\/token/, aadsts(65001, 400), 9);
    expect(await saidOf('/folder', {}, 'ru')).toMatch(
      /^У приложения нет права читать файлы\. Администратору: /,
    );
    expect(await saidOf('/folder', {}, 'en')).toMatch(/Administrator: .*Files\.Read\.All/);
    world.fake.reset();
    world.settings();
    const missing = { path: 'Нет такой' };
    expect(await saidOf('/folder', missing, 'ru')).toMatch(/«Нет такой»\. Возможно, .* выберите заново\.$/);
    expect(await saidOf('/folder', missing, 'en')).toMatch(/“Нет такой”.* choose it again\.$/);
    for (const [language, words] of [
      ['ru', 'Служба Microsoft просит обращаться реже: подождите 120 с. Повторите позже.'],
      ['en', /120 s/],
    ] as const) {
      world.fake.next(/children/, refusal(429, 'tooManyRequests', '', { 'Retry-After': '120' }));
      expect(await saidOf('/folder', {}, language)).toMatch(words);
    }
  });
});
