import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makePart, makeProduct, makeRoute, makeStages, startTestApp, type TestApp } from '../support';
import { documentOf, rowsOf } from './access-table/document';
import { graphqlRows } from './access-table/graphql';
import { everybody, type Person } from './access-table/people';
import { restRows } from './access-table/rest';
import { socketRows } from './access-table/sockets';
import { startSecondProcess, type SecondProcess } from './second-process';

/** Who may come in where. Written anew with UPDATE_ROUTE_MATRIX=1, then read before it is committed. */
const TABLE = path.join(__dirname, '..', '..', 'docs', 'access-table.md');

let app: TestApp;
let target: SecondProcess | undefined;
let people: Person[];
let partCode: string;

beforeAll(async () => {
  app = await startTestApp();
  people = await everybody(app);
  await makeStages(app, ['Cutting']);
  const route = await makeRoute(app, 'One stage', ['Cutting']);
  const product = await makeProduct(app, { designation: 'PT.1' });
  partCode = await makePart(app, { product, designation: 'PT.1.1', quantity: 100, route });
  target = await startSecondProcess(app, true);
}, 120_000);
afterAll(async () => {
  await target?.stop();
  await app.stop();
});

it('lets in at every door whom the committed table lets in, and nobody else', async () => {
  if (!target) throw new Error('The second process did not start.');
  const found = documentOf(
    people.map(({ name }) => name),
    [
      ['Routes', await restRows(target, people, partCode)],
      ['GraphQL', await graphqlRows(target.baseUrl, people)],
      ['Socket.IO', await socketRows(app, people)],
    ],
  );
  if (process.env.UPDATE_ROUTE_MATRIX === '1') await writeFile(TABLE, found);
  expect(found.split('\n')).toEqual((await readFile(TABLE, 'utf8')).split('\n'));
}, 300_000);

/** Doors that anybody may knock at; each either asks for credentials itself or shows nothing. */
const OPEN = [
  /^(GET|POST|PUT|PATCH|DELETE) \/_health$/,
  /^GET \/(health|ready|metrics)$/,
  /^GET \/$/,
  /^POST \/api\/scan-station\/sign-in$/,
  /^GET \/(scan|SCAN|secure)\b/,
  /^GET \/tv(\/tv\.(css|js))?$/,
  /^(GET|POST) \/admin\//,
  /^GET \/content-manager\/preview\/script$/,
];

it('lets nobody in at a door that is not meant for everybody', async () => {
  const rows = rowsOf(await readFile(TABLE, 'utf8'));
  expect(rows.length).toBeGreaterThan(400);
  const letIn = rows
    .filter(([, nobody]) => !['401', '403', '404', '405'].includes(nobody ?? ''))
    .map(([door]) => door ?? '');
  expect(letIn.filter((door) => !OPEN.some((pattern) => pattern.test(door)))).toEqual([]);
  expect(rows.filter(([, nobody]) => nobody === 'in')).toEqual([]);
});
