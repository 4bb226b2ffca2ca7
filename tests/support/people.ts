import { randomBytes } from 'node:crypto';
import type { TestApp } from './app';

/** A full-access API token; its value goes into `Authorization: Bearer`. */
export async function createApiToken(app: TestApp): Promise<string> {
  const token = (await app.strapi.service('admin::api-token')?.create({
    kind: 'content-api',
    name: `test ${randomBytes(6).toString('hex')}`,
    description: '',
    type: 'full-access',
    lifespan: null,
  })) as { accessKey: string };
  return token.accessKey;
}

export interface NewOperator {
  username: string;
  password: string;
  /** The type of a Users & Permissions role; `operator` unless said. */
  roleType?: string;
}

/** An operator of the scan page. `id` is the numeric id as a string, as in an Actor. */
export async function createOperator(app: TestApp, operator: NewOperator): Promise<{ id: string }> {
  const type = operator.roleType ?? 'operator';
  const role = (await app.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type } })) as {
    id: number;
  } | null;
  if (!role) throw new Error(`There is no operator role of type ${type}.`);
  const user = (await app.strapi
    .plugin('users-permissions')
    .service('user')
    .add({
      username: operator.username,
      password: operator.password,
      email: `${randomBytes(8).toString('hex')}@operators.invalid`,
      provider: 'local',
      confirmed: true,
      blocked: false,
      role: role.id,
    })) as { id: number };
  return { id: String(user.id) };
}

/** Sign an operator in at the scan page's door. */
export async function operatorJwt(app: TestApp, username: string, password: string): Promise<string> {
  const answer = await app.http().post('/api/scan-station/sign-in').send({ identifier: username, password });
  if (answer.status !== 200) throw new Error(`Sign-in answered ${answer.status}: ${answer.text}`);
  return (answer.body as { jwt: string }).jwt;
}

/**
 * A person of the admin panel.
 * @param roleCode the code of an admin role, e.g. `strapi-super-admin`, `technologist`
 */
export async function createAdmin(
  app: TestApp,
  roleCode = 'strapi-super-admin',
): Promise<{ email: string; password: string }> {
  const role = (await app.strapi.db.query('admin::role').findOne({ where: { code: roleCode } })) as {
    id: number;
  } | null;
  if (!role) throw new Error(`There is no admin role with the code ${roleCode}.`);
  const email = `${randomBytes(8).toString('hex')}@admins.invalid`;
  const password = `Aa1-${randomBytes(9).toString('hex')}`;
  await app.strapi.service('admin::user')?.create({
    firstname: 'Test',
    lastname: roleCode,
    email,
    password,
    registrationToken: null,
    isActive: true,
    roles: [role.id],
    preferedLanguage: 'en',
  });
  return { email, password };
}

/**
 * A new person of the admin panel, signed in.
 * @returns the access token of the admin session, for `Authorization: Bearer` at admin routes
 */
export async function adminJwt(app: TestApp, roleCode = 'strapi-super-admin'): Promise<string> {
  const answer = await app
    .http()
    .post('/admin/login')
    .send(await createAdmin(app, roleCode));
  if (answer.status !== 200) throw new Error(`Admin login answered ${answer.status}: ${answer.text}`);
  return (answer.body as { data: { token: string } }).data.token;
}
