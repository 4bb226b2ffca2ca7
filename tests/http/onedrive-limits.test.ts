import type { ServerResponse } from 'node:http';
import type { OneDriveFolder, TemplateView } from '../../plugins/word-reports/contracts';
import { SECRET, silence, TOKEN } from '../support/microsoft/server';
import { startOneDrive, type OneDriveWorld } from './onedrive-world';
import { CSV, heavyTemplate } from './word-report-world';

/** A Microsoft that leads elsewhere gets neither secret nor token there; one that is slow is not waited for. */

const PATH = 'Отчёты/бирки.csv';
/** Shorter than any answer that never ends. */
const LIMIT_MS = 300;

let world: OneDriveWorld;

beforeAll(async () => {
  world = await startOneDrive();
});
afterAll(() => world.stop());
beforeEach(() => {
  world.fake.reset();
  world.settings();
  // Another content than the one that is kept, so that it is fetched.
  world.fake.drive.write(PATH, Buffer.from(`${CSV}\r\n${world.fake.drive.find(PATH)?.version ?? 0};;;`));
});

const workbook = async () => world.said(await world.get('/workbook', { path: PATH }));
const elsewhere = () => world.fake.asked(/ 127\.0\.0\.1/);
const leadTo = (status: number) => (response: ServerResponse) =>
  response.writeHead(status, { Location: `${world.fake.storage}/elsewhere` }).end();

it.each([301, 302, 303, 307, 308])(
  'a sign-in that leads to another host is not followed: %i',
  async (status) => {
    world.fake.next(/^POST localhost.*oauth2/, leadTo(status), 9);
    expect(world.said(await world.get('/folder'))).toEqual([503, 'onedrive-answer-unexpected']);
    expect(elsewhere()).toEqual([]);
    for (const hidden of [SECRET, TOKEN]) expect(world.logged()).not.toContain(hidden);
  },
);

it.each([301, 302, 307, 308])('a list that leads to another host is not followed: %i', async (status) => {
  world.fake.next(/children/, leadTo(status), 9);
  expect(world.said(await world.get('/folder'))).toEqual([503, 'onedrive-answer-unexpected']);
  expect(elsewhere()).toEqual([]);
});

it('a next page at another host is asked without the token', async () => {
  const answer = { value: [], '@odata.nextLink': `${world.fake.storage}/elsewhere` };
  world.fake.next(/children/, (response) =>
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer)),
  );
  const { next } = (await world.get('/folder')).body as OneDriveFolder;
  expect((await world.get('/folder', { next: next ?? '' })).status).toBeGreaterThanOrEqual(400);
  expect(new Set(elsewhere().map(({ authorization }) => authorization))).toEqual(new Set([undefined]));
});

it('a storage that leads further is not followed', async () => {
  world.fake.next(/127\.0\.0\.1\/download/, leadTo(302), 9);
  expect(await workbook()).toEqual([503, 'onedrive-unavailable']);
  expect(world.fake.asked(/elsewhere/)).toEqual([]);
});

it('a file that never comes, or comes a byte now and then, is given up at the limit', async () => {
  world.settings({ transferMs: LIMIT_MS });
  world.fake.next(/127\.0\.0\.1\/download/, silence);
  expect(await workbook()).toEqual([503, 'onedrive-slow']);
  let dripping: NodeJS.Timeout | null = null;
  world.fake.next(/127\.0\.0\.1\/download/, (response) => {
    response.writeHead(200, { 'Content-Length': '1000000' });
    dripping = setInterval(() => response.write('x'), LIMIT_MS / 10);
    response.once('close', () => clearInterval(dripping ?? undefined));
  });
  expect(await workbook()).toEqual([503, 'onedrive-slow']);
  expect(dripping).not.toBeNull();
});

it('a piece of a report that is not taken in time ends the saving, and what has arrived is taken back', async () => {
  const made = await world.doors.send('/templates', await heavyTemplate(), 'Тяжёлая.docx');
  const order = {
    ...{ template: (made.body as TemplateView).id, saveToOneDrive: 'Готовые' },
    source: { oneDrivePath: PATH, row: 2 },
  };
  await workbook();
  world.settings({ transferMs: LIMIT_MS });
  world.fake.next(/^PUT 127\.0\.0\.1\/upload/, silence, 9);
  const answer = await world.doors.as(world.token).post('', order);
  expect(world.said(answer)).toEqual([503, 'onedrive-slow']);
  expect(world.fake.asked(/^PUT 127\.0\.0\.1\/upload/)).toHaveLength(1);
  expect(world.fake.asked(/^DELETE 127\.0\.0\.1\/upload/)).toHaveLength(1);
  expect(world.fake.drive.find('Готовые/A-1.docx')).toBeUndefined();
});
