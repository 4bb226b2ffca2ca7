import { REPORT_NAMES } from '../../plugins/dashboards/server/src/reports/contracts';
import { randomUUID } from 'node:crypto';
import { makePart, makeProduct, makeRoute, makeStages } from '../support';
import { DANGEROUS, startReportWorld, type ReportWorld } from './report-world';

let world: ReportWorld;

beforeAll(async () => {
  world = await startReportWorld();
}, 120_000);
afterAll(() => world.app.stop());

it('tells good, scrap found and rework found by operator, kind of stage and shift', async () => {
  const answer = await world.report('operator-performance');
  expect(answer.rows).toEqual([
    expect.objectContaining({
      operator: 'Петров',
      operatorId: null,
      stageKind: 'production',
      shift: 'outside shifts',
      good: 15,
      scrapped: 1,
      reworked: 0,
      reports: 3,
      startedShare: 1 / 3,
    }),
    expect.objectContaining({
      operator: 'Сидорова',
      stageKind: 'inspection',
      good: 3,
      scrapped: 1,
      reworked: 1,
    }),
  ]);
  expect(answer.rows[1].piecesPerHour).toBeNull();
  expect(answer.totals).toMatchObject({ good: 18, scrapped: 2, reworked: 1 });
  expect(answer.definition).toContain('net of undos');
  const one = await world.report('operator-performance', {
    operator: 'Сидорова',
    stage: world.stages[2]?.documentId,
  });
  expect(one.rows.map(({ good }: { good: number }) => good)).toEqual([3]);
  expect(one.filters).toEqual({ operator: 'Сидорова', stage: world.stages[2]?.documentId });
});

it('tells times at stages', async () => {
  const answer = await world.report('stage-time');
  expect(answer.rows.map(({ stage, pieces }: Record<string, unknown>) => [stage, pieces])).toEqual([
    ['Резка', 9],
    [DANGEROUS, 7],
    ['Контроль', 5],
  ]);
  for (const { p50Seconds, p85Seconds, meanSeconds, littleSeconds } of answer.rows as Record<
    string,
    number
  >[]) {
    expect(p50Seconds).toBeGreaterThanOrEqual(0);
    expect(p85Seconds).toBeGreaterThanOrEqual(p50Seconds ?? Infinity);
    expect(meanSeconds).toBeGreaterThanOrEqual(0);
    expect(littleSeconds).toBeGreaterThanOrEqual(0);
  }
});

it('tells how far orders are', async () => {
  const answer = await world.report('order-completion');
  expect(answer.rows).toEqual([
    expect.objectContaining({
      id: world.product.documentId,
      designation: 'Р-100',
      dueDate: '2099-12-31',
      items: 1,
      completeItems: 0,
      pieces: 10,
      finished: 3,
      scrapped: 2,
      finalYield: 0.6,
      completedAt: null,
      isLate: false,
    }),
  ]);
  const parts = await world.report('order-completion', { product: world.product.documentId });
  expect(parts.rows).toEqual([expect.objectContaining({ code: world.code, finished: 3, completedAt: null })]);
});

it('orders defects from the most to the least, by reason, cause and place', async () => {
  const answer = await world.report('defects');
  expect(
    answer.rows.map(({ byCode, name, scrapped, reworked, cumulativeShare }: Record<string, unknown>) => [
      byCode,
      name,
      scrapped,
      reworked,
      cumulativeShare,
    ]),
  ).toEqual([
    ['reason', expect.any(String), 2, 1, 1],
    ['cause', DANGEROUS, 1, 1, 2 / 3],
    ['cause', 'Резка', 1, 0, 1],
    ['found', 'Контроль', 1, 1, 2 / 3],
    ['found', 'Резка', 1, 0, 1],
  ]);
  expect(answer.totals).toEqual({ scrapped: 2, reworked: 1, defects: 3 });
});

it('says of the first pass no more than is certain', async () => {
  const answer = await world.report('first-pass-yield');
  expect(
    answer.rows.map(({ stage, firstArrivals, yieldAtLeast }: Record<string, unknown>) => [
      stage,
      firstArrivals,
      yieldAtLeast,
    ]),
  ).toEqual([
    ['Резка', 10, 0.9],
    [DANGEROUS, 8, 1],
    ['Контроль', 6, 1 - 2 / 6],
  ]);
  expect(answer.totals).toEqual({
    ...{ scrapped: 2, reworked: 1 },
    ...{ finished: 3, finishedOrScrapped: 5, finalYield: 0.6 },
  });
  expect(answer.totalColumns.map(({ key }: { key: string }) => key)).toEqual(['finished', 'finalYield']);
});

