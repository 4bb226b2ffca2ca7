import { fakeCamera, showToCamera } from './fake-camera';
import { newBrowserDisk, startOwnBrowser } from './own-browser';
import { startScanWorld, type ScanWorld } from './scan-world';
import { lookingInEachShape } from './wcag';

/** The camera's view held across, on the narrowest phone, and with text of twice the size. */

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
}, 120_000);
afterAll(() => world.stop());

const WORDS = {
  ru: { other: 'Русский', open: 'Сканировать камерой', foreign: 'Это не этикетка и не бейдж' },
  en: { other: 'English', open: 'Scan with the camera', foreign: 'This is neither a label nor a badge' },
};

it.each(['ru', 'en'] as const)(
  'the camera’s view is whole and holds WCAG 2.2 AA in each of them (%s)',
  async (language) => {
    const words = WORDS[language];
    const disk = newBrowserDisk();
    const camera = fakeCamera(disk.folder);
    showToCamera(camera.file, 'Neither a label nor a badge');
    const browser = await startOwnBrowser(disk.folder, camera.flags);
    try {
      const { page } = browser;
      const { wrong, look } = lookingInEachShape(page);
      await page.goto(`${world.app.baseUrl}/scan`);
      if ((await page.getAttribute('html', 'lang')) !== language)
        await page.getByRole('button', { name: words.other }).click();
      await page.getByRole('button', { name: words.open }).click();
      await page.getByText(words.foreign).waitFor();
      await look(`camera-${language}`, '.camera');
      expect(wrong).toEqual({});
    } finally {
      await browser.loseItsPower();
      disk.wipe();
    }
  },
  90_000,
);
