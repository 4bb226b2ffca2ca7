import { randomUUID } from 'node:crypto';
import type { Preview } from '../../plugins/importer/server/src/contracts';
import type { TestApp } from '../support';
import { startImporter, type ImporterDoors } from '../support/importer';
import { verifyLedgerAt } from '../../src/tracking';

let app: TestApp;
let token: string;
let doors: ImporterDoors;

beforeAll(async () => {
  ({ app, token, doors } = await startImporter());
});
afterAll(async () => {
  const verified = await verifyLedgerAt(app.databaseUrl);
  await app.stop();
  expect(verified).toMatchObject({ difference: null });
});

const file = (shaft: number, bush: number, route: string) =>
  [
    'Уровень;Обозначение;Наименование;Кол-во;Операции',
    '0;ПР.00;Привод;1;',
    `1;ПР.01;Вал;${shaft};${route}`,
    `1;ПР.02;Втулка;${bush};Ток`,
  ].join('\r\n');

async function changed(orderNumber: string, content: string): Promise<Preview> {
  await doors.imported(file(10, 6, 'Заг, Ток'), { orderNumber });
  return doors.previewOf(content, { orderNumber, duplicates: 'update' });
}

async function batches(orderNumber: string): Promise<object[]> {
  const { rows } = await app.sql.query<object>(
    `select p.designation, s.required, s.launched - s.withdrawn as launched, s.code,
            (select string_agg(o.stage_name || ':' || o.waiting, ' ' order by o.sequence)
               from operations o where o.part_id = p.id and not o.replaced) as operations
       from part_states s join parts p on p.id = s.part_id join products r on r.id = s.product_id
      where r.order_number = $1 and p.designation <> 'ПР.00' order by p.designation`,
    [orderNumber],
  );
  return rows;
}

const commit = (preview: Preview, body: object) => doors.commit(preview.previewId, body);

it('proposes pieces and routes, does what is accepted and leaves the rest', async () => {
  const preview = await changed('П-1', file(13, 4, 'Заг, Фрез'));
  expect(
    preview.proposals.map(({ id, row, quantity, operations }) => [id, row, quantity ?? operations]),
  ).toEqual([
    ['add d:ПР.01', 3, 3],
    ['route d:ПР.01', 3, ['Заг', 'Фрез']],
    ['withdraw d:ПР.02', 4, 2],
  ]);
  expect(preview.issues).toEqual([]);
  const answer = await commit(preview, { accept: ['add d:ПР.01', 'route d:ПР.01'] });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  expect(await batches('П-1')).toMatchObject([
    { designation: 'ПР.01', required: 13, launched: 13, operations: 'Заг:13 Фрез:0' },
    { designation: 'ПР.02', required: 4, launched: 6, operations: 'Ток:6' },
  ]);
});

it('without a word does none of them', async () => {
  const preview = await changed('П-2', file(13, 4, 'Заг, Фрез'));
  expect((await commit(preview, {})).status).toBe(201);
  expect(await batches('П-2')).toMatchObject([
    { required: 13, launched: 10, operations: 'Заг:10 Ток:0' },
    { required: 4, launched: 6, operations: 'Ток:6' },
  ]);
});

it('is outdated as a whole where the batch of an accepted act is gone', async () => {
  const preview = await changed('П-3', file(10, 4, 'Заг, Ток'));
  const [, bush] = (await batches('П-3')) as { code: string }[];
  const held = await app
    .http()
    .post(`/api/parts/${bush?.code}/hold`)
    .set('Authorization', `Bearer ${token}`)
    .send({ factId: randomUUID(), reason: 'Проверка' });
  expect(held.status).toBe(201);
  const withdrawn = await app
    .http()
    .post(`/api/parts/${bush?.code}/cancel`)
    .set('Authorization', `Bearer ${token}`)
    .send({ factId: randomUUID(), reason: 'Не нужна' });
  expect(withdrawn.status).toBe(201);
  const before = await doors.counts();
  const answer = await commit(preview, { accept: ['withdraw d:ПР.02'] });
  expect([answer.status, (answer.body as { error: { details: object } }).error.details]).toMatchObject([
    409,
    { code: 'preview-outdated', parts: ['ПР.00', 'ПР.02'] },
  ]);
  expect(await doors.counts()).toEqual(before);
});

