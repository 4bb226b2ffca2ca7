import { randomUUID } from 'node:crypto';
import { newLabelCode } from '../../src/codes';
import { adminJwt, createOperator, operatorJwt } from '../support';
import { refusedBy, REASON, scanOf, scansOf, startScanWorld, type ScanWorld } from './scan-world';

/** Undos that devices keep of people who never come back, and what a foreman makes of them. */

let world: ScanWorld;
let foreman: string;
/** The session of Olga's device, on which Ivan's acts are kept. */
let device: string;
let ivan: string;
beforeAll(async () => {
  world = await startScanWorld();
  for (const username of ['ivan', 'olga'])
    await createOperator(world.app, { username, password: 'Secret-1234' });
  foreman = await adminJwt(world.app, 'foreman');
  device = (await signIn('olga')).jwt;
  ivan = await operatorJwt(world.app, 'ivan', 'Secret-1234');
});
afterAll(() => world.app.stop());

async function signIn(identifier: string): Promise<{ jwt: string; deviceToken: string }> {
  const credentials = { identifier, password: 'Secret-1234' };
  const answer = await world.app.http().post('/api/scan-station/sign-in').send(credentials);
  expect(answer.status).toBe(200);
  return answer.body as { jwt: string; deviceToken: string };
}

type Report = ReturnType<typeof scanOf>;

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const reportOf = (code: string, change: Record<string, unknown> = {}): Report =>
  scanOf(code, { occurredAt: ago(90), ...change });
const toldReport = (report: Report, maker = 'ivan') => ({ ...report, maker });
const toldUndo = (report: Report, undoId: string, maker = 'ivan') => ({
  ...{ ...report, maker, undoId },
  occurredAt: ago(85),
});

async function tell(reports: object[], authorization = `Bearer ${device}`): Promise<string[]> {
  const body = { sentAt: new Date().toISOString(), held: [], reports };
  const door = world.app.http().post('/api/scan-station/outbox');
  const answer = await door.set('Authorization', authorization).send(body);
  expect([answer.status, answer.text]).toEqual([200, answer.text]);
  return [...(answer.body as { settled: string[] }).settled].sort();
}

async function listed(part: string) {
  const door = world.app.http().get('/tracker/refused-reports').query({ part });
  const answer = await door.set('Authorization', `Bearer ${foreman}`);
  expect(answer.status).toBe(200);
  const { more, ...kept } = answer.body as {
    data: { scanId: string }[];
    undos: { undoId: string }[];
    more: boolean;
  };
  expect(more).toBe(false);
  return kept;
}

const dismiss = (id: string, reason = 'Seen at the bench') =>
  world.post(`/tracker/refused-reports/${id}/dismiss`, { reason }, { token: foreman });
/** Take a report back: its maker as the device has kept it, or the foreman. */
const undo = (path: '/api' | '/tracker', scanId: string, undoId: string) => {
  const kept = { undoId, occurredAt: ago(85), sentAt: new Date().toISOString() };
  return path === '/api'
    ? world.post(`/api/scans/${scanId}/undo`, kept, { token: ivan })
    : world.post(`/tracker/scans/${scanId}/undo`, { ...kept, reason: 'Yes' }, { token: foreman });
};
const counted = async (report: Report): Promise<void> =>
  expect((await world.post('/api/scans', report, { token: ivan })).status).toBe(201);

test('a kept report that its maker took back is not there to be counted; the foreman agrees, and the device lets both go', async () => {
  const code = await world.part(5);
  const report = reportOf(code, { good: 2, scrapped: 1, reason: REASON });
  const undoId = randomUUID();
  const said = [toldUndo(report, undoId), toldReport(report)];
  expect(await tell(said)).toEqual([]);
  expect(await tell(said)).toEqual([]);
  expect(await listed(code)).toEqual({
    data: [],
    undos: [
      {
        ...{
          undoId,
          scanId: report.scanId,
          isCounted: false,
          partCode: code,
          operation: 1,
          stage: 'Cutting',
        },
        ...{ good: 2, scrapped: 1, rework: 0, operator: 'ivan', name: null },
        designation: expect.stringContaining('PT.100.') as string,
        occurredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      },
    ],
  });
  expect((await dismiss(report.scanId)).status).toBe(201);
  expect(await listed(code)).toEqual({ data: [], undos: [] });
  expect(await tell(said)).toEqual([report.scanId, undoId].sort());
  expect(refusedBy(await world.post('/api/scans', report, { token: ivan }))).toMatchObject({
    code: 'already-settled',
  });
  expect(await scansOf(world, code)).toBe(0);
});

