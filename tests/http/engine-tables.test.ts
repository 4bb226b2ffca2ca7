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

let app: TestApp;
let token: string;
let admin: string;
let code: string;

beforeAll(async () => {
  app = await startTestApp();
  [token, admin] = await Promise.all([createApiToken(app), adminJwt(app)]);
  const [stage] = await makeStages(app, ['Резка']);
  expect(stage).toBeDefined();
  const route = await makeRoute(app, 'Резка', ['Резка']);
  const product = await makeProduct(app, { designation: 'ТБ-1', quantity: 1 });
  code = await makePart(app, { product, designation: 'ТБ-1.1', quantity: 2, route });
});
afterAll(() => app.stop());

const TABLES = [
  ['audit-entry', 'audit-entries', 'AuditEntry'],
  ['bom-line', 'bom-lines', 'BomLine'],
  ['label', 'labels', 'Label'],
  ['material-need', 'material-needs', 'MaterialNeed'],
  ['note', 'notes', 'Note'],
  ['operation', 'operations', 'Operation'],
  ['part-fact', 'part-facts', 'PartFact'],
  ['part-state', 'part-states', 'PartState'],
  ['product-fact', 'product-facts', 'ProductFact'],
  ['scan', 'scans', 'Scan'],
] as const;

/** Mutations of ours that are called like one of Strapi's. */
const OWN_MUTATIONS = ['deleteNote'];

const UNKNOWN_ID = 'abcdefghijklmnopqrstuvwx';

function rowCount(plural: string): Promise<number> {
  const table = plural.replaceAll('-', '_');
  return app.sql
    .query<{ count: number }>(`select count(*)::int as count from ${table}`)
    .then(({ rows }) => rows[0]?.count ?? -1);
}

it('are all the content types that say they are the engine’s', () => {
  const marked = Object.values(app.strapi.contentTypes)
    .filter(({ pluginOptions }) => (pluginOptions as { tracker?: unknown } | undefined)?.tracker)
    .map(({ uid }) => uid)
    .sort();
  expect(marked).toEqual(TABLES.map(([singular]) => `api::${singular}.${singular}`));
});

describe.each(TABLES)('%s', (singular, plural, type) => {
  const uid = `api::${singular}.${singular}`;

  async function refusesEverywhere(act: () => Promise<void>): Promise<void> {
    const before = await rowCount(plural);
    await act();
    expect(await rowCount(plural)).toBe(before);
  }

  it('is readable over REST with a token, and has no door to write', () =>
    refusesEverywhere(async () => {
      const bearer = `Bearer ${token}`;
      const read = await app.http().get(`/api/${plural}`).set('Authorization', bearer);
      expect(read.status).toBe(200);
      expect(Array.isArray((read.body as { data: unknown }).data)).toBe(true);
      const writes = [
        app.http().post(`/api/${plural}`).send({ data: {} }),
        app.http().put(`/api/${plural}/${UNKNOWN_ID}`).send({ data: {} }),
        app.http().delete(`/api/${plural}/${UNKNOWN_ID}`),
      ];
      for (const write of writes) {
        const { status } = await write.set('Authorization', bearer);
        // The door of scans is the engine's own: it refuses a body that is no scan.
        expect([400, 404, 405]).toContain(status);
      }
    }));

  it('has no mutation in GraphQL', () =>
    refusesEverywhere(async () => {
      const query = '{ __schema { mutationType { fields { name } } } }';
      const answer = await app
        .http()
        .post('/graphql')
        .set('Authorization', `Bearer ${token}`)
        .send({ query });
      const { fields } = (
        answer.body as { data: { __schema: { mutationType: { fields: { name: string }[] } } } }
      ).data.__schema.mutationType;
      const names = fields.map(({ name }) => name);
      expect(names).toContain('createStage');
      expect(
        names
          .filter((name) => new RegExp(`^(create|update|delete|publish)${type}$`).test(name))
          .filter((name) => !OWN_MUTATIONS.includes(name)),
      ).toEqual([]);
    }));

  it('is readable in the content manager, and refuses every write, even a super admin’s', () =>
    refusesEverywhere(async () => {
      const base = `/content-manager/collection-types/${uid}`;
      const bearer = `Bearer ${admin}`;
      const read = await app.http().get(base).set('Authorization', bearer);
      expect(read.status).toBe(200);
      const [entry] = (read.body as { results: { documentId: string }[] }).results;
      const id = entry?.documentId ?? UNKNOWN_ID;
      const writes = [
        app.http().post(base).send({}),
        app.http().put(`${base}/${id}`).send({}),
        app.http().delete(`${base}/${id}`),
        app.http().post(`${base}/clone/${id}`).send({}),
        app.http().post(`${base}/auto-clone/${id}`).send({}),
        app
          .http()
          .post(`${base}/actions/bulkDelete`)
          .send({ documentIds: [id] }),
        app.http().post(`${base}/actions/publish`).send({}),
      ];
      for (const write of writes) {
        const { status } = await write.set('Authorization', bearer);
        expect(status).toBe(403);
      }
    }));

  it('refuses the Document Service too', () =>
    refusesEverywhere(async () => {
      const documents = app.strapi.documents as unknown as (name: string) => {
        create(options: object): Promise<unknown>;
        update(options: object): Promise<unknown>;
        delete(options: object): Promise<unknown>;
      };
      const refusal = { refusal: { code: 'engine-table', details: { table: uid } }, status: 403 };
      await expect(documents(uid).create({ data: {} })).rejects.toMatchObject(refusal);
      await expect(documents(uid).update({ documentId: UNKNOWN_ID, data: {} })).rejects.toMatchObject(
        refusal,
      );
      await expect(documents(uid).delete({ documentId: UNKNOWN_ID })).rejects.toMatchObject(refusal);
    }));
});

