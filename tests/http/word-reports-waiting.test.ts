import { randomUUID } from 'node:crypto';
import type { RunList, RunView, TemplateView } from '../../plugins/word-reports/contracts';
import { startOneDrive, type OneDriveWorld } from './onedrive-world';
import { startSecondProcess, type SecondProcess } from './second-process';
import { CSV, docx } from './word-report-world';

/** Runs are waited for at any process, or by nobody: they come into the log all the same, and are found there. */

let world: OneDriveWorld;
let other: SecondProcess;
let template: string;

beforeAll(async () => {
  world = await startOneDrive();
  world.fake.drive.write('бирки.csv', Buffer.from(CSV));
  template = (
    (await world.doors.send('/templates', await docx('{{№ бирки}}'), 'Бирка.docx')).body as TemplateView
  ).id;
  other = await startSecondProcess(world.app);
});
afterAll(async () => {
  await other?.stop();
  await world.stop();
});

const log = async (query = ''): Promise<RunList> =>
  (await world.doors.as(world.token).get(`/runs${query}`)).body as RunList;
const order = (progressId: string) => ({
  ...{ template, source: { oneDrivePath: 'бирки.csv', row: 2 } },
  ...{ saveToOneDrive: 'Готовые', onConflict: 'rename', progressId },
});
/** What another process of the server says. */
const atOther = async (path: string): Promise<{ status: number; body: unknown }> => {
  const answer = await fetch(`${other.baseUrl}/api/word-reports${path}`, {
    headers: { Authorization: `Bearer ${world.token}` },
  });
  return { status: answer.status, body: await answer.json() };
};
/** OneDrive answers the saving once the test lets it. */
function saving(): { begun: Promise<void>; go(): void } {
  let go = (): void => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const begun = new Promise<void>((resolve) => {
    world.fake.patience = async ({ method }) => {
      if (method !== 'PUT') return;
      resolve();
      await gate;
    };
  });
  return { begun, go };
}

it('tells at another process how far a run is, and that it is over', async () => {
  const progressId = randomUUID();
  const { begun, go } = saving();
  const made = world.doors.make(order(progressId)).then((answer) => answer);
  await begun;
  const told = await atOther(`/progress/${progressId}`);
  const total = expect.any(Number) as number;
  expect(told).toEqual({ status: 200, body: { phase: 'saving', done: 0, total } });
  expect(((await atOther('/runs')).body as RunList).underWay).toEqual([
    {
      ...{ id: progressId, template: 'Бирка', phase: 'saving', done: 0, total },
      ...{ actor: expect.any(String) as string, at: expect.stringMatching(/^\d{4}-.*Z$/) as string },
    },
  ]);
  go();
  expect((await made).status).toBe(200);
  expect((await atOther(`/progress/${progressId}`)).status).toBe(404);
  expect((await log()).underWay).toEqual([]);
});

it('goes on though who asked for it went away: the log delivers the document', async () => {
  const before = (await log()).total;
  const { begun, go } = saving();
  const left = new AbortController();
  const asked = fetch(`${world.app.baseUrl}/api/word-reports`, {
    method: 'POST',
    signal: left.signal,
    headers: { Authorization: `Bearer ${world.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(order(randomUUID())),
  });
  await begun;
  left.abort();
  await expect(asked).rejects.toThrow();
  go();
  let list = await log();
  while (list.underWay.length > 0 || list.total === before) list = await log();
  expect([list.total, list.runs[0]?.savedTo]).toEqual([before + 1, 'Готовые/A-1 1.docx']);
  const again = await world.doors.make({}, `/runs/${list.runs[0]?.id}/again`);
  expect([again.status, again.headers['content-disposition']]).toEqual([
    ...[200, expect.stringContaining('A-1.docx')],
  ]);
});

it('forgets runs of a process that is gone', async () => {
  const [gone, now] = [randomUUID(), randomUUID()];
  await world.app.sql.query(
    `insert into word_report_progress (id, touched_at, template_name, phase, done, total)
     values ($1, now() - interval '11 minutes', 'Бирка', 'filling', 3, 10), ($2, now(), 'Бирка', 'filling', 4, 10)`,
    [gone, now],
  );
  expect((await log()).underWay.map(({ id }) => id)).toEqual([now]);
  expect((await atOther(`/progress/${gone}`)).status).toBe(404);
  expect((await atOther(`/progress/${now}`)).body).toEqual({ phase: 'filling', done: 4, total: 10 });
  await world.app.sql.query('delete from word_report_progress');
});

it('finds runs by file, template or person, page by page; a sign of patterns means itself', async () => {
  const named = await world.doors.send('/templates', await docx('{{№ бирки}}'), '100% брак_.docx');
  const source = { oneDrivePath: 'бирки.csv', row: 3 };
  await world.doors.make({ template: (named.body as TemplateView).id, source, fileNamePattern: 'Акт' });
  const names = (runs: RunView[]) => runs.map(({ fileName }) => fileName);
  expect(names((await log(`?search=${encodeURIComponent('100% БРАК_')}`)).runs)).toEqual(['Акт.docx']);
  expect(names((await log(`?search=${encodeURIComponent('акт')}`)).runs)).toEqual(['Акт.docx']);
  expect((await log(`?search=${encodeURIComponent('10_')}`)).total).toBe(0);
  const all = await log();
  const pages = [await log('?pageSize=2'), await log('?pageSize=2&page=2')];
  expect(pages.map(({ total }) => total)).toEqual([all.total, all.total]);
  expect(pages.flatMap(({ runs }) => runs.map(({ id }) => id))).toEqual(
    all.runs.slice(0, 4).map(({ id }) => id),
  );
  const { actor } = all.runs[0] ?? { actor: null };
  expect((await log(`?search=${encodeURIComponent(actor ?? '?')}`)).total).toBe(all.total);
  expect((await world.doors.as(world.token).get(`/runs?search=${'x'.repeat(201)}`)).status).toBe(400);
});

it('tells of rows that were looked for all their numbers, so that all can be chosen', async () => {
  const rows = Array.from({ length: 120 }, (_, n) => `B-${n};${n % 2 === 0 ? 'Вал' : 'Ось'}`);
  const workbook = Buffer.from(['№ бирки;Наименование', ...rows].join('\r\n'));
  const upload = ((await world.doors.send('/uploads', workbook, 'много.csv')).body as { id: string }).id;
  const read = async (query: string) =>
    (await world.doors.as(world.token).get(`/uploads/${upload}/rows${query}`)).body as { found: number[] };
  expect((await read('')).found).toEqual([]);
  expect((await read(`?search=${encodeURIComponent('вал')}&page=2`)).found).toEqual(
    Array.from({ length: 60 }, (_, n) => 2 + 2 * n),
  );
});
