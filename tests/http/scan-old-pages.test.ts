import fs from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { createOperator, greyPng } from '../support';
import { REASON, startScanWorld, type ScanWorld } from './scan-world';

/**
 * The operator's page of earlier days against the server of now. `old-pages/DAY.json` holds every request that the page's own
 * program of that day made, door by door, with `{{names}}` where it says ids, moments and people; they are not touched when
 * the page changes. Each must be counted, or answered with `malformed-request`, at which these pages say to load them anew.
 * What they do with the answers is looked at by what they read of them; no browser runs the old program here.
 */

interface Recorded {
  does: string;
  method: 'GET' | 'POST';
  address: string;
  /** Its `Authorization`; null: none. */
  as: string | null;
  body?: object;
  form?: Record<string, string | { file: string; type: string }>;
}

interface OldPage {
  headers: Record<string, string>;
  requests: Recorded[];
}

const FOLDER = path.join(__dirname, 'old-pages');
const PASSWORD = 'Secret-1234';

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
  for (const username of ['Иван', 'Ольга']) await createOperator(world.app, { username, password: PASSWORD });
});
afterAll(() => world.app.stop());

/** What stands for the names of a recording; those that an answer tells are learnt on the way. */
type Names = Map<string, string>;

function filled(text: string, names: Names, written = (value: string): string => value): string {
  return text.replace(/\{\{([\w.]+)\}\}/g, (_, name: string) => {
    if (name === 'now') return new Date().toISOString();
    if (!names.has(name) && name.startsWith('uuid.')) names.set(name, randomUUID());
    const value = names.get(name);
    if (value === undefined) throw new Error(`A recording names ${name}, and nobody has told it.`);
    return written(value);
  });
}

async function ask(
  page: OldPage,
  { method, address, as, body, form }: Recorded,
  names: Names,
  cookie: string,
) {
  const to = filled(address, names, encodeURIComponent);
  let door = method === 'GET' ? world.app.http().get(to) : world.app.http().post(to);
  door = door.set(page.headers).set('Cookie', cookie);
  if (as !== null) door = door.set('Authorization', filled(as, names));
  for (const [field, value] of Object.entries(form ?? {})) {
    if (typeof value === 'string') door = door.field(field, filled(value, names));
    else door = door.attach(field, greyPng(), { filename: value.file, contentType: value.type });
  }
  return body === undefined
    ? await door
    : await door.send(JSON.parse(filled(JSON.stringify(body), names)) as object);
}

interface SignedIn {
  jwt: string;
  sessionId: string;
  expiresAt: string;
  operator: { id: string; name: string };
}

/** What is learnt of who signs in: first the one who works, then a colleague at the same device. */
function learn(names: Names, answer: Response, does: string): void {
  const { jwt, sessionId, operator } = answer.body as SignedIn;
  const isOther = does === 'another signs in';
  names.set(isOther ? 'jwtOfAnother' : 'jwt', jwt);
  names.set(isOther ? 'another' : 'me', operator.id);
  if (!isOther) names.set('session', sessionId);
}

/** What the old pages read of an answer, by what they asked for. */
const COUNTED = {
  scan: expect.any(Object) as object,
  part: expect.any(Object) as object,
  operations: expect.any(Array) as object,
};
const SIGNED_IN = { jwt: expect.any(String) as string, expiresAt: expect.any(String) as string };
const ACCEPTED: Record<string, [status: number, body: object]> = {
  'sign in': [200, { ...SIGNED_IN, operator: { name: 'Иван' } }],
  'another signs in': [200, { ...SIGNED_IN, operator: { name: 'Ольга' } }],
  'read a part': [
    200,
    { part: { product: expect.any(Object) as object }, operations: expect.any(Array) as object },
  ],
  'read reasons': [200, { reasons: expect.any(Array) as object }],
  'report good pieces': [201, COUNTED],
  'report good pieces on': [201, COUNTED],
  'report good, scrapped and rework': [201, COUNTED],
  'take a report back': [201, COUNTED],
  'send what was kept': [
    200,
    {
      results: Array.from({ length: 5 }, () => ({
        ...{ id: expect.any(String) as string, status: 201, scan: expect.any(Object) as object },
      })),
    },
  ],
  'read what waits': [
    200,
    { version: expect.any(String) as string, parts: expect.any(Array) as object, more: false },
  ],
  'send a photo': [201, { photo: { id: expect.any(String) as string } }],
  'report with a photo': [201, COUNTED],
  'call the foreman': [201, { call: expect.any(Object) as object }],
  'tell what is kept': [200, { settled: [] }],
  'read the shift': [200, { data: expect.any(Array) as object }],
  'send a colleague’s report': [201, COUNTED],
  'take a colleague’s report back': [201, COUNTED],
  'sign out': [204, {}],
};

