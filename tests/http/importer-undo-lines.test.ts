import { randomUUID } from 'node:crypto';
import type { UndoneImport } from '../../plugins/importer/server/src/contracts';
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

const HEAD = 'Уровень;Обозначение;Наименование;Кол-во';
/** `x` stands for the order. */
const file = (order: string, ...rows: string[]) => [HEAD, ...rows].join('\n').replaceAll('x', order);
const FIRST = ['0;x;Стол;1', '1;x.1;Рама;1', '2;x.2;Болт;2', '1;x.3;Нога;4'];

async function post<T>(path: string, body: object = {}): Promise<T> {
  const answer = await app.http().post(path).set('Authorization', `Bearer ${token}`).send(body);
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  return answer.body as T;
}
const undo = (importId: string, body: object = {}) =>
  post<UndoneImport>(`/api/importer/imports/${importId}/undo`, body);

/** The bill of materials of an order: parent, child, pieces. */
async function linesOf(order: string): Promise<[string, string, number][]> {
  const { rows } = await app.sql.query<{ parent: string; child: string; quantity: number }>(
    `select p.designation as parent, c.designation as child, l.quantity from bom_lines l
       join parts p on p.id = l.parent_part_id join parts c on c.id = l.child_part_id
       join products r on r.id = l.product_id where r.designation = $1 order by 1, 2`,
    [order],
  );
  return rows.map(({ parent, child, quantity }) => [
    ...([parent, child].map((name) => name.replaceAll(order, 'x')) as [string, string]),
    quantity,
  ]);
}

async function codeOf(designation: string): Promise<string> {
  const { rows } = await app.sql.query<{ code: string }>(
    `select s.code from part_states s join parts p on p.id = s.part_id where p.designation = $1`,
    [designation],
  );
  return rows[0]?.code ?? '';
}

async function updated(order: string, ...rows: string[]) {
  await doors.imported(file(order, ...FIRST));
  return doors.imported(file(order, ...rows), { duplicates: 'update' });
}
const BEFORE = [
  ['x', 'x.1', 1],
  ['x', 'x.3', 4],
  ['x.1', 'x.2', 2],
];

it('an undo gives lines that the import changed their quantity back, and tells how many', async () => {
  const { importId } = await updated('Л1', '0;x;Стол;1', '1;x.1;Рама;1', '2;x.2;Болт;5', '1;x.3;Нога;3');
  expect(await linesOf('Л1')).toEqual([
    ['x', 'x.1', 1],
    ['x', 'x.3', 3],
    ['x.1', 'x.2', 5],
  ]);
  const undone = await undo(importId);
  expect(undone).toMatchObject({ restored: 2, lines: 2, left: { lines: 0, acts: 0 }, acts: [] });
  expect(await linesOf('Л1')).toEqual(BEFORE);
  const { rows } = await app.sql.query<{ data: { lines: object[] } }>(
    `select f.data::json as data from part_facts f where f.kind = 'composition-set' and f.part_code = $1 order by f.revision`,
    [await codeOf('Л1.1')],
  );
  expect(rows.map(({ data }) => data.lines)).toEqual(
    [2, 5, 2].map((quantity) => [{ code: expect.any(String) as string, quantity }]),
  );
  const again = await doors.previewOf(file('Л1', ...FIRST), { duplicates: 'update' });
  expect(again.summary).toMatchObject({ changed: 0, unchanged: 4, absentLines: 0 });
});

it('takes away the lines that it added between parts that existed and to parts of its own', async () => {
  const { importId } = await updated('Л2', ...FIRST, '2;x.2;Болт;1', '2;x.4;Гайка;2');
  expect(await linesOf('Л2')).toEqual([...BEFORE, ['x.3', 'x.2', 1], ['x.3', 'x.4', 2]]);
  expect(await undo(importId)).toMatchObject({ cancelled: 1, lines: 2, left: { lines: 0, acts: 0 } });
  expect(await linesOf('Л2')).toEqual(BEFORE);
});

it('leaves and tells a line that somebody has changed since', async () => {
  const { importId } = await updated('Л3', '0;x;Стол;1', '1;x.1;Рама;1', '2;x.2;Болт;5', '1;x.3;Нога;3');
  await post(`/api/parts/${await codeOf('Л3.1')}/children`, {
    ...{ factId: randomUUID(), childCode: await codeOf('Л3.2'), quantityPerParent: 7, reason: 'Усилена' },
  });
  expect(await undo(importId)).toMatchObject({ lines: 1, left: { lines: 1, acts: 0 } });
  expect(await linesOf('Л3')).toEqual([
    ['x', 'x.1', 1],
    ['x', 'x.3', 4],
    ['x.1', 'x.2', 7],
  ]);
});

it('a line to a part that is in use stays with it', async () => {
  await doors.imported(file('Л4', ...FIRST));
  const { importId } = await doors.imported(
    [`${HEAD};Операции`, '0;Л4;Стол;1;', '1;Л4.1;Рама;1;', '2;Л4.2;Болт;2;', '1;Л4.4;Стяжка;2;Ток'].join(
      '\n',
    ),
    { duplicates: 'skip' },
  );
  await post('/api/scans', {
    ...{ scanId: randomUUID(), partCode: await codeOf('Л4.4'), operation: 1, good: 1 },
    occurredAt: new Date().toISOString(),
  });
  const undone = await undo(importId, { onlyUnused: true });
  expect(undone).toMatchObject({ cancelled: 0, inUse: 1, lines: 0, left: { lines: 1, acts: 0 } });
  expect(await linesOf('Л4')).toContainEqual(['x', 'x.4', 2]);
});

it('names the acts that were done with the import: they stay', async () => {
  await doors.imported(file('Л5', ...FIRST));
  const next = file('Л5', '0;x;Стол;1', '1;x.1;Рама;1', '2;x.2;Болт;5', '1;x.3;Нога;3');
  const preview = await doors.previewOf(next, { duplicates: 'update' });
  const accept = preview.proposals.map(({ id }) => id);
  expect(accept).toEqual(['add d:Л5.2', 'withdraw d:Л5.3']);
  const committed = await doors.commit(preview.previewId, { accept });
  const { importId } = committed.body as { importId: string };
  const undone = await undo(importId);
  expect(undone).toMatchObject({ restored: 2, lines: 2, left: { lines: 0, acts: 2 } });
  expect(undone.acts).toEqual([
    { act: 'add', code: await codeOf('Л5.2'), designation: 'Л5.2', name: 'Болт', quantity: 3 },
    { act: 'withdraw', code: await codeOf('Л5.3'), designation: 'Л5.3', name: 'Нога', quantity: 1 },
  ]);
  expect(await undo(importId)).toEqual(undone);
});

it('an import of before lines were recorded is undone all the same', async () => {
  const { importId } = await updated('Л6', '0;x;Стол;1', '1;x.1;Рама;1', '2;x.2;Болт;5', '1;x.3;Нога;4');
  await app.sql.query(
    `update importer_imports set changes = (select coalesce(jsonb_agg(c - 'lines' - 'acts'), '[]') from jsonb_array_elements(changes) c) where id = $1`,
    [importId],
  );
  expect(await undo(importId)).toMatchObject({ restored: 1, lines: 0, left: { lines: 0, acts: 0 } });
  expect(await linesOf('Л6')).toContainEqual(['x.1', 'x.2', 5]);
});
