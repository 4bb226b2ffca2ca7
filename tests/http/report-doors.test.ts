import ExcelJS from 'exceljs';
import { adminJwt, createOperator, operatorJwt } from '../support';
import { DANGEROUS, startReportWorld, type ReportWorld } from './report-world';

let world: ReportWorld;

beforeAll(async () => {
  world = await startReportWorld();
}, 120_000);
afterAll(() => world.app.stop());

it('refuses bad dates and unknown filters by name', async () => {
  const malformed = async (query: object, name = 'throughput') => {
    const { status, body } = await world.ask(`/api/dashboards/reports/${name}`, query);
    return [status, body.error.details];
  };
  expect(await malformed({ from: '31.12.2025' })).toEqual([400, { code: 'date-malformed', paths: ['from'] }]);
  expect(await malformed({ from: '2026-01-02', to: '2026-01-01' })).toEqual([
    400,
    { code: 'date-malformed', paths: ['from', 'to'] },
  ]);
  expect(await malformed({ format: 'pdf' })).toEqual([400, { code: 'malformed-request', paths: ['format'] }]);
  expect(await malformed({}, 'gossip')).toEqual([400, { code: 'malformed-request', paths: ['report'] }]);
  expect(await malformed({ product: 'nosuchproduct' })).toEqual([404, { code: 'product-not-found' }]);
  expect(await malformed({ shift: 'night' })).toEqual([400, { code: 'malformed-request', paths: ['shift'] }]);
  const russian = await world.ask('/api/dashboards/reports/throughput', { to: 'вчера' }, 'ru');
  expect(russian.body.error.message).toContain('Дата не разобрана');
});

it('gives files in which nothing is run, and says who took which', async () => {
  const csv = await world.ask(
    '/api/dashboards/reports/first-pass-yield',
    { format: 'csv', stage: world.stages[1]?.documentId },
    'ru',
  );
  expect(csv.headers['content-type']).toContain('text/csv');
  expect(csv.headers['content-disposition']).toContain('first-pass-yield_');
  expect(csv.text.split('\r\n')).toEqual([
    '\uFEFFЭтап;Первые приходы;Брак;Доработка;Не менее',
    `"'${DANGEROUS.replaceAll('"', '""')}";8;0;0;1`,
    '',
  ]);
  const xlsx = await world
    .ask('/api/dashboards/reports/first-pass-yield', { format: 'xlsx' })
    .then((answer) => answer);
  expect(xlsx.status).toBe(200);
  const entries = await world.app.sql.query(
    `select actor_type, subject_type, subject_id, difference::json as difference from audit_entries
      where action = 'run-report' and category = 'reports' order by id desc limit 2`,
  );
  expect(entries.rows.map(({ difference, ...entry }) => ({ ...entry, format: difference.format }))).toEqual([
    { actor_type: 'api-token', subject_type: 'report', subject_id: 'first-pass-yield', format: 'xlsx' },
    { actor_type: 'api-token', subject_type: 'report', subject_id: 'first-pass-yield', format: 'csv' },
  ]);
  expect(entries.rows[1]?.difference.filter).toMatchObject({
    to: world.today,
    stage: world.stages[1]?.documentId,
  });
});

it('writes workbooks that hold texts and numbers, no formulas', async () => {
  const answer = await world.app
    .http()
    .get('/api/dashboards/reports/first-pass-yield?format=xlsx')
    .set('Authorization', `Bearer ${world.token}`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(answer.body as unknown as ArrayBuffer);
  const rows = workbook.worksheets[0]?.getSheetValues() as unknown[][];
  expect(rows[1]?.slice(1)).toEqual(['Stage', 'First arrivals', 'Scrapped', 'Rework', 'At least']);
  expect(rows[3]?.slice(1)).toEqual([DANGEROUS, 8, 0, 0, 1]);
  expect(workbook.worksheets[0]?.getCell('A3').formula).toBeUndefined();
});

it('is open to who may view reports, and to nobody else', async () => {
  const path = '/reports/throughput';
  expect((await world.app.http().get(`/api/dashboards${path}`)).status).toBe(401);
  expect((await world.app.http().get(`/dashboards${path}`)).status).toBe(401);
  await createOperator(world.app, { username: 'sidorov', password: 'Sidorov-12345' });
  const operator = await operatorJwt(world.app, 'sidorov', 'Sidorov-12345');
  expect((await world.ask(`/api/dashboards${path}`, {}, 'en', operator)).status).toBe(403);
  for (const [role, status] of [
    ['foreman', 200],
    ['auditor', 200],
    ['technologist', 200],
    ['strapi-author', 403],
  ] as const) {
    const jwt = await adminJwt(world.app, role);
    expect([role, (await world.ask(`/dashboards${path}`, {}, 'en', jwt)).status]).toEqual([role, status]);
  }
});

it('offers what can be chosen', async () => {
  const { body: choices } = await world.ask('/api/dashboards/reports');
  expect(choices.products).toEqual([{ id: world.product.documentId, name: 'Р-100' }]);
  expect(choices.stages.map(({ name }: { name: string }) => name)).toEqual(['Резка', DANGEROUS, 'Контроль']);
  expect(choices.today).toBe(world.today);
  expect(choices.cut).toEqual([]);
  // One order more than a list holds.
  await world.app.sql.query(
    `insert into products (document_id, designation) select 'many-' || n, 'Я-' || n from generate_series(1, 2000) n`,
  );
  const many = (await world.ask('/api/dashboards/reports')).body;
  expect([many.products.length, many.cut]).toEqual([2_000, ['product']]);
  // What the list has no room for is found by a part of its name; the one that is chosen stands first whatever is searched.
  const listed = new Set(many.products.map(({ name }: { name: string }) => name));
  const left = Array.from({ length: 2_000 }, (_, n) => n + 1).find((n) => !listed.has(`Я-${n}`));
  const last = { id: `many-${left}`, name: `Я-${left}` };
  const named = await world.ask('/api/dashboards/reports', { search: last.name.toLowerCase() });
  expect(named.body.products).toContainEqual(last);
  expect(named.body.cut).toEqual([]);
  const none = await world.ask('/api/dashboards/reports', { search: '%', product: last.id });
  expect(none.body.products).toEqual([last]);
  const malformed = await world.ask('/api/dashboards/reports', { search: 'x'.repeat(121) });
  expect([malformed.status, malformed.body.error.details.paths]).toEqual([400, ['search']]);
});
