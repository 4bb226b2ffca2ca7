import { adminJwt, createApiToken, createOperator, operatorJwt, type TestApp } from '../../support';

/** Somebody who tries a door: a column of the table. */
export interface Person {
  name: string;
  /** What goes into `Authorization: Bearer`; null: nothing. */
  token: string | null;
  /** Signed in at the admin panel. */
  isAdmin: boolean;
}

const PASSWORD = 'pass-word-1';

async function operator(app: TestApp, roleType: string): Promise<string> {
  await createOperator(app, { username: `the ${roleType}`, password: PASSWORD, roleType });
  return operatorJwt(app, `the ${roleType}`, PASSWORD);
}

async function apiToken(app: TestApp, wish: Record<string, unknown>): Promise<string> {
  const service = app.strapi.service('admin::api-token');
  const { accessKey } = (await service?.create({
    kind: 'content-api',
    description: '',
    lifespan: null,
    ...wish,
  })) as { accessKey: string };
  return accessKey;
}

/** A token of the kind that acts for a person of the admin panel, with one permission of theirs. */
async function adminToken(app: TestApp, owner: string): Promise<string> {
  const permission = { action: 'plugin::content-manager.explorer.read', subject: 'api::stage.stage' };
  const answer = await app
    .http()
    .post('/admin/admin-tokens')
    .set('Authorization', `Bearer ${owner}`)
    .send({
      kind: 'admin',
      name: 'panel',
      description: '',
      lifespan: null,
      adminPermissions: [{ ...permission, properties: {}, conditions: [] }],
    });
  if (answer.status !== 201) throw new Error(`No admin token: ${answer.status} ${answer.text}`);
  return (answer.body as { data: { accessKey: string } }).data.accessKey;
}

/** Everybody the table has a column for, nobody first. */
export async function everybody(app: TestApp): Promise<Person[]> {
  const report = { name: 'report', type: 'custom', permissions: ['api::capability.capability.report'] };
  const outside: [string, string | null][] = [
    ['nobody', null],
    ['operator', await operator(app, 'operator')],
    ['inspector', await operator(app, 'inspector')],
    ['no-rights', await operator(app, 'authenticated')],
    ['token-report', await apiToken(app, report)],
    ['token-read', await apiToken(app, { name: 'read', type: 'read-only' })],
    ['token-full', await createApiToken(app)],
  ];
  const superAdmin = await adminJwt(app);
  const inside: [string, string][] = [
    ['technologist', await adminJwt(app, 'technologist')],
    ['foreman', await adminJwt(app, 'foreman')],
    ['auditor', await adminJwt(app, 'auditor')],
    ['super-admin', superAdmin],
  ];
  return [
    ...outside.map(([name, token]) => ({ name, token, isAdmin: false })),
    { name: 'token-admin', token: await adminToken(app, superAdmin), isAdmin: false },
    ...inside.map(([name, token]) => ({ name, token, isAdmin: true })),
  ];
}