test('a kept report is there to be counted again once the foreman has said that its undo does not count', async () => {
  const code = await world.part(5);
  const report = reportOf(code, { good: 2 });
  const undoId = randomUUID();
  const said = [toldUndo(report, undoId), toldReport(report)];
  await tell(said);
  expect((await dismiss(undoId)).status).toBe(201);
  expect(await tell(said)).toEqual([undoId]);
  expect(await listed(code)).toMatchObject({ data: [{ scanId: report.scanId }], undos: [] });
  const settling = scanOf(code, { good: 2, operator: 'ivan', settles: report.scanId });
  expect((await world.post('/tracker/scans', settling, { token: foreman })).status).toBe(201);
  expect(await tell(said)).toEqual([report.scanId, undoId].sort());
  const history = await world.app
    .http()
    .get(`/tracker/parts/${code}/history`)
    .set('Authorization', `Bearer ${foreman}`);
  const { data } = history.body as { data: { kind: string; details: object }[] };
  expect(data.find(({ kind }) => kind === 'report-dismissed')?.details).toMatchObject({
    ...{ scanId: undoId, undoes: report.scanId, operator: 'ivan', good: 2, reason: 'Seen at the bench' },
  });
});

test('the undo of a report that counts is performed by the foreman, and its maker is told that nothing is left', async () => {
  const code = await world.part(5);
  const report = reportOf(code, { good: 2 });
  const undoId = randomUUID();
  // The answer to the report was lost: its device tells both, and only the report is done with.
  await counted(report);
  expect(await tell([toldUndo(report, undoId), toldReport(report)])).toEqual([report.scanId]);
  expect(await listed(code)).toMatchObject({ data: [], undos: [{ undoId, isCounted: true, good: 2 }] });
  expect((await undo('/tracker', report.scanId, randomUUID())).status).toBe(201);
  expect(await listed(code)).toEqual({ data: [], undos: [] });
  expect(await tell([toldUndo(report, undoId)])).toEqual([undoId]);
  expect(refusedBy(await undo('/api', report.scanId, undoId))).toMatchObject({
    ...{ status: 409, code: 'already-undone' },
  });
});

test('an undo of which only a part has been taken back still waits', async () => {
  const code = await world.part(5);
  const report = reportOf(code, { good: 3 });
  const undoId = randomUUID();
  await counted(report);
  await tell([toldUndo(report, undoId)]);
  const part = { undoId: randomUUID(), occurredAt: new Date().toISOString(), good: 2, reason: 'Two of them' };
  const path = `/tracker/scans/${report.scanId}/undo`;
  expect((await world.post(path, part, { token: foreman })).status).toBe(201);
  expect(await tell([toldUndo(report, undoId)])).toEqual([]);
  expect(await listed(code)).toMatchObject({ undos: [{ undoId }] });
});

