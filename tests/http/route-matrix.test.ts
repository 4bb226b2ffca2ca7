import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  adminJwt,
  createApiToken,
  createOperator,
  operatorJwt,
  startTestApp,
  type TestApp,
} from '../support';
import { LET_IN, startSecondProcess, type Route, type SecondProcess } from './second-process';

/** Who may come in where. Written anew with UPDATE_ROUTE_MATRIX=1, then read before it is committed. */
const TABLE = path.join(__dirname, 'route-matrix.txt');

const PASSWORD = 'pass-word-1';
const AT_ONCE = 8;

let app: TestApp;
let target: SecondProcess;
/** The role of each column and its token; null: none. */
let people: [string, string | null][];

async function apiToken(name: string, type: string, permissions?: string[]): Promise<string> {
  const wish = { kind: 'content-api', name, description: '', type, lifespan: null, permissions };
  const { accessKey } = (await app.strapi.service('admin::api-token')?.create(wish)) as { accessKey: string };
  return accessKey;
}

async function operator(roleType: string): Promise<string> {
  await createOperator(app, { username: `the ${roleType}`, password: PASSWORD, roleType });
  return operatorJwt(app, `the ${roleType}`, PASSWORD);
}

beforeAll(async () => {
  app = await startTestApp();
  people = [
    ['nobody', null],
    ['operator', await operator('operator')],
    ['inspector', await operator('inspector')],
    ['no-rights', await operator('authenticated')],
    ['token-report', await apiToken('report', 'custom', ['api::capability.capability.report'])],
    ['token-read', await apiToken('read', 'read-only')],
    ['token-full', await createApiToken(app)],
    ['technologist', await adminJwt(app, 'technologist')],
    ['foreman', await adminJwt(app, 'foreman')],
    ['auditor', await adminJwt(app, 'auditor')],
    ['super-admin', await adminJwt(app)],
  ];
  target = await startSecondProcess(app, true);
}, 120_000);
afterAll(async () => {
  await target.stop();
  await app.stop();
});

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The model of the content manager is a table of the factory's; other parameters name nothing. */
function urlOf({ path: route }: Route): string {
  return route
    .replace(/\(\[?\.?.*?\)[*+?]?/g, 'x')
    .replace(/:(\w+)[*+?]?/g, (_match, name: string) => (name === 'model' ? 'api::part.part' : 'x'));
}

async function statusOf({ method, path: route }: Route, token: string | null): Promise<number> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  const body = ['POST', 'PUT', 'PATCH'].includes(method) ? '{}' : undefined;
  const answer = await fetch(target.baseUrl + urlOf({ method, path: route }), {
    method,
    headers,
    body,
    redirect: 'manual',
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** The scan page itself is the same for everybody; whether it has been built is no matter here. */
const PAGE = /^\/(scan|SCAN)(\/|$)/;

function say(route: Route, status: number): string {
  if (PAGE.test(route.path) && [200, 404, 503].includes(status)) return 'page';
  return status === LET_IN ? 'in' : String(status);
}

/**
 * Tried by nobody only: a sign-out would end the session with which the rest is asked; Strapi's own
 * doors for signing in look at no token and refuse the sixth who knocks.
 */
const FOR_NOBODY =
  /^POST \/(api\/scan-station\/sign-out|admin\/(login|register|register-admin|forgot-password|reset-password))$/;

function mayTry({ method, path: route }: Route, token: string | null): boolean {
  return !token || !FOR_NOBODY.test(`${method} ${route}`);
}

async function rowOf(route: Route): Promise<string> {
  const cells: string[] = [];
  for (const [, token] of people)
    cells.push(mayTry(route, token) ? say(route, await statusOf(route, token)) : '-');
  return [`${route.method} ${route.path}`, ...cells].join(' | ');
}

async function matrix(): Promise<string[]> {
  const routes = target.routes.filter(({ method }) => METHODS.includes(method));
  const names = routes.map(({ method, path: route }) => `${method} ${route}`);
  const queue = routes.filter((route, index) => names.indexOf(`${route.method} ${route.path}`) === index);
  const rows: string[] = [];
  const worker = async () => {
    for (let route = queue.pop(); route; route = queue.pop()) rows.push(await rowOf(route));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return [['route', ...people.map(([name]) => name)].join(' | '), ...rows.sort()];
}

it('lets in at every route whom the committed table lets in, and nobody else', async () => {
  const found = await matrix();
  if (process.env.UPDATE_ROUTE_MATRIX === '1') await writeFile(TABLE, `${found.join('\n')}\n`);
  const committed = (await readFile(TABLE, 'utf8')).trimEnd().split('\n');
  expect(found).toEqual(committed);
}, 300_000);

/** Doors that anybody may knock at; each either asks for credentials itself or shows nothing. */
const OPEN = [
  /^(GET|POST|PUT|PATCH|DELETE) \/_health$/,
  /^GET \/$/,
  /^POST \/api\/scan-station\/sign-in$/,
  /^GET \/(scan|SCAN)\b/,
  /^(GET|POST) \/admin\//,
  /^GET \/content-manager\/preview\/script$/,
];

it('lets nobody in at a route that is not meant for everybody', async () => {
  const rows = (await readFile(TABLE, 'utf8')).trimEnd().split('\n').slice(1);
  const letIn = rows
    .map((row) => row.split(' | '))
    .filter(([, nobody]) => !['401', '403', '404', '405'].includes(nobody ?? ''))
    .map(([route]) => route ?? '');
  expect(letIn.filter((route) => !OPEN.some((pattern) => pattern.test(route)))).toEqual([]);
  expect(rows.filter((row) => row.split(' | ')[1] === 'in')).toEqual([]);
});
