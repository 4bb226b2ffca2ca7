import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { writeCameraVideo } from './camera-video.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A name that is no loopback: there a page over http has neither camera nor worker.
  '--host-resolver-rules=MAP tracker.test 127.0.0.1',
  // The page of operators opens a camera: a video takes its place.
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

export const LANGUAGES = ['ru', 'en'];
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };
/** A PC or a tablet beside a machine. */
const TERMINAL = { width: 1280, height: 800 };

/** The looks of a page of the panel; `always`: kept in the documents. */
const PANEL_LOOKS = [
  { suffix: '', viewport: DESK, theme: 'light', always: true },
  { suffix: '-dark', viewport: DESK, theme: 'dark' },
  { suffix: '-360', viewport: PHONE, theme: 'light' },
];
const SCAN_LOOKS = [
  { suffix: '', viewport: PHONE, theme: 'light', always: true },
  { suffix: '-dark', viewport: PHONE, theme: 'dark' },
  { suffix: '-1280', viewport: TERMINAL, theme: 'light', always: true },
];

/** Opens pages in every language and look that is wanted, and takes their pictures. */
export class Shooter {
  /** @param {{ executablePath: string, baseUrl: string, directory: string, all: boolean }} options */
  static async launch({ executablePath, ...options }) {
    fs.mkdirSync(options.directory, { recursive: true });
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tracker-camera-'));
    const video = path.join(folder, 'camera.y4m');
    await writeCameraVideo(video);
    const args = [...FLAGS, `--use-file-for-fake-video-capture=${video}`];
    return new Shooter(await chromium.launch({ executablePath, args }), { ...options, folder });
  }

  constructor(browser, { baseUrl, directory, all, folder }) {
    this.browser = browser;
    this.baseUrl = baseUrl;
    this.directory = directory;
    this.all = all;
    this.folder = folder;
  }

  /** @param {'panel' | 'scan'} kind */
  looks(kind) {
    return (kind === 'panel' ? PANEL_LOOKS : SCAN_LOOKS).filter(({ always }) => always || this.all);
  }

  /** A browser of its own in this language and look; `browser`: another one than all pictures are taken in. */
  open(language, { viewport, theme }, more = {}, browser = this.browser) {
    return browser.newContext({
      baseURL: this.baseUrl,
      viewport,
      colorScheme: theme,
      locale: language === 'ru' ? 'ru-RU' : 'en-GB',
      timezoneId: 'Europe/Moscow',
      ...more,
    });
  }

  /**
   * A picture of what is seen now; a `still` look: a page that shows more where the mouse moves is left alone.
   * @param animations `allow`: a bar that shrinks is seen, not its end
   */
  async shoot(page, name, language, { suffix, still = false }, animations = 'disabled') {
    await page.evaluate('document.fonts.ready');
    if (!still) await page.mouse.move(0, 0);
    const file = `${name}${suffix}-${language}.png`;
    await page.screenshot({ path: path.join(this.directory, file), animations });
    console.log(file);
  }

  async close() {
    await this.browser.close();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
