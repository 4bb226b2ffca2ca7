import type { Response } from 'supertest';
import { adminJwt, createOperator, makeRoute, operatorJwt } from '../support';
import { refusedBy, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;
let defaultRoute: string;

beforeAll(async () => {
  world = await startScanWorld();
  defaultRoute = (await makeRoute(world.app, 'Default', ['Cutting', 'Welding'], true)).documentId;
});
afterAll(() => world.app.stop());

const STATE = `
  select s.code, s.launched, s.required, s.unrouted, s.status, l.status as label,
         (select json_agg(json_build_array(o.number, o.stage_name, o.waiting) order by o.number)
            from operations o where o.part_id = s.part_id) as operations
    from part_states s join labels l on l.part_id = s.part_id
    join parts p on p.id = s.part_id where p.document_id = $1`;

async function stateOf(documentId: string) {
  const { rows } = await world.app.sql.query<Record<string, unknown>>(STATE, [documentId]);
  expect(rows).toHaveLength(1);
  return rows[0];
}

function create(data: object): Promise<Response> {
  return world.post('/api/parts', { data });
}

describe('PUT /api/parts/:id', () => {
  const put = (documentId: string, data: object, token = world.apiToken) =>
    world.app.http().put(`/api/parts/${documentId}`).set('Authorization', `Bearer ${token}`).send({ data });

  test('changes what describes the batch, and nothing that counts', async () => {
    const { product } = world;
    const made = await create({ designation: 'PT.D', quantity: 7, product: product.documentId });
    const { documentId, code } = (made.body as { data: { documentId: string; code: string } }).data;
    const answer = await put(documentId, { name: 'Lever', material: 'Steel 20' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      data: { documentId, code, designation: 'PT.D', name: 'Lever', material: 'Steel 20' },
    });
    expect((await put(documentId, { quantity: 70 })).body).toMatchObject({
      error: { status: 400, details: { code: 'malformed-request', paths: ['quantity'] } },
    });
    expect(await stateOf(documentId)).toMatchObject({ code, launched: 7 });
    await createOperator(world.app, { username: 'olga', password: 'Secret-1234' });
    const session = await operatorJwt(world.app, 'olga', 'Secret-1234');
    expect((await put(documentId, { name: 'x' }, session)).status).toBe(403);
  });
});

describe('POST /api/parts', () => {
  test('creates the part with its label, its state and the operations of the default route', async () => {
    const { product } = world;
    const answer = await create({
      designation: ' PT.1 ',
      name: 'Bracket',
      material: 'Steel 3',
      size: '10x20',
      quantity: 7,
      product: product.documentId,
    });
    expect(answer.status).toBe(201);
    const { data } = answer.body as { data: Record<string, unknown> };
    expect(data).toMatchObject({
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{13}$/) as string,
      documentId: expect.stringMatching(/^[a-z0-9]{24}$/) as string,
      designation: 'PT.1',
      name: 'Bracket',
      kind: 'part',
      material: 'Steel 3',
      size: '10x20',
      quantity: 7,
      required: 7,
      unrouted: 0,
      status: 'new',
      product: { id: product.documentId, designation: 'PT.100' },
    });
    expect(await stateOf(String(data.documentId))).toEqual({
      code: data.code,
      launched: 7,
      required: 7,
      unrouted: 0,
      status: 'new',
      label: 'active',
      operations: [
        [1, 'Cutting', 7],
        [2, 'Welding', 0],
      ],
    });
  });

  test('takes the named route, none for null, and none by default for a kind that is bought', async () => {
    const product = world.product.documentId;
    const quantity = 3;
    const routed = await create({ designation: 'PT.2', product, quantity, route: world.route.documentId });
    const unrouted = await create({ designation: 'PT.3', product, quantity, route: null });
    const bought = await create({ designation: 'PT.4', product, quantity, kind: 'standard' });
    expect([routed.status, unrouted.status, bought.status]).toEqual([201, 201, 201]);
    const operations = (answer: Response) =>
      (answer.body as { data: { operations: { stage: string; waiting: number }[] } }).data.operations.map(
        ({ stage, waiting }) => [stage, waiting],
      );
    expect(operations(routed)).toEqual([
      ['Cutting', 3],
      ['Welding', 0],
      ['Inspection', 0],
    ]);
    expect(operations(unrouted)).toEqual([]);
    expect(operations(bought)).toEqual([]);
    expect((unrouted.body as { data: { unrouted: number } }).data.unrouted).toBe(3);
  });

  test("takes the product's quantity where none is named", async () => {
    const answer = await create({ designation: 'PT.5', product: world.product.documentId });
    expect((answer.body as { data: { quantity: number } }).data.quantity).toBe(10);
  });

  test('keeps the fields that Strapi checks', async () => {
    const product = world.product.documentId;
    const kept = await create({ designation: 'PT.6', product, attributes: { Масса: '1,2' } });
    expect((kept.body as { data: { attributes: object } }).data.attributes).toEqual({ Масса: '1,2' });
  });

  test.each([
    [{ product: 'absent1absent2absent3abs' }, { status: 404, code: 'product-not-found' }],
    [{ route: 'absent1absent2absent3abs' }, { status: 404, code: 'route-not-found' }],
    [{ product: undefined }, { status: 400, code: 'malformed-request', paths: ['data.product'] }],
    [{ quantity: 1.5 }, { status: 400, code: 'malformed-request', paths: ['data.quantity'] }],
    [{ quantity: 1_000_001 }, { status: 400, code: 'malformed-request', paths: ['data.quantity'] }],
    [{ kind: 'screw' }, { status: 400, code: 'malformed-request', paths: ['data.kind'] }],
    [{ name: 'n'.repeat(256) }, { status: 400, code: 'malformed-request', paths: ['data.name'] }],
    [
      { designation: ' ', name: null },
      { status: 400, code: 'malformed-request', paths: ['data.designation', 'data.name'] },
    ],
  ])('refuses %j', async (change, expected) => {
    const before = await world.app.sql.query('select 1 from parts');
    const answer = await create({ designation: 'PT.7', product: world.product.documentId, ...change });
    expect(refusedBy(answer)).toMatchObject(expected);
    const after = await world.app.sql.query('select 1 from parts');
    expect(after.rowCount).toBe(before.rowCount);
  });

  test('refuses a body without data, and a second part of the same designation', async () => {
    expect(refusedBy(await world.post('/api/parts', {}))).toEqual({
      status: 400,
      code: 'malformed-request',
      paths: ['data'],
    });
    const data = { designation: 'PT.8', product: world.product.documentId };
    const first = await create(data);
    const again = await create(data);
    expect(refusedBy(again)).toEqual({
      status: 409,
      code: 'part-exists',
      parts: ['PT.8'],
      codes: [(first.body as { data: { code: string } }).data.code],
    });
  });

  test('is closed to strangers and to operators', async () => {
    await createOperator(world.app, { username: 'nina', password: 'Secret-1234' });
    const token = await operatorJwt(world.app, 'nina', 'Secret-1234');
    const body = { data: { designation: 'PT.9', product: world.product.documentId } };
    expect((await world.post('/api/parts', body, { token: 'nobody' })).status).toBe(401);
    expect((await world.post('/api/parts', body, { token })).status).toBe(403);
  });
});

