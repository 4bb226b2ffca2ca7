import { randomUUID } from 'node:crypto';
import { refusedBy, scanOf, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;
let token: string;

beforeAll(async () => {
  world = await startScanWorld();
  const made = (await world.app.strapi.service('admin::api-token')?.create({
    kind: 'content-api',
    name: 'a display',
    description: '',
    type: 'read-only',
    lifespan: null,
  })) as { accessKey: string };
  token = made.accessKey;
});
afterAll(() => world.app.stop());

test('a read-only token is told at every act that it may not, with our code and in words', async () => {
  const code = await world.part(2);
  const factId = randomUUID();
  const acts: [string, object, string | undefined][] = [
    ['/api/scans', scanOf(code), 'report'],
    [`/api/parts/${code}/route`, { factId, route: world.route.documentId }, 'assign-route'],
    ['/api/parts', { data: { designation: 'X', product: world.product.documentId } }, undefined],
  ];
  for (const [path, body, capability] of acts) {
    const answer = await world.post(path, body, { token });
    const told = { status: 403, code: 'not-permitted', ...(capability ? { capability } : {}) };
    expect([path, refusedBy(answer)]).toEqual([path, told]);
    expect((answer.body as { error: { message: string } }).error.message).toBe(
      'This sign-in or token may not do this. Ask the foreman to do it, or the administrator for the right.',
    );
  }
});

test('and reads', async () => {
  const code = await world.part(2);
  const answer = await world.app
    .http()
    .get(`/api/scan-station/parts/${code}`)
    .set('Authorization', `Bearer ${token}`);
  expect(answer.status).toBe(200);
});
