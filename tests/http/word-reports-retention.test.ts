import type { RunList, TemplateView, UploadView } from '../../plugins/word-reports/contracts';
import { forgetInputs } from '../../plugins/word-reports/server/src/runs/forget-inputs';
import { createApiToken, startTestApp, type TestApp } from '../support';
import { CSV, docx, fileOf, wordReportDoors } from './word-report-world';

/** How long reports can be made again: what is older is deleted, and told. */

const DAY_MS = 86_400_000;

let app: TestApp;
let token: string;
let doors: ReturnType<typeof wordReportDoors>;
let template: string;
const runs: string[] = [];

const keep = (keeping: object) =>
  app.strapi.config.set('word-reports', { keepDays: null, keepRuns: null, ...keeping });
const inDays = (days: number) => forgetInputs(app.strapi, new Date(Date.now() + days * DAY_MS));
const inputs = () => doors.count('word_report_run_inputs');

beforeAll(async () => {
  app = await startTestApp();
  token = await createApiToken(app);
  doors = wordReportDoors(app, token);
  template = (
    (await doors.send('/templates', await docx('{{Наименование}}'), 'Бирка.docx')).body as TemplateView
  ).id;
  const upload = (await doors.send('/uploads', Buffer.from(CSV), 'бирки.csv')).body as UploadView;
  for (let n = 0; n < 3; n += 1) {
    const made = await doors.make({ template, source: { upload: upload.id, row: 3 } });
    runs.push(made.headers['x-word-report-run'] ?? '');
  }
}, 120_000);
afterAll(() => app.stop());

it('keeps all unless a limit is set', async () => {
  expect(app.strapi.config.get('word-reports')).toEqual({ keepDays: null, keepRuns: null });
  expect(await inDays(10_000)).toBe(0);
  keep({ keepDays: 30 });
  expect(await inDays(29)).toBe(0);
  keep({ keepRuns: 3 });
  expect(await inDays(10_000)).toBe(0);
  expect(await inputs()).toBe(3);
});

it('deletes the inputs of more runs than are kept; the log stays, and the audit log tells', async () => {
  keep({ keepRuns: 2 });
  expect(await inDays(0)).toBe(1);
  expect(await inDays(0)).toBe(0);
  const { runs: listed, total } = (await doors.as(token).get('/runs')).body as RunList;
  expect([total, listed.map(({ id, hasInputs }) => [id, hasInputs])]).toEqual([
    3,
    [
      [runs[2], true],
      [runs[1], true],
      [runs[0], false],
    ],
  ]);
  const refused = await doors.as(token).post(`/runs/${runs[0] ?? ''}/again`, {});
  expect([
    refused.status,
    (refused.body as { error: { details: { code: string } } }).error.details.code,
  ]).toEqual([409, 'report-run-forgotten']);
  fileOf(await doors.make({}, `/runs/${runs[1] ?? ''}/again`));
  const { rows } = await app.sql.query(
    `select actor_type, category, difference::json as difference from audit_entries where action = 'forget-word-report-inputs'`,
  );
  const at = listed[2]?.at;
  expect(rows).toEqual([
    {
      ...{ actor_type: 'system', category: 'reports' },
      difference: { runs: 1, oldest: at, newest: at, keepDays: null, keepRuns: 2 },
    },
  ]);
});

it('deletes what is older than so many days, and templates that nothing needs any more', async () => {
  keep({ keepDays: 30 });
  expect(await inDays(31)).toBe(3);
  expect([
    await inputs(),
    await doors.count('word_report_runs'),
    await doors.count('word_report_files'),
  ]).toEqual([0, 4, 1]);
});