describe('the same part elsewhere', () => {
  test('GraphQL creates it with quantity and route', async () => {
    const answer = await world.post('/graphql', {
      query: `mutation ($data: CreatePartInput!) {
        createPart(data: $data) { documentId code part { quantity kind } operations { stage waiting } }
      }`,
      variables: {
        data: {
          designation: 'PT.20',
          quantity: 4,
          product: world.product.documentId,
          route: world.route.documentId,
        },
      },
    });
    const { createPart } = (answer.body as { data: { createPart: { documentId: string; code: string } } })
      .data;
    expect(createPart).toMatchObject({
      part: { quantity: 4, kind: 'part' },
      operations: [
        { stage: 'Cutting', waiting: 4 },
        { stage: 'Welding', waiting: 0 },
        { stage: 'Inspection', waiting: 0 },
      ],
    });
    expect(await stateOf(createPart.documentId)).toMatchObject({ code: createPart.code, launched: 4 });
  });

  test('GraphQL refuses with the code in its extensions', async () => {
    const answer = await world.post(
      '/graphql',
      {
        query: 'mutation ($data: CreatePartInput!) { createPart(data: $data) { code } }',
        variables: { data: { designation: 'PT.20', product: world.product.documentId } },
      },
      { token: world.apiToken, language: 'ru' },
    );
    const [error] = (answer.body as { errors: { message: string; extensions: object }[] }).errors;
    expect(error?.extensions).toMatchObject({ code: 'part-exists', status: 409, parts: ['PT.20'] });
    expect(error?.message).toMatch(/[а-яё]/);
  });

  test("the content manager creates it with the product's quantity on the default route", async () => {
    const token = await adminJwt(world.app);
    const answer = await world.post(
      '/content-manager/collection-types/api::part.part',
      {
        designation: 'PT.21',
        kind: 'part',
        product: { connect: [{ documentId: world.product.documentId }] },
      },
      { token },
    );
    expect(answer.status).toBe(201);
    const { documentId } = (answer.body as { data: { documentId: string } }).data;
    expect(await stateOf(documentId)).toMatchObject({
      launched: 10,
      label: 'active',
      operations: [
        [1, 'Cutting', 10],
        [2, 'Welding', 0],
      ],
    });
  });

  test('the admin route takes quantity and route, for who may create parts', async () => {
    const data = {
      designation: 'PT.22',
      quantity: 6,
      product: world.product.documentId,
      route: defaultRoute,
    };
    const technologist = await adminJwt(world.app, 'technologist');
    const auditor = await adminJwt(world.app, 'auditor');
    expect((await world.post('/tracker/parts', { data }, { token: auditor })).status).toBe(403);
    expect((await world.post('/tracker/parts', { data })).status).toBe(401);
    const answer = await world.post('/tracker/parts', { data }, { token: technologist });
    expect(answer.status).toBe(201);
    expect((answer.body as { data: { quantity: number } }).data.quantity).toBe(6);
  });
});