/** Net pieces that each operation has counted, and those that wait at it, after all that a page of this day does. */
const IN_THE_END: Record<string, object[]> = {
  '2026-11-24': [
    { number: 1, waiting: 17, good: 4, scrapped: 0, reworked: 0 },
    { number: 2, waiting: 0, good: 4, scrapped: 0, reworked: 0 },
    { number: 3, waiting: 0, good: 2, scrapped: 1, reworked: 1 },
  ],
  '2026-11-25': [
    { number: 1, waiting: 17, good: 4, scrapped: 0, reworked: 0 },
    { number: 2, waiting: 0, good: 4, scrapped: 0, reworked: 0 },
    { number: 3, waiting: 0, good: 2, scrapped: 1, reworked: 1 },
  ],
  '2026-11-29': [
    { number: 1, waiting: 16, good: 5, scrapped: 0, reworked: 0 },
    { number: 2, waiting: 1, good: 4, scrapped: 0, reworked: 0 },
    { number: 3, waiting: 0, good: 2, scrapped: 1, reworked: 1 },
  ],
};

const DAYS = fs.readdirSync(FOLDER).map((file) => file.replace('.json', ''));

test('every recorded day is looked at', () => {
  expect(DAYS).toEqual(Object.keys(IN_THE_END));
});

test.each(DAYS)('all that the page of %s asks for is done, and counts once', async (day) => {
  const page = JSON.parse(fs.readFileSync(path.join(FOLDER, `${day}.json`), 'utf8')) as OldPage;
  const code = await world.part(20);
  const names: Names = new Map([
    ['part', code],
    ['myName', 'Иван'],
    ['anotherName', 'Ольга'],
    ['password', PASSWORD],
    ['reason', REASON],
    ['dayBegan', new Date(Date.now() - 3_600_000).toISOString()],
  ]);
  let cookie = '';
  for (const recorded of page.requests) {
    const { does } = recorded;
    const answer = await ask(page, recorded, names, cookie);
    const [status, body] = ACCEPTED[does] ?? [0, {}];
    expect([does, answer.status, answer.body]).toMatchObject([does, status, body]);
    if (!/signs? in/.test(does)) continue;
    learn(names, answer, does);
    const [set] = (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? [];
    cookie = set?.split(';')[0] ?? cookie;
  }
  const { rows } = await world.app.sql.query(
    `select o.number, o.waiting, o.good, o.scrapped, o.reworked from operations o
       join part_states s on s.part_id = o.part_id where s.code = $1 order by o.sequence`,
    [code],
  );
  expect(rows).toEqual(IN_THE_END[day]);
});

test('what no server of now understands is answered as these pages take for "load anew"', async () => {
  const code = await world.part(2);
  const ofAnotherDay = {
    scanId: randomUUID(),
    partCode: code,
    step: 1,
    good: 2,
    occurredAt: '2026-11-24T10:00:00Z',
  };
  const alone = await world.post('/api/scans', ofAnotherDay);
  expect([alone.status, alone.body]).toMatchObject([
    400,
    { error: { details: { code: 'malformed-request', paths: ['operation'] } } },
  ]);
  const together = await world.post('/api/scans/batch', { items: [ofAnotherDay] });
  expect(together.body).toMatchObject({
    results: [{ id: ofAnotherDay.scanId, status: 400, error: { details: { code: 'malformed-request' } } }],
  });
});