it('is outdated by what concerns an accepted act only', async () => {
  const preview = await changed('П-4', file(13, 4, 'Заг, Ток'));
  const [shaft] = (await batches('П-4')) as { code: string }[];
  const added = await app
    .http()
    .post(`/api/parts/${shaft?.code}/add`)
    .set('Authorization', `Bearer ${token}`)
    .send({ factId: randomUUID(), quantity: 1, reason: 'Запас' });
  expect(added.status).toBe(201);
  expect((await commit(preview, { accept: ['add d:ПР.01'] })).status).toBe(409);
  expect((await commit(preview, { accept: ['withdraw d:ПР.02'] })).status).toBe(201);
  expect(await batches('П-4')).toMatchObject([
    { required: 13, launched: 11 },
    { required: 4, launched: 4 },
  ]);
});

it('knows no proposal that was never made', async () => {
  const preview = await changed('П-5', file(10, 6, 'Заг, Ток'));
  expect(preview.proposals).toEqual([]);
  expect((await commit(preview, { accept: ['add d:ПР.01'] })).status).toBe(409);
  expect((await commit(preview, { accept: [7] })).status).toBe(400);
});

it('writes nothing at all where the engine refuses an accepted act, and says whose act it is', async () => {
  const preview = await changed('П-6', file(13, 6, 'Заг, Фрез'));
  await app.sql.query(`update stages set retired = true where name = 'Фрез'`);
  const before = await doors.counts();
  const answer = await commit(preview, { accept: ['add d:ПР.01', 'route d:ПР.01'] });
  expect([answer.status, (answer.body as { error: { details: object } }).error.details]).toMatchObject([
    409,
    { code: 'preview-outdated', parts: ['ПР.01'], row: 3, act: 'route', refusedWith: 'stage-retired' },
  ]);
  expect(await doors.counts()).toEqual(before);
  expect((await commit(preview, { accept: ['add d:ПР.01'] })).status).toBe(201);
});