test('an undo that the foreman dismissed never takes anything back, and its maker reads why', async () => {
  const code = await world.part(5);
  const report = reportOf(code, { good: 2 });
  const undoId = randomUUID();
  await counted(report);
  await tell([toldUndo(report, undoId)]);
  const first = await dismiss(undoId, 'The pieces are good');
  expect([first.status, first.body]).toEqual([201, { scanId: undoId }]);
  expect((await dismiss(undoId, 'The pieces are good')).body).toEqual({ scanId: undoId, replayed: true });
  expect(refusedBy(await dismiss(undoId, 'Another reason'))).toMatchObject({ code: 'already-settled' });
  expect(await tell([toldUndo(report, undoId)])).toEqual([undoId]);
  const settledBy = { by: 'Test foreman', dismissed: 'The pieces are good' };
  const refusal = { status: 409, code: 'already-settled', scanId: undoId, settledBy };
  expect(refusedBy(await undo('/api', report.scanId, undoId))).toMatchObject(refusal);
  const sentAt = new Date().toISOString();
  const item = { undoId, scanId: report.scanId, occurredAt: ago(85), sentAt };
  const batch = await world.post('/api/scans/batch', { items: [item] }, { token: ivan });
  expect(batch.body).toMatchObject({ results: [{ status: 409, error: { details: { settledBy } } }] });
  expect(await scansOf(world, code)).toBe(1);
});

test('an undo that came by itself meanwhile waits no more', async () => {
  const code = await world.part(5);
  const report = reportOf(code, { good: 2 });
  const undoId = randomUUID();
  await counted(report);
  await tell([toldUndo(report, undoId)]);
  expect((await undo('/api', report.scanId, undoId)).status).toBe(201);
  expect(await listed(code)).toEqual({ data: [], undos: [] });
  expect(await tell([toldUndo(report, undoId)])).toEqual([undoId]);
  expect(refusedBy(await dismiss(undoId))).toEqual({ status: 409, code: 'settled-report-counted' });
});

test('what makes no sense is not kept: of batches or reports that nobody knows, of another batch, without an id', async () => {
  const code = await world.part(5);
  const other = await world.part(5);
  const nowhere = reportOf(newLabelCode());
  const elsewhere = reportOf(other);
  await counted(elsewhere);
  const said = [
    toldUndo(nowhere, randomUUID()),
    toldUndo(reportOf(code), randomUUID()),
    toldUndo({ ...elsewhere, partCode: code }, randomUUID()),
    toldUndo(elsewhere, elsewhere.scanId),
    { ...toldUndo(reportOf(code), randomUUID()), good: -1 },
  ];
  // The id of an undo that is the id of a report that counts needs nobody.
  expect(await tell(said)).toEqual([elsewhere.scanId]);
  for (const part of [code, other]) expect(await listed(part)).toEqual({ data: [], undos: [] });
  const wrong = { sentAt: new Date().toISOString(), held: [], reports: [toldUndo(elsewhere, 'no id')] };
  expect((await world.post('/api/scan-station/outbox', wrong, { token: device })).status).toBe(400);
});

test('a device on which nobody is signed in tells of the undos of those alone who were signed in there', async () => {
  const { jwt, deviceToken } = await signIn('ivan');
  const out = await world.app.http().post('/api/scan-station/sign-out').set('Authorization', `Bearer ${jwt}`);
  expect(out.status).toBe(204);
  const code = await world.part(5);
  const report = reportOf(code);
  await counted(report);
  const [own, foreign] = [randomUUID(), randomUUID()];
  const said = [toldUndo(report, own), toldUndo(report, foreign, 'olga')];
  expect(await tell(said, `Device ${deviceToken}`)).toEqual([]);
  expect(await listed(code)).toMatchObject({ undos: [{ undoId: own, operator: 'ivan' }] });
});

test('one device has a bounded number of open undos', async () => {
  const code = await world.part(5);
  const report = reportOf(code);
  await counted(report);
  const [first, second] = [randomUUID(), randomUUID()];
  await tell([toldUndo(report, first)]);
  await world.app.sql.query(
    `insert into tracker_kept_undos (undo_id, scan_id, part_id, operation_number, good, scrapped, reworked,
                                     operator_name, submitted_by, occurred_at)
     select gen_random_uuid()::text, k.scan_id, k.part_id, 1, 1, 0, 0, k.operator_name, k.submitted_by, k.occurred_at
       from tracker_kept_undos k, generate_series(1, 1000) n where k.undo_id = $1`,
    [first],
  );
  await tell([toldUndo(report, second)]);
  const { rows } = await world.app.sql.query('select 1 from tracker_kept_undos where undo_id = $1', [second]);
  expect(rows).toEqual([]);
});