it('counts what was finished by day, a day without work too', async () => {
  const answer = await world.report('throughput');
  expect(answer.rows).toHaveLength(30);
  expect(answer.rows.at(-1)).toEqual({ day: world.today, finished: 3, scrapped: 2 });
  expect(answer.totals).toEqual({ finished: 3, scrapped: 2 });
  const before = await world.report('throughput', { from: '2020-01-01', to: '2020-01-31' });
  expect(before.totals).toEqual({ finished: 0, scrapped: 0 });
  const last = await world.report('throughput', { from: world.today, to: world.today, operator: 'Сидорова' });
  expect(last.rows).toEqual([{ day: world.today, finished: 3, scrapped: 1 }]);
});

it('knows what waits and since when', async () => {
  const answer = await world.report('work-in-process');
  expect(
    answer.rows.map(({ stage, waiting, batches }: Record<string, unknown>) => [stage, waiting, batches]),
  ).toEqual([
    ['Резка', 1, 1],
    [DANGEROUS, 2, 1],
    ['Контроль', 2, 1],
  ]);
  expect(answer.totals).toEqual({ waiting: 5, held: 0, batches: 3 });
});

it('stacks what flows, so that a band is the work in process of its stage', async () => {
  const answer = await world.report('cumulative-flow', { from: world.today, to: world.today });
  const bands = world.stages.map(({ documentId }) => `stage:${documentId}`);
  expect(answer.columns.map(({ key }: { key: string }) => key)).toEqual([
    'day',
    ...bands,
    'finished',
    'scrapped',
    'withdrawn',
  ]);
  const [row] = answer.rows;
  expect(bands.map((key) => row[key])).toEqual([1, 2, 2]);
  expect(row).toMatchObject({ day: world.today, finished: 3, scrapped: 2, withdrawn: 0 });
});

it('has no forecast without history, tells how many pieces an order lacks, and says so', async () => {
  const { app } = world;
  const route = await makeRoute(app, 'Один этап', ['Резка']);
  const product = await makeProduct(app, { designation: 'Р-200', quantity: 3 });
  await makePart(app, { product, route, designation: 'Р-200.01', quantity: 3 });
  const answer = await world.report('forecast');
  expect(answer.rows).toEqual([
    expect.objectContaining({
      designation: 'Р-100',
      p50: null,
      p85: null,
      outlook: 'not enough history, pieces are lacking: 2',
    }),
    expect.objectContaining({ designation: 'Р-200', p50: null, p85: null, outlook: 'not enough history' }),
  ]);
  expect(answer.rows.map(({ remaining, lacking }: Record<string, unknown>) => [remaining, lacking])).toEqual([
    [9, 2],
    [3, 0],
  ]);
  expect(answer.notes[0]).toContain('not enough history');
  const { title, definition } = answer.columns.find(({ key }: { key: string }) => key === 'outlook');
  expect(title).toBe('Against the due date');
  expect(`${answer.definition} ${definition}`).not.toContain('not enough history');
});

it.each(REPORT_NAMES)('%s: each number says what it counts, in both languages', async (name) => {
  for (const language of ['ru', 'en']) {
    const { body } = await world.ask(`/api/dashboards/reports/${name}`, {}, language);
    const columns: { key: string; kind: string; definition: string | null }[] = body.columns;
    const numbers = columns.filter(({ kind }) => ['count', 'number', 'share', 'duration'].includes(kind));
    expect(numbers).not.toEqual([]);
    expect(numbers.filter(({ definition }) => !definition).map(({ key }) => key)).toEqual([]);
  }
});

