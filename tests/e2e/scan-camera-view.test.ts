import { fakeCamera, showToCamera } from './fake-camera';
import { newBrowserDisk, startOwnBrowser } from './own-browser';
import { startScanWorld, type ScanWorld } from './scan-world';
import { cutOff, SHAPES, wrongWith } from './wcag';

/** The camera's view held across, on the narrowest phone, and with text of twice the size. */

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
}, 120_000);
afterAll(() => world.stop());

it('the camera’s view is whole and holds WCAG 2.2 AA in each of them', async () => {
  const disk = newBrowserDisk();
  const camera = fakeCamera(disk.folder);
  showToCamera(camera.file, 'Neither a label nor a badge');
  const browser = await startOwnBrowser(disk.folder, camera.flags);
  try {
    const { page } = browser;
    const wrong: Record<string, string[]> = {};
    await page.goto(`${world.app.baseUrl}/scan`);
    if ((await page.getAttribute('html', 'lang')) !== 'ru')
      await page.getByRole('button', { name: 'Русский' }).click();
    await page.getByRole('button', { name: 'Сканировать камерой' }).click();
    await page.getByText('Это не этикетка и не бейдж').waitFor();
    for (const { shape, viewport, fontSize } of SHAPES) {
      await page.setViewportSize(viewport);
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), fontSize);
      const found = [...(await wrongWith(page, '.camera')), ...(await cutOff(page, '.camera'))];
      if (found.length > 0) wrong[shape] = found;
    }
    expect(wrong).toEqual({});
  } finally {
    await browser.loseItsPower();
    disk.wipe();
  }
}, 90_000);
