import { randomUUID } from 'node:crypto';
import { adminJwt, createOperator, greyPng, operatorJwt } from '../support';
import { REASON, refusedBy, scanOf, startScanWorld, type ScanWorld } from './scan-world';

/** A foreman counts a report that a device keeps as it was made: good, scrapped and rework, its comment and its photos. */

let world: ScanWorld;
let foreman: string;
let ivan: string;
let olga: string;
beforeAll(async () => {
  world = await startScanWorld();
  for (const username of ['ivan', 'olga'])
    await createOperator(world.app, { username, password: 'Secret-1234' });
  ivan = await operatorJwt(world.app, 'ivan', 'Secret-1234');
  foreman = await adminJwt(world.app, 'foreman');
  const answer = await world.app
    .http()
    .post('/api/scan-station/sign-in')
    .send({ identifier: 'olga', password: 'Secret-1234' });
  olga = (answer.body as { jwt: string }).jwt;
});
afterAll(() => world.app.stop());

const MADE_AT = new Date(Date.now() - 90 * 60_000).toISOString();
const PHOTO = randomUUID();

/** Of nine pieces four good, two scrapped, three back to the first operation. */
const inFull = (code: string) =>
  scanOf(code, {
    ...{ operation: 3, good: 4, scrapped: 2, rework: { quantity: 3, toOperation: 1 }, reason: REASON },
    ...{ causeOperation: 2, comment: 'Scratched', attachments: [PHOTO], occurredAt: MADE_AT },
  });

/** A batch of nine pieces that all wait at the inspection. */
async function atInspection(): Promise<string> {
  const code = await world.part(9);
  for (const operation of [1, 2])
    expect((await world.post('/api/scans', scanOf(code, { operation, good: 9 }))).status).toBe(201);
  return code;
}

async function listed(part: string): Promise<Record<string, unknown>[]> {
  const door = world.app.http().get('/tracker/refused-reports').query({ part });
  const answer = await door.set('Authorization', `Bearer ${foreman}`);
  return (answer.body as { data: Record<string, unknown>[] }).data;
}

async function tell(report: object): Promise<unknown> {
  const body = { sentAt: new Date().toISOString(), held: [], reports: [{ ...report, maker: 'ivan' }] };
  const answer = await world.post('/api/scan-station/outbox', body, { token: olga });
  return (answer.body as { settled: unknown }).settled;
}

async function sendPhoto(scanId: string, partCode: string): Promise<void> {
  const door = world.app
    .http()
    .post('/api/scan-station/photos')
    .set('Authorization', `Bearer ${ivan}`)
    .field('photoId', PHOTO)
    .field('scanId', scanId)
    .field('partCode', partCode);
  expect((await door.attach('photo', greyPng(), 'a.png')).status).toBe(201);
}

const byForeman = (body: object) => world.post('/tracker/scans', body, { token: foreman });

/** What the foreman's form makes of what the list says. */
const settlingOf = (partCode: string, kept: Record<string, unknown>) => ({
  ...{ scanId: randomUUID(), partCode, settles: kept.scanId, underHold: true },
  ...{ operation: kept.operation, good: kept.good, scrapped: kept.scrapped, reason: kept.reason },
  rework: { quantity: kept.rework, toOperation: kept.reworkTo },
  ...{ causeOperation: kept.causeOperation, comment: kept.comment, attachments: kept.attachments },
  ...{ operator: kept.operator, occurredAt: kept.occurredAt },
});

test('a report that a device keeps is told and counted with all of it, in one act, once', async () => {
  const code = await atInspection();
  const report = inFull(code);
  await sendPhoto(report.scanId, code);
  expect(await tell(report)).toEqual([]);
  const [kept = {}] = await listed(code);
  expect(kept).toMatchObject({
    ...{ scanId: report.scanId, operation: 3, good: 4, scrapped: 2, rework: 3, reworkTo: 1 },
    ...{ causeOperation: 2, reason: REASON, comment: 'Scratched', attachments: [PHOTO], operator: 'ivan' },
  });
  const settling = settlingOf(code, kept);
  const first = await byForeman(settling);
  expect([first.status, first.body]).toMatchObject([
    201,
    {
      scan: {
        ...{ operator: 'ivan', good: 4, scrapped: 2, rework: { quantity: 3, toOperation: 1 } },
        ...{ causeOperation: 2, comment: 'Scratched' },
      },
    },
  ]);
  // The batch is younger than the work that is said to be done on it; what was said is kept beside.
  const claimed = await world.app.sql.query<{ at: string }>(
    `select to_char(claimed_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from scans where scan_id = $1`,
    [settling.scanId],
  );
  expect(claimed.rows).toEqual([{ at: kept.occurredAt }]);
  const again = await byForeman(settling);
  expect([again.status, again.body]).toMatchObject([200, { replayed: true }]);
  expect(refusedBy(await byForeman({ ...settling, scanId: randomUUID() }))).toMatchObject({
    ...{ status: 409, code: 'already-settled' },
    settledBy: { scanId: settling.scanId, by: 'Test foreman', good: 4 },
  });
  const { rows } = await world.app.sql.query(
    `select o.number, o.waiting, o.good, o.scrapped, o.reworked from operations o
       join part_states s on s.part_id = o.part_id where s.code = $1 order by o.sequence`,
    [code],
  );
  expect(rows).toEqual([
    { number: 1, waiting: 3, good: 9, scrapped: 0, reworked: 0 },
    { number: 2, waiting: 0, good: 9, scrapped: 0, reworked: 0 },
    { number: 3, waiting: 0, good: 4, scrapped: 2, reworked: 3 },
  ]);
  expect(await listed(code)).toEqual([]);
  expect(await tell(report)).toEqual([report.scanId]);
  const history = await world.app
    .http()
    .get(`/tracker/parts/${code}/history`)
    .set('Authorization', `Bearer ${foreman}`);
  const { data } = history.body as { data: { details: { scanId?: string; photos?: { url: string }[] } }[] };
  const told = data.find(({ details }) => details.scanId === settling.scanId)?.details;
  expect(told).toMatchObject({ attachments: 1, photos: [{ id: PHOTO }] });
  const shown = await world.app.http().get(told?.photos?.[0]?.url ?? '');
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/png']);
});

test('one that was refused when it came is listed with where its rework goes', async () => {
  const code = await atInspection();
  const report = { ...inFull(code), good: 5, attachments: [] };
  expect(refusedBy(await world.post('/api/scans', report, { token: ivan }))).toMatchObject({
    code: 'quantity-exceeds-waiting',
  });
  expect(await listed(code)).toMatchObject([
    {
      scanId: report.scanId,
      good: 5,
      scrapped: 2,
      rework: 3,
      reworkTo: 1,
      causeOperation: 2,
      attachments: [],
    },
  ]);
});

test('of one that was kept before this was, nobody knows where its rework goes', async () => {
  const code = await atInspection();
  await world.app.sql.query(
    `insert into tracker_refused_reports (scan_id, part_id, operation_number, kind, good, scrapped, reworked, reason,
                                          operator_name, submitted_by, code, occurred_at)
     select $2, part_id, 3, 'report', 1, 0, 2, $3, 'ivan', 'operator:1', 'part-on-hold', now()
       from part_states where code = $1`,
    [code, randomUUID(), REASON],
  );
  expect(await listed(code)).toMatchObject([
    { good: 1, rework: 2, reworkTo: null, causeOperation: null, attachments: [] },
  ]);
});
