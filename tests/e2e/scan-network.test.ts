import { countsOf, headingIs, openLabel, scansOf, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
}, 120_000);
afterAll(() => world.stop());

describe('a lost connection', () => {
  it('keeps the report, over a reload too, and counts it once when the network is back', async () => {
    const code = await world.part(4, 'АСЦБ.400');
    const page = await world.phone();
    await openLabel(page, code);
    await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).waitFor();
    await page.route('**/api/scans', (route) => route.abort('connectionfailed'));
    await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).click();
    await headingIs(page, 'Нет связи. Отметка сохранена.');
    expect(await page.getByRole('main').innerText()).toContain('4 годные');
    await page.reload();
    await page.getByRole('button', { name: '1 не отправлено' }).click();
    await headingIs(page, 'Нет связи. Отметка сохранена.');
    expect(await scansOf(world, code)).toBe(0);
    await page.unroute('**/api/scans');
    await page.getByRole('button', { name: 'Отправить ещё раз' }).click();
    await headingIs(page, 'Принято');
    expect(await scansOf(world, code)).toBe(1);
    expect((await countsOf(world, code))[0]).toEqual({ waiting: 0, good: 4, scrapped: 0, reworked: 0 });
    expect(await page.evaluate(() => localStorage.getItem('tracker-scan-kept'))).toBeNull();
  });

  it('whose answer alone was lost says when the report was counted, under the same id', async () => {
    const code = await world.part(4, 'АСЦБ.401');
    const page = await world.phone();
    await openLabel(page, code);
    const sent: { scanId: string; occurredAt: string; sentAt: string }[] = [];
    let isFirst = true;
    await page.route('**/api/scans', async (route) => {
      sent.push(route.request().postDataJSON() as (typeof sent)[number]);
      if (!isFirst) return route.continue();
      isFirst = false;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.getByRole('button', { name: 'ВСЕ 4 ГОДНЫ' }).click();
    await headingIs(page, /^Уже принято в \d\d:\d\d$/);
    expect(sent.length).toBeGreaterThanOrEqual(2);
    expect(new Set(sent.map(({ scanId, occurredAt }) => `${scanId} ${occurredAt}`)).size).toBe(1);
    expect(Date.parse(sent[1]?.sentAt ?? '')).toBeGreaterThan(Date.parse(sent[0]?.sentAt ?? ''));
    expect(await scansOf(world, code)).toBe(1);
  });

  it('while the part is looked up is told, and mended by one tap', async () => {
    const code = await world.part(4, 'АСЦБ.402');
    const page = await world.phone('en-GB');
    await page.route('**/api/scan-station/parts/**', (route) => route.abort());
    await openLabel(page, code, 'en');
    await headingIs(page, 'No connection to the server');
    await page.unroute('**/api/scan-station/parts/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await headingIs(page, 'АСЦБ.402');
  });
});
