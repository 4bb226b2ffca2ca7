import { spawn } from 'node:child_process';
import path from 'node:path';
import { adminJwt, operatorJwt, startTestApp, type TestApp } from '../support';

const USERS = '/content-manager/collection-types/plugin::users-permissions.user';
const root = path.resolve(__dirname, '..', '..');

let app: TestApp;
let admin: string;

beforeAll(async () => {
  app = await startTestApp();
  admin = await adminJwt(app);
});
afterAll(() => app.stop());

function asAdmin(method: 'get' | 'post' | 'put', url: string, body?: object) {
  return app.http()[method](url).set('Authorization', `Bearer ${admin}`).send(body);
}

async function roleId(type: string): Promise<number> {
  const { rows } = await app.sql.query<{ id: number }>('select id from up_roles where type = $1', [type]);
  return rows[0]?.id ?? 0;
}

/** Start the product once more on the same database, in a process of its own. */
function startOnceMore(): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'tests', 'support', 'boot-once.cjs')], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: app.databaseUrl, LOG_LEVEL: 'fatal' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

describe('an operator made in the admin panel', () => {
  it.each([
    ['without an e-mail', {}],
    ['with an empty e-mail', { email: '' }],
    ['with none', { email: null }],
  ])('%s signs in', async (name, email) => {
    const stage = await app.strapi.documents('api::stage.stage').create({ data: { name } as never });
    const answer = await asAdmin('post', USERS, {
      username: `Operator ${name}`,
      password: 'pass-word-1',
      role: { connect: [{ id: await roleId('operator') }] },
      stages: { connect: [{ documentId: stage.documentId }] },
      ...email,
    });
    expect(answer.status).toBe(201);
    expect((answer.body as { data?: object; email?: string }).email).toMatch(/^[\w-]{36}@operator\.invalid$/);
    const { body } = await app
      .http()
      .post('/api/scan-station/sign-in')
      .send({ identifier: `Operator ${name}`, password: 'pass-word-1' });
    expect((body as { operator: { stages: unknown } }).operator.stages).toEqual([
      { id: stage.documentId, name },
    ]);
  });

  it('keeps a real e-mail and signs in with it', async () => {
    const wish = {
      username: 'With e-mail',
      password: 'pass-word-1',
      email: 'Ann@Example.org',
      role: { connect: [{ id: await roleId('operator') }] },
    };
    const answer = await asAdmin('post', USERS, wish);
    expect((answer.body as { email: string }).email).toBe('ann@example.org');
    expect(await operatorJwt(app, 'ann@example.org', 'pass-word-1')).toMatch(/\./);
  });

  it('is an operator unless another role is chosen, and is told in Russian what does not fit', async () => {
    const wish = {
      username: 'Without a role',
      password: 'pass-word-1',
      role: { connect: [], disconnect: [] },
    };
    expect((await asAdmin('post', USERS, wish)).status).toBe(201);
    const { rows } = await app.sql.query(
      `select r.type from up_users u join up_users_role_lnk l on l.user_id = u.id join up_roles r on r.id = l.role_id
        where u.username = 'Without a role'`,
    );
    expect(rows).toEqual([{ type: 'operator' }]);
    const again = await asAdmin('post', USERS, wish).set('Accept-Language', 'ru');
    expect((again.body as { error: { message: string } }).error.message).toBe(
      'Такое имя уже занято. Добавьте отчество, цех или табельный номер.',
    );
    const signIn = await app
      .http()
      .post('/admin/login')
      .set('Accept-Language', 'ru')
      .send({ email: 'nobody@factory.example', password: 'wrong' });
    expect((signIn.body as { error: { message: string } }).error.message).toBe(
      'Почта или пароль не подходят. Проверьте раскладку и Caps Lock.',
    );
  });

  it('stands in a list of roles and stages, not of invented addresses', async () => {
    const answer = await asAdmin(
      'get',
      '/content-manager/content-types/plugin::users-permissions.user/configuration',
    );
    const { data } = answer.body as { data: { contentType: { layouts: { list: string[] } } } };
    expect(data.contentType.layouts.list).toEqual(['username', 'role', 'stages', 'blocked']);
  });

  it('is edited with the e-mail left empty', async () => {
    const { rows } = await app.sql.query<{ document_id: string; email: string }>(
      `select document_id, email from up_users where username = 'With e-mail'`,
    );
    const url = `${USERS}/${rows[0]?.document_id}`;
    const answer = await asAdmin('put', url, { email: '', username: 'With e-mail', blocked: true });
    expect(answer.status).toBe(200);
    const after = await app.sql.query(`select email, blocked from up_users where username = 'With e-mail'`);
    expect(after.rows).toEqual([{ email: 'ann@example.org', blocked: true }]);
  });
});