describe('what the engine would refuse', () => {
  const details = (answer: { body: unknown }) =>
    (answer.body as { error: { details: object } }).error.details;

  it('of the proposed acts is an issue of its row, in words; the rest can be accepted, or the row left out', async () => {
    await app.sql.query(`update stages set retired = false`);
    await doors.imported(file(10, 6, 'Заг, Ток'), { orderNumber: 'П-7' });
    await app.sql.query(`update stages set retired = true where name = 'Фрез'`);
    const options = { orderNumber: 'П-7', duplicates: 'update' } as const;
    const preview = await doors.previewOf(file(13, 6, 'Заг, Фрез'), options);
    expect(preview.issues).toEqual([
      {
        ...{ sheet: '', row: 3, column: 'E', severity: 'warning', code: 'route-refused', value: 'ПР.01' },
        message: expect.stringMatching(/^Giving the batch this route would be refused: .*Фрез/),
      },
    ]);
    expect(preview.proposals.map(({ id, refused }) => [id, refused?.code ?? null])).toEqual([
      ['add d:ПР.01', null],
      ['route d:ПР.01', 'stage-retired'],
    ]);
    const before = await doors.counts();
    const refused = await commit(preview, { accept: ['add d:ПР.01', 'route d:ПР.01'] });
    expect([refused.status, details(refused)]).toEqual([
      422,
      { code: 'preview-has-errors', errors: 1, rows: [3] },
    ]);
    expect(await doors.counts()).toEqual(before);
    const russian = await app
      .http()
      .get(`/api/importer/previews/${preview.previewId}`)
      .set({ Authorization: `Bearer ${token}`, 'Accept-Language': 'ru' });
    expect((russian.body as Preview).issues[0]?.message).toMatch(
      /^Назначить партии этот маршрут не получится: /,
    );
    const without = await app
      .http()
      .get(`/api/importer/previews/${preview.previewId}?exclude=3`)
      .set('Authorization', `Bearer ${token}`);
    expect([(without.body as Preview).issues, (without.body as Preview).proposals]).toEqual([[], []]);
    expect((await commit(preview, { accept: ['add d:ПР.01'] })).status).toBe(201);
    await app.sql.query(`update stages set retired = false`);
  });

  it('of a launch is an error of its row until the row is left out', async () => {
    await doors.imported('Обозначение;Кол-во;Операции\nСТ-1;1;Сверло\n');
    await app.sql.query(`update stages set retired = true where name = 'Сверло'`);
    const preview = await doors.previewOf('Обозначение;Кол-во;Операции\nСТ-2;1;Сверло\nСТ-3;1;Ток\n');
    expect(
      preview.issues.map(({ row, column, severity, code }) => [row, column, severity, code]),
    ).toContainEqual([...[2, 'C', 'error', 'stage-retired']]);
    const refused = await commit(preview, {});
    expect([refused.status, details(refused)]).toMatchObject([422, { rows: [2] }]);
    expect((await commit(preview, { exclude: [2] })).status).toBe(201);
    await app.sql.query(`update stages set retired = false`);
  });

  it('of a cancelled order is said before the commit', async () => {
    const { product } = await doors.imported('Обозначение;Кол-во\nОТМ-1;1\n', { product: 'ОТМ' });
    const cancelled = await app
      .http()
      .post(`/api/products/${product.id}/cancel`)
      .set('Authorization', `Bearer ${token}`)
      .send({ factId: randomUUID(), reason: 'не нужен' });
    expect(cancelled.status).toBe(201);
    const preview = await doors.previewOf('Обозначение;Кол-во\nОТМ-2;1\n', { product: 'ОТМ' });
    expect(preview.issues.map(({ severity, code, value }) => [severity, code, value])).toContainEqual([
      ...['error', 'product-cancelled', 'ОТМ'],
    ]);
  });
});

it('of more than a thousand proposals the rest is told, left as it was, and proposed by the next import', async () => {
  const many = (pieces: number): string =>
    ['Обозначение;Кол-во', ...Array.from({ length: 1_002 }, (_, index) => `МН-${index};${pieces}`)].join(
      '\n',
    );
  const options = { product: 'МНОГО', duplicates: 'update' as const };
  await doors.imported(many(2), { product: 'МНОГО' });
  const preview = await doors.previewOf(many(3), options);
  expect([preview.proposals.length, preview.summary.changed, preview.summary.unchanged]).toEqual([
    1_000, 1_000, 2,
  ]);
  expect(preview.issues).toMatchObject([{ severity: 'warning', code: 'proposals-left', row: null }]);
  expect(preview.issues[0]?.message).toContain('2 more changes of batches are not listed: 1000 are proposed');
  expect((await commit(preview, { accept: ['add d:МН-0'] })).status).toBe(201);
  const states = await app.sql.query<{ key: string; required: number; launched: number }>(
    `select item_key as key, required, launched from part_states where item_key in ('d:МН-0', 'd:МН-1', 'd:МН-1000', 'd:МН-1001') order by part_id`,
  );
  expect(states.rows).toEqual([
    { key: 'd:МН-0', required: 3, launched: 3 },
    { key: 'd:МН-1', required: 3, launched: 2 },
    { key: 'd:МН-1000', required: 2, launched: 2 },
    { key: 'd:МН-1001', required: 2, launched: 2 },
  ]);
  const next = await doors.previewOf(many(3), options);
  expect(next.proposals.map(({ id, quantity }) => [id, quantity])).toEqual([
    ['add d:МН-1000', 1],
    ['add d:МН-1001', 1],
  ]);
  expect(next.issues).toEqual([]);
});