it('has a row for a lot of its own, so that rows add up to the order, with the time since its batch got a route', async () => {
  const { app, token, code, product } = world;
  const send = (path: string, body: object) =>
    app.http().post(path).set('Authorization', `Bearer ${token}`).send(body);
  const split = await send(`/api/parts/${code}/split`, { factId: randomUUID(), quantity: 1, operation: 3 });
  expect(split.status).toBe(201);
  const lot: string = split.body.lot.code;
  const occurredAt = new Date().toISOString();
  const scan = { scanId: randomUUID(), partCode: lot, operation: 3, occurredAt, operator: 'Петров', good: 1 };
  expect((await send('/api/scans', scan)).status).toBe(201);
  const { rows } = await world.report('order-completion', { product: product.documentId });
  const [batch] = rows;
  expect(
    rows.map(({ code: of, pieces, finished }: Record<string, unknown>) => [of, pieces, finished]),
  ).toEqual([
    [code, 9, 3],
    [lot, 1, 1],
  ]);
  expect(rows[1]).toMatchObject({ routedAt: batch.routedAt, completedAt: occurredAt });
  expect(rows[1].leadSeconds).toBe((Date.parse(occurredAt) - Date.parse(batch.routedAt)) / 1_000);
  const [order] = (await world.report('order-completion')).rows;
  expect(order).toMatchObject({ pieces: 10, finished: 4 });
});

it('puts both passes of a stage that a route passes twice together, and says so', async () => {
  const { app, token, ask } = world;
  await makeStages(app, ['Пресс', 'Мойка']);
  const route = await makeRoute(app, 'Дважды', ['Пресс', 'Мойка', 'Пресс']);
  const product = await makeProduct(app, { designation: 'Р-300', quantity: 10 });
  const partCode = await makePart(app, { product, route, designation: 'Р-300.01', quantity: 10 });
  for (const [operation, amounts] of [
    [1, { good: 9, scrapped: 1, reason: 'surface' }],
    [2, { good: 9 }],
    [3, { good: 6, scrapped: 1, reason: 'surface' }],
  ] as const) {
    const occurredAt = new Date().toISOString();
    const scan = { scanId: randomUUID(), partCode, operation, occurredAt, ...amounts };
    const answer = await app.http().post('/api/scans').set('Authorization', `Bearer ${token}`).send(scan);
    expect(answer.status).toBe(201);
  }
  const chosen = { product: product.documentId };
  const pass = await world.report('first-pass-yield', chosen);
  expect(
    pass.rows.map(({ stage, firstArrivals, scrapped, yieldAtLeast }: Record<string, unknown>) => [
      ...[stage, firstArrivals, scrapped, yieldAtLeast],
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['Пресс', 19, 2, 1 - 2 / 19],
      ['Мойка', 9, 0, 1],
    ]),
  );
  expect(pass.rows).toHaveLength(2);
  expect(pass.definition).toContain('both passes are together');
  const russian = await ask('/api/dashboards/reports/first-pass-yield', chosen, 'ru');
  expect(russian.body.definition).toContain('оба прохода вместе');
  const flow = await world.report('cumulative-flow', { ...chosen, from: world.today, to: world.today });
  const {
    rows: [band],
    columns,
  } = flow;
  const waiting = columns
    .filter(({ key }: { key: string }) => key.startsWith('stage:'))
    .map(({ key, title }: { key: string; title: string }) => [title, band[key]]);
  expect(Object.fromEntries(waiting)).toEqual({ Пресс: 2, Мойка: 0 });
  expect(band).toMatchObject({ finished: 6, scrapped: 2 });
});

it('says where a late report may change what is shown, also of operators and of one order', async () => {
  const late = 'A report that arrives late may change a past day.';
  expect((await world.report('operator-performance')).notes).toContain(late);
  const { notes } = await world.report('order-completion', { product: world.product.documentId });
  expect(notes).toEqual(['The batches of one product, whatever the period.', late]);
});

it('says that not all orders are shown where there are more than a thousand', async () => {
  expect((await world.report('order-completion')).truncated).toBe(false);
  await world.app.sql.query(
    `with made as (
       insert into products (document_id, designation) select 'many-' || n, 'Я-' || n from generate_series(1, 999) n returning id)
     insert into tracker_report_orders (
       product_id, items, complete_items, required, finished, scrapped, pieces)
     select id, 1, 0, 1, 0, 0, 1 from made`,
  );
  for (const name of ['order-completion', 'forecast']) {
    const { rows, truncated, notes } = await world.report(name);
    expect([rows.length, truncated, notes.at(-1)]).toEqual([
      1_000,
      true,
      'Not all rows are shown: narrow the filters.',
    ]);
  }
});
