import { adminJwt, createApiToken, startTestApp, type TestApp } from '../support';

let app: TestApp;
let jwt: string;

interface Entry {
  action: string;
  actor_type: string;
  subject_name: string | null;
  difference: { before: Record<string, unknown>; after: Record<string, unknown> } | null;
  request_id: string | null;
  address: string | null;
}

beforeAll(async () => {
  app = await startTestApp();
  jwt = await adminJwt(app);
});
afterAll(() => app.stop());

async function lastId(): Promise<number> {
  const { rows } = await app.sql.query<{ id: number }>(
    'select coalesce(max(id), 0)::int as id from audit_entries',
  );
  return rows[0]?.id ?? 0;
}

async function entriesAfter(id: number): Promise<Entry[]> {
  const { rows } = await app.sql.query<{ entry: string }>(
    'select to_json(e)::text as entry from audit_entries e where id > $1 order by id',
    [id],
  );
  return rows.map(({ entry }) => JSON.parse(entry) as Entry);
}

/** What one request of the admin panel leaves in the log. */
async function entriesOf(
  method: 'post' | 'put' | 'delete',
  path: string,
  body: object,
): Promise<{ entries: Entry[]; data: Record<string, unknown> }> {
  const before = await lastId();
  const answer = await app
    .http()
    [method](path)
    .set('authorization', `Bearer ${jwt}`)
    .set('x-request-id', 'audit-test-1')
    .send(body);
  expect([path, answer.status < 300, answer.text]).toEqual([path, true, answer.text]);
  const { data } = answer.body as { data: Record<string, unknown> };
  return { entries: await entriesAfter(before), data };
}

const STAGES = '/content-manager/collection-types/api::stage.stage';

it('notes what the content manager changes, by field, and nothing for a save that changes nothing', async () => {
  const created = await entriesOf('post', STAGES, { name: 'Полировка', kind: 'production' });
  expect(created.entries).toHaveLength(1);
  expect(created.entries[0]).toMatchObject({
    action: 'create-stage',
    actor_type: 'admin',
    subject_name: 'Полировка',
    request_id: 'audit-test-1',
    difference: { after: { name: 'Полировка' } },
  });
  const path = `${STAGES}/${String(created.data.documentId)}`;
  const renamed = await entriesOf('put', path, { name: 'Шлифовка', kind: 'production' });
  expect(renamed.entries).toEqual([
    expect.objectContaining({
      action: 'update-stage',
      difference: { before: { name: 'Полировка' }, after: { name: 'Шлифовка' } },
    }),
  ]);
  expect((await entriesOf('put', path, { name: 'Шлифовка', kind: 'production' })).entries).toEqual([]);
  const bulk = await entriesOf('post', `${STAGES}/actions/bulkDelete`, {
    documentIds: [created.data.documentId],
  });
  expect(bulk.entries.map(({ action }) => action)).toEqual(['delete-stage']);
});

it('keeps neither the edit nor the entry where one of them fails', async () => {
  const { data } = await entriesOf('post', STAGES, { name: 'Мойка', kind: 'production' });
  await app.sql.query(
    `alter table audit_entries add constraint refuse_all check (subject_name <> 'Сушка') not valid`,
  );
  const answer = await app
    .http()
    .put(`${STAGES}/${String(data.documentId)}`)
    .set('authorization', `Bearer ${jwt}`)
    .send({ name: 'Сушка', kind: 'production' });
  await app.sql.query('alter table audit_entries drop constraint refuse_all');
  expect(answer.status).toBeGreaterThanOrEqual(400);
  const { rows } = await app.sql.query('select name from stages where document_id = $1', [data.documentId]);
  expect(rows).toEqual([{ name: 'Мойка' }]);
});

it('notes what comes over REST with the token that did it', async () => {
  const token = await createApiToken(app);
  const before = await lastId();
  await app
    .http()
    .post('/api/products')
    .set('authorization', `Bearer ${token}`)
    .send({ data: { designation: 'АБВГ.1', name: 'Насос', quantity: 2 } })
    .expect(201);
  expect(await entriesAfter(before)).toEqual([
    expect.objectContaining({ action: 'create-product', actor_type: 'api-token', subject_name: 'Насос' }),
  ]);
});

it('notes users, roles and tokens, and no secret of theirs', async () => {
  const before = await lastId();
  const secrets = ['Geheim-4711-x', 'Anders-0815-y', 'Falsch-1234-z'];
  const role = await entriesOf('post', '/admin/roles', { name: 'Кладовщик', description: '' });
  expect(role.entries.map(({ action }) => action)).toEqual(['create-admin-role']);
  const email = 'stores@factory.example';
  const person = { firstname: 'Анна', lastname: 'Склад', email, roles: [role.data.id] };
  const user = await entriesOf('post', '/admin/users', person);
  expect(user.entries[0]).toMatchObject({
    action: 'create-admin-user',
    difference: { after: { email, roles: ['Кладовщик'] } },
  });
  const path = `/admin/users/${String(user.data.id)}`;
  for (const password of secrets.slice(0, 2)) {
    const changed = await entriesOf('put', path, { ...person, password, isActive: true });
    expect(changed.entries[0]).toMatchObject({ difference: { after: { password: '[hidden]' } } });
  }
  const token = await entriesOf('post', '/admin/api-tokens', {
    name: 'Весы',
    description: '',
    type: 'read-only',
    lifespan: null,
    permissions: null,
  });
  expect(token.entries.map(({ action }) => action)).toContain('create-api-token');
  secrets.push(String(token.data.accessKey));
  const roles = await app.sql.query<{ id: number; document_id: string }>(
    `select id, document_id from up_roles where type = 'operator'`,
  );
  const operator = await entriesOf(
    'post',
    '/content-manager/collection-types/plugin::users-permissions.user',
    {
      username: 'ivanov',
      password: 'Operator-99-pw',
      confirmed: true,
      blocked: false,
      role: { connect: [{ id: roles.rows[0]?.id, documentId: roles.rows[0]?.document_id }] },
    },
  );
  secrets.push('Operator-99-pw');
  expect(operator.entries.map(({ action }) => action)).toContain('create-operator');
  await app.http().post('/admin/login').send({ email, password: secrets[2] }).expect(400);
  await app.http().post('/admin/login').send({ email, password: secrets[1] }).expect(200);
  let signIns: string[] = [];
  for (const deadlineMs = Date.now() + 10_000; signIns.length < 2 && Date.now() < deadlineMs;) {
    const entries = await entriesAfter(before);
    signIns = entries.map(({ action }) => action).filter((action) => action.endsWith('sign-in'));
  }
  expect(signIns.sort()).toEqual(['refuse-sign-in', 'sign-in']);
  const { rows } = await app.sql.query<{ all: string }>(
    'select json_agg(t)::text as all from audit_entries t',
  );
  const hashes = await app.sql.query<{ secret: string }>(
    `select password as secret from admin_users union select password from up_users
      union select access_key from strapi_api_tokens`,
  );
  for (const secret of [...secrets, ...hashes.rows.map((row) => row.secret)]) {
    if (secret) expect(rows[0]?.all).not.toContain(secret);
  }
});
