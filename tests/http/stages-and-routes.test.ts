import { randomUUID } from 'node:crypto';
import { createOperator, makeRoute, makeStages, operatorJwt } from '../support';
import { pageOf, startActs, told, world } from './act-world';
import { refusedBy, scanOf } from './scan-world';

/** What becomes of stages and routes that are used: retired, renamed, never gone. */

beforeAll(startActs);
afterAll(() => world.app.stop());

const bearer = () => `Bearer ${world.apiToken}`;

function update(plural: string, documentId: string, data: object) {
  return world.app.http().put(`/api/${plural}/${documentId}`).set('Authorization', bearer()).send({ data });
}

function remove(plural: string, documentId: string) {
  return world.app.http().delete(`/api/${plural}/${documentId}`).set('Authorization', bearer());
}

const assign = (code: string, route: string) =>
  world.post(`/api/parts/${code}/route`, { factId: randomUUID(), route, reason: 'why' });

test('an operator who is limited to a stage stays limited: the stage cannot go', async () => {
  const [grinding] = await makeStages(world.app, ['Grinding']);
  const id = grinding?.documentId ?? '';
  const { id: userId } = await createOperator(world.app, { username: 'oleg', password: 'Secret-1234' });
  await world.app.strapi.db
    .query('plugin::users-permissions.user')
    .update({ where: { id: Number(userId) }, data: { stages: { set: [grinding?.id] } } });
  expect(refusedBy(await remove('stages', id))).toEqual({
    status: 409,
    code: 'in-use',
    kind: 'stage',
    name: 'Grinding',
  });
  const token = await operatorJwt(world.app, 'oleg', 'Secret-1234');
  const code = await world.part(1);
  expect(refusedBy(await world.post('/api/scans', scanOf(code), { token }))).toMatchObject({
    status: 403,
    code: 'stage-not-permitted',
  });
  await world.app.sql.query('delete from up_users where id = $1', [Number(userId)]);
  expect((await remove('stages', id)).status).toBe(204);
});

test('a stage of a route cannot go, and a route of no batch can', async () => {
  const [honing] = await makeStages(world.app, ['Honing']);
  const route = await makeRoute(world.app, 'With honing', ['Honing']);
  expect(refusedBy(await remove('stages', honing?.documentId ?? ''))).toMatchObject({ code: 'in-use' });
  expect((await remove('routes', route.documentId)).status).toBe(204);
  expect((await remove('stages', honing?.documentId ?? '')).status).toBe(204);
});

test('a retired route is given to nothing new, and neither is one with a retired stage', async () => {
  const [painting] = await makeStages(world.app, ['Painting']);
  const route = await makeRoute(world.app, 'With painting', ['Cutting', 'Painting']);
  const before = await world.part(4);
  expect((await assign(before, route.documentId)).status).toBe(201);
  const data = { designation: 'PT.RETIRED', product: world.product.documentId, route: route.documentId };

  expect((await update('stages', painting?.documentId ?? '', { retired: true })).status).toBe(200);
  const stageRetired = { status: 409, code: 'stage-retired', route: 'With painting', stage: 'Painting' };
  expect(refusedBy(await assign(await world.part(1), route.documentId))).toEqual(stageRetired);
  expect(refusedBy(await world.post('/api/parts', { data }))).toMatchObject(stageRetired);

  expect((await update('routes', route.documentId, { retired: true })).status).toBe(200);
  const routeRetired = { status: 409, code: 'route-retired', route: 'With painting' };
  expect(refusedBy(await assign(await world.part(1), route.documentId))).toEqual(routeRetired);
  expect(refusedBy(await world.post('/api/parts', { data }))).toMatchObject(routeRetired);

  const scan = await world.post('/api/scans', scanOf(before, { operation: 4, good: 4 }));
  expect([scan.status, told(scan).operations.map(({ waiting }) => waiting)]).toEqual([201, [0, 4]]);
});

test('a renamed stage changes no history', async () => {
  const [turning] = await makeStages(world.app, ['Turning']);
  const route = await makeRoute(world.app, 'With turning', ['Turning', 'Cutting']);
  const code = await world.part(2);
  await assign(code, route.documentId);
  expect((await world.post('/api/scans', scanOf(code, { operation: 4, good: 1 }))).status).toBe(201);
  const before = await pageOf(code);
  expect((await update('stages', turning?.documentId ?? '', { name: 'Lathe' })).status).toBe(200);
  expect(await pageOf(code)).toEqual(before);
  const { rows } = await world.app.sql.query<{ stage: string }>(
    'select stage_name as stage from scans where part_code = $1',
    [code],
  );
  expect(rows).toEqual([{ stage: 'Turning' }]);
  const after = await world.part(1);
  expect(told(await assign(after, route.documentId)).operations[0]).toMatchObject({ stage: 'Lathe' });
});

test('there is one default route: who marks another takes the mark from the one before', async () => {
  const first = await makeRoute(world.app, 'First default', ['Cutting'], true);
  const second = await makeRoute(world.app, 'Second default', ['Cutting'], true);
  const defaults = async () =>
    (await world.app.sql.query<{ name: string }>('select name from routes where is_default')).rows;
  expect(await defaults()).toEqual([{ name: 'Second default' }]);
  expect((await update('routes', first.documentId, { isDefault: true })).status).toBe(200);
  expect(await defaults()).toEqual([{ name: 'First default' }]);
  expect((await update('routes', second.documentId, { name: 'Second' })).status).toBe(200);
  expect(await defaults()).toEqual([{ name: 'First default' }]);
});
