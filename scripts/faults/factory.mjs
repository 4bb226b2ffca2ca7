import { randomBytes } from 'node:crypto';

const STAGES = ['Cutting', 'Welding', 'Inspection'];
const PIECES = 100_000;
const PASSWORD = 'pass-word-1';

/**
 * What the reporters work with.
 * @typedef {{ apiToken: string, parts: string[], operators: { identifier: string, password: string }[] }} Factory
 */

/** A JSON request that must succeed. */
async function ask(url, { token, body, method = body ? 'POST' : 'GET' }) {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

async function makeOperator(baseUrl, adminToken, roleId) {
  const identifier = `operator-${randomBytes(4).toString('hex')}`;
  await ask(`${baseUrl}/content-manager/collection-types/plugin::users-permissions.user`, {
    token: adminToken,
    body: { username: identifier, password: PASSWORD, role: { connect: [{ id: roleId }] } },
  });
  return { identifier, password: PASSWORD };
}

async function makeParts(baseUrl, token, count) {
  const stages = [];
  for (const name of STAGES)
    stages.push(await ask(`${baseUrl}/api/stages`, { token, body: { data: { name } } }));
  const steps = stages.map(({ data }) => ({ stage: data.documentId }));
  const route = await ask(`${baseUrl}/api/routes`, { token, body: { data: { name: 'Faults', steps } } });
  const product = await ask(`${baseUrl}/api/products`, { token, body: { data: { designation: 'FAULTS' } } });
  const codes = [];
  for (let index = 0; index < count; index += 1) {
    const data = {
      designation: `FAULTS.${index}`,
      product: product.data.documentId,
      route: route.data.documentId,
      quantity: PIECES,
    };
    codes.push((await ask(`${baseUrl}/api/parts`, { token, body: { data } })).data.code);
  }
  return codes;
}

/**
 * A small factory, made through the doors by its first administrator.
 * @param {{ baseUrl: string, email: string, password: string, parts: number, operators: number }} wish
 * @returns {Promise<Factory>}
 */
export async function makeFactory({ baseUrl, email, password, parts, operators }) {
  const signedIn = await ask(`${baseUrl}/admin/login`, { body: { email, password } });
  const adminToken = signedIn.data.token;
  const wish = { kind: 'content-api', name: 'faults', description: '', type: 'full-access', lifespan: null };
  const made = await ask(`${baseUrl}/admin/api-tokens`, { token: adminToken, body: wish });
  const apiToken = made.data.accessKey;
  const { roles } = await ask(`${baseUrl}/users-permissions/roles`, { token: adminToken });
  const role = roles.find(({ type }) => type === 'operator');
  const people = [];
  for (let index = 0; index < operators; index += 1)
    people.push(await makeOperator(baseUrl, adminToken, role.id));
  return { apiToken, parts: await makeParts(baseUrl, apiToken, parts), operators: people };
}
