import { adminJwt, createOperator, startTestApp, type TestApp } from '../support';
import { decodePng, renderPdf } from '../support/decode';
import { asItIs, sheetOf } from './answer-bytes';

/** New badges of several operators are issued together or not at all: nobody is locked out without a new one. */

const PIN = '4711';
const NAMES = ['Абрамов', 'Белов', 'Власов'];

let app: TestApp;
let admin: string;
let operators: string[];
let codes: string[];

const post = (body: object) =>
  asItIs(app.http().post('/qr-labels/badges').set('Authorization', `Bearer ${admin}`).send(body));
const signIns = () =>
  Promise.all(
    codes.map(async (badge) => {
      const { status } = await app.http().post('/api/scan-station/sign-in').send({ badge, pin: PIN });
      return status;
    }),
  );
const counts = async () => {
  const { rows } = await app.sql.query<{ issued: number; printed: number; told: number }>(
    `select (select count(*)::int from tracker_badges) as issued,
            (select count(*)::int from tracker_card_prints) as printed,
            (select count(*)::int from audit_entries where action in ('issue-badge', 'print-badges')) as told`,
  );
  return rows[0];
};

/** Until a statement waits for a row that another one holds. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await app.sql.query('select 1 from pg_locks where not granted');
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

beforeAll(async () => {
  app = await startTestApp();
  admin = await adminJwt(app);
  for (const username of NAMES) await createOperator(app, { username, password: 'Secret123' });
  const { rows } = await app.sql.query<{ id: string }>(
    'select document_id as id from up_users where username = any($1) order by username',
    [NAMES],
  );
  operators = rows.map(({ id }) => id);
  const pages = await renderPdf(sheetOf(await post({ operators })), 203);
  codes = (await Promise.all(pages.map((page) => decodePng(page)))).flat().sort();
  for (const id of operators)
    await app
      .http()
      .put(`/tracker/operators/${id}/pin`)
      .set('Authorization', `Bearer ${admin}`)
      .send({ pin: PIN })
      .expect(204);
});
afterAll(() => app.stop());

it('takes no badge from anybody where one of the operators is removed meanwhile', async () => {
  expect(await signIns()).toEqual([200, 200, 200]);
  const before = await counts();
  const removing = await app.sql.connect();
  try {
    await removing.query('begin');
    await removing.query('delete from up_users where document_id = $1', [operators[2]]);
    const answer = post({ operators });
    const asked = answer.then(({ status }) => status);
    await somebodyWaits();
    await removing.query('commit');
    expect(await asked).toBe(404);
  } finally {
    removing.release();
  }
  expect(await counts()).toEqual({ ...before, issued: (before?.issued ?? 0) - 1 });
  expect((await signIns()).sort()).toEqual([200, 200, 401]);
});
