import { newLabelCode } from '../../src/codes';
import { refusedBy, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
});
afterAll(() => world.app.stop());

const page = (text: string) =>
  world.app.http().get(`/api/scan-station/parts/${text}`).set('Authorization', `Bearer ${world.apiToken}`);

test('a wrong check character is malformed, a code that nobody has unknown', async () => {
  const code = newLabelCode();
  const wrong = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
  expect(refusedBy(await page(wrong))).toEqual({ status: 400, code: 'part-code-malformed', partCode: wrong });
  expect(refusedBy(await page(code))).toEqual({ status: 404, code: 'part-not-found' });
});

test('a code is read as people type it', async () => {
  const code = await world.part(1);
  const typed = code.toLowerCase().replaceAll('0', 'o');
  const answer = await page(`${typed.slice(0, 4)}-${typed.slice(4)}`);
  expect([answer.status, (answer.body as { part: { code: string } }).part.code]).toEqual([200, code]);
});