const ADMIN_PERMISSIONS = `
  select r.code, p.action, p.subject from admin_permissions p
    join admin_permissions_role_lnk l on l.permission_id = p.id join admin_roles r on r.id = l.role_id
   where r.code in ('technologist', 'foreman', 'auditor') order by 1, 2, 3`;
const OPERATOR_PERMISSIONS = `
  select r.type, p.action from up_permissions p
    join up_permissions_role_lnk l on l.permission_id = p.id join up_roles r on r.id = l.role_id order by 1, 2`;

async function permissions(): Promise<string[]> {
  const [admins, operators] = await Promise.all([
    app.sql.query<Record<string, string>>(ADMIN_PERMISSIONS),
    app.sql.query<Record<string, string>>(OPERATOR_PERMISSIONS),
  ]);
  return [...admins.rows, ...operators.rows].map((row) => Object.values(row).filter(Boolean).join(' '));
}

describe('seeded roles', () => {
  it('are all there, and nothing is open to the public', async () => {
    const found = await permissions();
    expect(found).toEqual(
      expect.arrayContaining([
        'auditor plugin::content-manager.explorer.read api::audit-entry.audit-entry',
        'auditor plugin::dashboards.view',
        'foreman api::production.correct-others',
        'foreman api::production.hold',
        'technologist plugin::importer.import',
        'technologist plugin::qr-labels.print',
        'operator api::capability.capability.report',
        'inspector api::capability.capability.hold',
      ]),
    );
    expect(found.filter((line) => /^(public|authenticated) /.test(line))).toEqual([]);
    expect(found.filter((line) => /^auditor .*\.(create|update|delete)/.test(line))).toEqual([]);
  });

  it('are named in the language of who reads them, in each list that the panel shows', async () => {
    const jwt = await adminJwt(app);
    const names = async (path: string, language: string): Promise<string[]> => {
      const answer = await app
        .http()
        .get(path)
        .set('Authorization', `Bearer ${jwt}`)
        .set('Accept-Language', language);
      expect([path, answer.status]).toEqual([path, 200]);
      const { data, roles } = answer.body as Record<'data' | 'roles', { name: string }[]>;
      return (roles ?? data).map(({ name }) => name).sort();
    };
    expect(await names('/admin/roles', 'ru')).toEqual(
      ['Автор', 'Аудитор', 'Главный администратор', 'Мастер', 'Редактор', 'Технолог'].sort(),
    );
    expect(await names('/admin/roles', 'en')).toEqual(
      ['Auditor', 'Author', 'Editor', 'Foreman', 'Super Admin', 'Technologist'].sort(),
    );
    expect(await names('/users-permissions/roles', 'ru')).toEqual(
      ['Вошедший, без прав', 'Контролёр ОТК', 'Не вошедший', 'Оператор'].sort(),
    );
  });

  it('stay as people have edited them, start after start', async () => {
    const before = await permissions();
    await app.sql.query(`delete from admin_permissions where action = 'api::production.hold'`);
    await app.sql.query(`delete from up_permissions where action = 'api::capability.capability.scrap'`);
    await app.sql.query(`delete from admin_roles where code = 'auditor'`);
    const edited = before.filter(
      (line) => !/production\.hold$|capability\.scrap$/.test(line) && !line.startsWith('auditor '),
    );
    expect(await permissions()).toEqual(edited);
    expect(await startOnceMore()).toBe(0);
    expect(await permissions()).toEqual(edited);
    const { rows } = await app.sql.query(`select 1 from admin_roles where code = 'auditor'`);
    expect(rows).toEqual([]);
  }, 120_000);
});