describe('what is in use', () => {
  const kinds = [
    ['a product', 'api::product.product', 'products', {}],
    ['a part', 'api::part.part', 'parts', {}],
    ['a stage', 'api::stage.stage', 'stages', { kind: 'stage', name: 'Резка' }],
    ['a route', 'api::route.route', 'routes', { kind: 'route', name: 'Резка' }],
  ] as const;
  const idsOf = async (plural: string) =>
    (await app.sql.query<{ document_id: string }>(`select document_id from ${plural}`)).rows;
  const RUSSIAN: Record<string, string> = {
    stages: 'Этап «Резка»',
    routes: 'Маршрут «Резка»',
  };
  const ENGLISH: Record<string, string> = {
    stages: 'The stage “Резка” is in use and cannot be deleted: the history refers to it. Retire it instead.',
    routes: 'The route “Резка” is in use and cannot be deleted: the history refers to it. Retire it instead.',
  };

  it.each(kinds)('%s: is not removed over REST', async (_name, _uid, plural, details) => {
    const rows = await idsOf(plural);
    const answer = await app
      .http()
      .delete(`/api/${plural}/${rows[0]?.document_id}`)
      .set('Authorization', `Bearer ${token}`);
    expect([answer.status, (answer.body as { error: { details: unknown } }).error.details]).toEqual([
      409,
      { code: 'in-use', ...details },
    ]);
  });

  it.each(kinds)('%s: is not removed in the content manager', async (_name, uid, plural) => {
    const rows = await idsOf(plural);
    const base = `/content-manager/collection-types/${uid}`;
    const bearer = `Bearer ${admin}`;
    const documentIds = rows.map(({ document_id }) => document_id);
    const one = await app.http().delete(`${base}/${documentIds[0]}`).set('Authorization', bearer);
    const many = await app
      .http()
      .post(`${base}/actions/bulkDelete`)
      .set('Authorization', bearer)
      .set('Accept-Language', 'ru')
      .send({ documentIds });
    expect([one.status, many.status]).toEqual([409, 409]);
    expect((many.body as { error: { message: string } }).error.message).toContain(
      RUSSIAN[plural] ?? 'Это используется, удалить или изменить здесь нельзя. Выведите из употребления',
    );
    expect(await rowCount(plural)).toBe(documentIds.length);
  });

  it.each(kinds)('%s: is not removed over GraphQL', async (_name, uid, plural) => {
    const rows = await idsOf(plural);
    const mutation = `delete${uid.split('.')[1]?.replace(/^./, (letter) => letter.toUpperCase())}`;
    const query = `mutation { ${mutation}(documentId: "${rows[0]?.document_id}") { documentId } }`;
    const answer = await app.http().post('/graphql').set('Authorization', `Bearer ${token}`).send({ query });
    const [error] = (answer.body as { errors: { message: string; extensions: Record<string, unknown> }[] })
      .errors;
    expect(error?.extensions.code).toBe('in-use');
    expect(error?.message).toBe(
      ENGLISH[plural] ?? 'This is in use and cannot be removed or altered here. Retire or cancel it instead.',
    );
    expect(await rowCount(plural)).toBe(rows.length);
  });

  it('leaves the batch and its label as they were', async () => {
    const { rows } = await app.sql.query('select status from labels where code = $1', [code]);
    expect(rows).toEqual([{ status: 'active' }]);
  });

  it('goes when nothing refers to it', async () => {
    const [free] = await makeStages(app, ['Лишний']);
    const answer = await app
      .http()
      .delete(`/api/stages/${free?.documentId}`)
      .set('Authorization', `Bearer ${token}`);
    expect(answer.status).toBe(204);
  });
});

it('a second product of the same designation and order is a conflict, not a defect', async () => {
  const send = () =>
    app
      .http()
      .post('/api/products')
      .set('Authorization', `Bearer ${token}`)
      .send({ data: { designation: 'ДВ-2', quantity: 1 } });
  expect((await send()).status).toBe(201);
  const second = await send();
  expect([second.status, (second.body as { error: { details: unknown } }).error.details]).toEqual([
    409,
    { code: 'already-exists' },
  ]);
});
