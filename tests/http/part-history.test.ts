import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { newLabelCode } from '../../src/codes';
import { adminJwt, createOperator, operatorJwt } from '../support';
import { importerDoors } from '../support/importer';
import { refusedBy, scanOf, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;
let admin: string;

interface Told {
  revision: number;
  type: string;
  kind: string;
  actor: string;
  details: Record<string, unknown>;
}
interface Page {
  data: Told[];
  meta: { code: string; lot: number; root: unknown; nextAfter: string | null };
}

beforeAll(async () => {
  world = await startScanWorld();
  admin = await adminJwt(world.app);
  for (const username of ['Анна', 'Борис']) {
    await createOperator(world.app, { username, password: 'Secret-1234' });
  }
});
afterAll(() => world.app.stop());

function get(path: string, token = world.apiToken): Promise<Response> {
  return world.app.http().get(path).set('Authorization', `Bearer ${token}`);
}

async function historyOf(code: string, query = ''): Promise<Page> {
  const answer = await get(`/api/parts/${code}/history${query}`);
  expect(answer.status).toBe(200);
  return answer.body as Page;
}

async function partRow(code: string): Promise<{ id: number; documentId: string }> {
  const { rows } = await world.app.sql.query<{ id: number; documentId: string }>(
    `select p.id, p.document_id as "documentId" from parts p join part_states s on s.part_id = p.id where s.code = $1`,
    [code],
  );
  if (!rows[0]) throw new Error(`There is no part ${code}.`);
  return rows[0];
}

async function userId(username: string): Promise<string> {
  const { rows } = await world.app.sql.query<{ id: string }>(
    'select document_id as id from up_users where username = $1',
    [username],
  );
  return rows[0]?.id ?? '';
}

const responsible = (body: object, token = world.apiToken, path = '/api/parts/responsible') =>
  world.post(path, body, { token });

const changesOf = ({ data }: Page) =>
  data.filter(({ kind }) => kind === 'responsible-set').map(({ actor, details }) => [actor, details]);

describe('who answers for a batch', () => {
  test('is changed for many at once, and each history keeps who it was by name', async () => {
    const codes = [await world.part(1), await world.part(1), await world.part(1)];
    const [first = '', second = '', third = ''] = codes;
    const anna = { id: await userId('Анна'), name: 'Анна' };
    const boris = { id: await userId('Борис'), name: 'Борис' };
    const one = await responsible({ codes: [first], user: 'Анна' });
    expect([one.status, one.body]).toEqual([200, { responsible: anna, changed: [first], unchanged: [] }]);
    const all = await responsible(
      { codes: [...codes, first], user: boris.id },
      admin,
      '/tracker/parts/responsible',
    );
    expect([all.status, all.body]).toEqual([200, { responsible: boris, changed: codes, unchanged: [] }]);
    const again = await responsible({ codes: [second], user: 'Борис' });
    expect(again.body).toEqual({ responsible: boris, changed: [], unchanged: [second] });
    await world.app.sql.query(`update up_users set username = 'Анна Иванова' where username = 'Анна'`);
    const nobody = await responsible({ codes: [first], user: null });
    expect(nobody.body).toEqual({ responsible: null, changed: [first], unchanged: [] });
    expect(changesOf(await historyOf(first)).map(([, details]) => details)).toEqual([
      { before: null, after: anna },
      { before: anna, after: boris },
      { before: boris, after: null },
    ]);
    expect(changesOf(await historyOf(third))).toEqual([
      ['Test strapi-super-admin', { before: null, after: boris }],
    ]);
    const page = await get(`/api/scan-station/parts/${second}`);
    expect((page.body as { part: { responsible: object } }).part.responsible).toEqual(boris);
    const { rows } = await world.app.sql.query(
      `select subject_id, difference::json as difference from audit_entries where action = 'set-responsible' and subject_id = any($1) order by id`,
      [[second, third]],
    );
    expect(rows).toEqual([
      { subject_id: second, difference: { before: null, after: boris } },
      { subject_id: third, difference: { before: null, after: boris } },
    ]);
    await world.app.sql.query(`update up_users set username = 'Анна' where username = 'Анна Иванова'`);
  });

  test('leaves the same trace when it is changed in the content manager and over GraphQL', async () => {
    const code = await world.part(1);
    const { documentId } = await partRow(code);
    const anna = { id: await userId('Анна'), name: 'Анна' };
    const boris = { id: await userId('Борис'), name: 'Борис' };
    const edited = await world.app
      .http()
      .put(`/content-manager/collection-types/api::part.part/${documentId}`)
      .set('Authorization', `Bearer ${admin}`)
      .send({ responsible: { connect: [{ documentId: anna.id }], disconnect: [] } });
    expect(edited.status).toBe(200);
    const mutation = `mutation ($id: ID!, $data: PartInput!) { updatePart(documentId: $id, data: $data) { documentId } }`;
    const update = (data: object) =>
      world.post('/graphql', { query: mutation, variables: { id: documentId, data } });
    expect((await update({ responsible: boris.id })).body).toEqual({ data: { updatePart: { documentId } } });
    await update({ material: 'Steel' });
    expect(changesOf(await historyOf(code)).map(([, details]) => details)).toEqual([
      { before: null, after: anna },
      { before: anna, after: boris },
    ]);
    const { rows } = await world.app.sql.query(
      `select actor_type, difference::json as difference from audit_entries where action = 'set-responsible' and subject_id = $1 order by id`,
      [code],
    );
    expect(rows).toEqual([
      { actor_type: 'admin', difference: { before: null, after: anna } },
      { actor_type: 'api-token', difference: { before: anna, after: boris } },
    ]);
  });

  test('refuses unknown batches and people, and who may not', async () => {
    const code = await world.part(1);
    const absent = newLabelCode();
    expect(refusedBy(await responsible({ codes: [code, absent], user: 'Анна' }))).toEqual({
      status: 404,
      code: 'part-not-found',
      codes: [absent],
    });
    expect(refusedBy(await responsible({ codes: [code], user: 'Никто' }))).toMatchObject({
      status: 422,
      code: 'operator-not-found',
    });
    expect(refusedBy(await responsible({ codes: [], user: 'Анна' }))).toMatchObject({ paths: ['codes'] });
    expect(refusedBy(await responsible({ codes: [code] }))).toMatchObject({ paths: ['user'] });
    expect(refusedBy(await responsible({ codes: ['ABC'], user: null }))).toMatchObject({
      code: 'part-code-malformed',
    });
    const many = Array.from({ length: 1001 }, () => code);
    expect(refusedBy(await responsible({ codes: many, user: null }))).toMatchObject({ paths: ['codes'] });
    const operator = await operatorJwt(world.app, 'Анна', 'Secret-1234');
    expect((await responsible({ codes: [code], user: null }, operator)).status).toBe(403);
    const auditor = await adminJwt(world.app, 'auditor');
    expect(
      (await responsible({ codes: [code], user: null }, auditor, '/tracker/parts/responsible')).status,
    ).toBe(403);
    expect(changesOf(await historyOf(code))).toEqual([]);
  });
});

describe('the one history of a batch', () => {
  test('tells ledger and events in order, prints among them, and whether they are the first', async () => {
    const code = await world.part(2);
    const print = (why: object = {}) =>
      world.post('/api/qr-labels/sheets', {
        ...{ parts: [code], layout: 'a4-3x7', copies: 2, format: 'pdf' },
        ...why,
      });
    expect((await print()).status).toBe(200);
    await world.post('/api/scans', scanOf(code, { scanId: randomUUID(), good: 2 }));
    await responsible({ codes: [code], user: 'Анна' });
    expect((await print({ reason: ' Смазана ' })).status).toBe(200);
    expect((await print({ reason: 'x\u0000' })).status).toBe(400);
    const { data, meta } = await historyOf(code);
    expect(data.map(({ revision, type, kind }) => [revision, type, kind])).toEqual([
      [1, 'fact', 'launched'],
      [2, 'fact', 'label-issued'],
      [3, 'fact', 'route-assigned'],
      [3, 'event', 'label-printed'],
      [4, 'scan', 'report'],
      [4, 'event', 'responsible-set'],
      [4, 'event', 'label-printed'],
    ]);
    const prints = data.filter(({ kind }) => kind === 'label-printed').map(({ details }) => details);
    const sheet = { label: code, copies: 2, layout: 'a4-3x7', format: 'pdf' };
    expect(prints).toEqual([
      { ...sheet, again: false },
      { ...sheet, again: true, reason: 'Смазана' },
    ]);
    expect(meta).toEqual({ code, lot: 0, root: null, nextAfter: null });
    expect((await historyOf(code, '?after=3')).data).toEqual(data.slice(4));
    expect((await historyOf(code, '?after=3-0')).data).toEqual(data.slice(3));
    const twin = await get(`/tracker/parts/${code}/history`, admin);
    expect([twin.status, twin.body]).toEqual([200, { data, meta }]);
  });

  test('is read page by page, though thousands of events stand at one revision', async () => {
    const code = await world.part(1);
    const { id } = await partRow(code);
    await world.app.sql.query(
      `insert into part_events (part_id, revision, kind, data, actor_type, at)
       select $1, 3, 'label-printed', jsonb_build_object('copies', n), 'system', now() from generate_series(1, 1500) n`,
      [id],
    );
    const first = await historyOf(code);
    expect(first.data).toHaveLength(1000);
    const second = await historyOf(code, `?after=${first.meta.nextAfter}`);
    expect([second.data.length, second.meta.nextAfter]).toEqual([503, null]);
    const copies = [...first.data, ...second.data].flatMap(({ details }) => details.copies ?? []);
    expect(copies).toEqual(Array.from({ length: 1500 }, (_one, index) => index + 1));
    for (const after of ['-1', '1-', 'x', '1-x', '99999999999', '1;2']) {
      expect(refusedBy(await get(`/api/parts/${code}/history?after=${after}`))).toMatchObject({
        status: 400,
        paths: ['after'],
      });
    }
  });

  test('names the import that made the batch and the one that changed it', async () => {
    const doors = importerDoors(world.app, world.apiToken);
    const made = await doors.imported('Обозначение;Наименование;Кол-во;Материал\nИСТ-1;Вал;2;Ст45\n');
    const changed = await doors.imported('Обозначение;Наименование;Кол-во;Материал\nИСТ-1;Вал;3;40Х\n', {
      product: made.product.designation,
      duplicates: 'update',
    });
    const { rows } = await world.app.sql.query<{ code: string }>(
      `select s.code from part_states s join parts p on p.id = s.part_id where p.designation = 'ИСТ-1'`,
    );
    const { data } = await historyOf(rows[0]?.code ?? '');
    const told = data.map(({ kind, details }) => [kind, details.import ?? null]);
    expect(told[0]).toEqual(['launched', made.importId]);
    expect(data[0]?.details.data).toMatchObject({ importFile: 'bom.csv' });
    const event = data.find(({ kind }) => kind === 'part-imported');
    expect(event?.details).toEqual({
      import: changed.importId,
      file: 'bom.csv',
      changes: [{ field: 'material', before: 'Ст45', after: '40Х' }],
    });
    const required = data.find(({ kind }) => kind === 'required-set');
    expect(required?.details).toMatchObject({
      quantity: 3,
      import: changed.importId,
      data: { before: 2, importFile: 'bom.csv' },
    });
  });

  test('names the batch that a lot comes from', async () => {
    const root = await world.part(1);
    const lot = await world.part(1);
    await world.app.sql.query(
      `update part_states set lot = 1, root_part_id = (select part_id from part_states where code = $1) where code = $2`,
      [root, lot],
    );
    const { meta } = await historyOf(lot);
    expect(meta).toMatchObject({ code: lot, lot: 1, root: { code: root } });
  });
});

test('what happened stays: the events are append-only', async () => {
  for (const statement of [
    'update part_events set kind = kind',
    'delete from part_events',
    'truncate part_events',
  ]) {
    await expect(world.app.sql.query(statement)).rejects.toThrow('append-only');
  }
});
