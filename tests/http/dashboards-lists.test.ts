import { randomUUID } from 'node:crypto';
import type { Overview } from '../../plugins/dashboards/server/src/contracts';
import { bringUpToDate } from '../../plugins/dashboards/server/src/reports/standing';
import { TV_DEFINITIONS } from '../../plugins/dashboards/server/src/tv/tv-definitions';
import { readTvState } from '../../plugins/dashboards/server/src/tv/tv-state';
import {
  adminJwt,
  createApiToken,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type TestApp,
} from '../support';

/** Lists of the dashboard are cut; what is told of them counts all there is, or says that there is more. */

let app: TestApp;
let token: string;
let foreman: string;
const codes: string[] = [];

async function get<Body>(path: string, bearer = foreman): Promise<Body> {
  const answer = await app.http().get(path).set('Authorization', `Bearer ${bearer}`);
  expect(answer.status).toBe(200);
  return answer.body as Body;
}

async function post(path: string, body: object, bearer = token): Promise<void> {
  const answer = await app.http().post(path).set('Authorization', `Bearer ${bearer}`).send(body);
  expect(answer.status).toBe(201);
}

const screen = async () =>
  (await readTvState(app.strapi, new Date(), await bringUpToDate(app.strapi))).attention;

beforeAll(async () => {
  app = await startTestApp();
  token = await createApiToken(app);
  foreman = await adminJwt(app, 'foreman');
  await makeStages(app, ['Резка']);
  const route = await makeRoute(app, 'Один', ['Резка']);
  const product = await makeProduct(app, { designation: 'РАМА-1' });
  for (let n = 1; n <= 51; n += 1) {
    codes.push(await makePart(app, { product, route, designation: `Р-${n}`, quantity: 1 }));
  }
}, 180_000);
afterAll(() => app.stop());

it('lists fifty batches on hold and counts all of them, as the screen does', async () => {
  const held = async () => {
    const overview = await get<Overview>('/dashboards/overview');
    return [overview.held.length, overview.heldTotal, (await screen()).held];
  };
  expect(await held()).toEqual([0, 0, 0]);
  for (const code of codes) await post(`/api/parts/${code}/hold`, { factId: randomUUID(), reason: 'x' });
  expect(await held()).toEqual([50, 51, 51]);
  const [first] = (await get<Overview>('/dashboards/overview')).held;
  expect(first).toEqual({
    ...{ code: codes[0], designation: 'Р-1', name: null, lot: 0 },
    product: { id: expect.any(String) as string, designation: 'РАМА-1', orderNumber: null },
    hold: expect.objectContaining({ kind: 'other', reason: 'x' }) as object,
  });
});

it('counts a call that somebody has taken until it is done, and says so', async () => {
  const callId = randomUUID();
  await post(`/api/parts/${codes[0]}/call`, { factId: callId, reason: 'machine', operator: 'Петров' });
  expect((await screen()).calls).toBe(1);
  const answered = (answer: string) =>
    post(`/tracker/parts/${codes[0]}/answer-call`, { factId: randomUUID(), callId, answer }, foreman);
  await answered('taken');
  expect((await screen()).calls).toBe(1);
  expect((await get<{ data: object[] }>('/tracker/calls')).data).toHaveLength(1);
  expect(TV_DEFINITIONS.ru.calls).toContain('ещё не завершены');
  expect(TV_DEFINITIONS.en.calls).toContain('not done yet');
  await answered('done');
  expect((await screen()).calls).toBe(0);
});

it('lists two hundred calls and says where there are more', async () => {
  const call = (first: number, last: number) =>
    app.sql.query(
      `insert into tracker_calls (call_id, part_id, reason, comment, operator_name, occurred_at, recorded_at)
       select 'c' || n, part_id, 'other', '', 'Оператор ' || n, now() at time zone 'utc', now() at time zone 'utc'
         from part_states, generate_series($2::int, $3::int) n where code = $1`,
      [codes[0], first, last],
    );
  const told = async () => {
    const { data, more } = await get<{ data: object[]; more: boolean }>('/tracker/calls');
    return [data.length, more];
  };
  await call(1, 200);
  expect(await told()).toEqual([200, false]);
  await call(201, 201);
  expect(await told()).toEqual([200, true]);
  expect((await screen()).calls).toBe(201);
});

it('lists two hundred reports to be settled and says where there are more', async () => {
  const refuse = (first: number, last: number) =>
    app.sql.query(
      `insert into tracker_refused_reports (scan_id, part_id, operation_number, kind, good, scrapped, reworked,
                                            operator_name, submitted_by, code, occurred_at)
       select 's' || n, part_id, 1, 'report', 1, 0, 0, 'Петров', 'operator:1', 'part-on-hold', now()
         from part_states, generate_series($2::int, $3::int) n where code = $1`,
      [codes[0], first, last],
    );
  const told = async () => {
    type Kept = { data: object[]; undos: object[]; more: boolean };
    const { data, undos, more } = await get<Kept>('/tracker/refused-reports');
    return [data.length, undos.length, more];
  };
  await refuse(1, 200);
  expect(await told()).toEqual([200, 0, false]);
  await refuse(201, 201);
  expect(await told()).toEqual([200, 0, true]);
});
