import { randomUUID } from 'node:crypto';
import { chromium } from 'playwright-core';
import { findChromium, HOW_TO_INSTALL_CHROMIUM } from '../find-chromium.mjs';

/** A sixth of this machine's CPU. */
const CPU_RATE = 6;
/** As Chromium's own preset: 400 kbit/s both ways, 400 ms on top of each request. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

let nextCode = 0;

/** A browser for the whole run is worth its time: each phone is a context of its own, with nothing remembered. */
let browser;
async function browserOfRun() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(HOW_TO_INSTALL_CHROMIUM);
  browser ??= await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  return browser;
}

/** Notes, by the page's own clock, when the first button of the page stands there. */
const NOTE_READY = () => {
  const look = () => {
    if (globalThis.readyMs === undefined && globalThis.document.querySelector('main button'))
      globalThis.requestAnimationFrame(() => (globalThis.readyMs ??= performance.now()));
  };
  new globalThis.MutationObserver(look).observe(globalThis.document, { childList: true, subtree: true });
};

class Phone {
  constructor(page, session, server, throttled) {
    Object.assign(this, { page, session, server, throttled, taps: 0 });
    this.jwt = null;
  }

  async throttle() {
    if (!this.throttled) return;
    await this.session.send('Network.enable');
    await this.session.send('Network.emulateNetworkConditions', SLOW_3G);
    await this.session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  }

  async tap(selector) {
    this.taps += 1;
    await this.page.locator(selector).first().click({ timeout: 120_000 });
  }

  /** @returns {Promise<number>} seconds from the address to the first button */
  async open(address) {
    await this.page.goto(address, { timeout: 120_000 });
    await this.page.waitForFunction(() => globalThis.readyMs !== undefined, null, { timeout: 120_000 });
    return (await this.page.evaluate(() => globalThis.readyMs)) / 1_000;
  }

  /** The page's files, each fetched when it could be known of, and nothing done with them. @returns {Promise<number>} seconds */
  async fetchOnly() {
    // A picture of the page's own: no script runs there, and files of this origin may be fetched.
    await this.page.goto('/scan/icon-192.png', { timeout: 120_000 });
    return this.page.evaluate(async () => {
      const read = async (address) => (await fetch(address, { cache: 'no-store' })).text();
      const startedMs = performance.now();
      const html = await read('/scan');
      const named = [...html.matchAll(/["'](\/scan\/assets\/[^"']+\.(?:js|css))["']/g)].map(
        ([, file]) => file,
      );
      // The words of one language alone are asked for.
      const other = /^ru/.test(globalThis.navigator.language) ? '/en-' : '/ru-';
      const files = named.filter((file) => !file.includes(other));
      await Promise.all(files.map(read));
      return (performance.now() - startedMs) / 1_000;
    });
  }

  async signInByName() {
    const { password } = this.server;
    await this.page.locator('.card > .second-action').click();
    await this.page.fill('#identifier', 'everywhere');
    await this.page.fill('#password', password);
    const [answer] = await Promise.all([
      this.page.waitForResponse('**/sign-in', { timeout: 120_000 }),
      this.page.click('button[type=submit]'),
    ]);
    ({ jwt: this.jwt } = await answer.json());
    await this.page.locator('.code-form').waitFor({ timeout: 120_000 });
  }

  /** Press keys as a scanner does: 5 ms apart by the clock of the events, however busy this machine is. */
  async scan(text) {
    const startedS = Date.now() / 1_000;
    const keys = [...text].map((key) => ({
      ...{ key, text: key, code: /\d/.test(key) ? `Digit${key}` : `Key${key}` },
    }));
    const events = [...keys, { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }].map(
      (event, place) => ({
        ...{ ...event, type: 'keyDown', timestamp: startedS + place * 0.005 },
      }),
    );
    await Promise.all(events.map((event) => this.session.send('Input.dispatchKeyEvent', event)));
  }

  /**
   * Scan a label and report all its pieces as good.
   * @returns seconds from the scan to "counted", those after the last tap, and the taps
   */
  async report({ badge = false } = {}) {
    const code = this.server.codes[nextCode++];
    this.taps = 0;
    const startedMs = performance.now();
    if (badge) {
      await this.scan(this.server.badge);
      for (const digit of this.server.pin) await this.tap(`.pad button:text-is("${digit}")`);
      await this.tap('button[type=submit]');
      await this.page.locator('.code-form').waitFor({ timeout: 120_000 });
    }
    await this.scan(code);
    await this.page.locator('.all-good').waitFor({ timeout: 120_000 });
    await this.tap('.all-good');
    const tappedMs = performance.now();
    await this.page.locator('.result-good').waitFor({ timeout: 120_000 });
    const endedMs = performance.now();
    return {
      seconds: (endedMs - startedMs) / 1_000,
      countedSeconds: (endedMs - tappedMs) / 1_000,
      taps: this.taps,
    };
  }

  /**
   * The phone's own camera app opens a label: no page is open, somebody has signed in before, and the files of the page may
   * be in the browser's cache. The clock starts with the navigation.
   * @returns seconds to "counted", and the taps
   */
  async reportCold() {
    const context = this.page.context();
    await this.page.close();
    this.page = await context.newPage();
    this.session = await context.newCDPSession(this.page);
    await this.throttle();
    this.taps = 0;
    const startedMs = performance.now();
    await this.page.goto(`/SCAN/${this.server.codes[nextCode++]}`, { waitUntil: 'commit', timeout: 120_000 });
    await this.page.locator('.all-good').waitFor({ timeout: 120_000 });
    await this.tap('.all-good');
    await this.page.locator('.result-good').waitFor({ timeout: 120_000 });
    return { seconds: (performance.now() - startedMs) / 1_000, taps: this.taps };
  }

  /** The same report by a bare fetch on the same network. @returns {Promise<number>} seconds */
  bareReport() {
    const body = JSON.stringify({
      ...{ scanId: randomUUID(), partCode: this.server.codes[nextCode++], operation: 1, kind: 'report' },
      ...{ good: 100_000, scrapped: 0, comment: '', occurredAt: new Date().toISOString() },
    });
    return this.page.evaluate(
      async ({ body, jwt }) => {
        const headers = { Authorization: `Bearer ${jwt}`, 'Content-Type': 'application/json' };
        const startedMs = performance.now();
        const answer = await fetch('/api/scans', { method: 'POST', headers, body });
        if (answer.status !== 201) throw new Error(await answer.text());
        await answer.json();
        return (performance.now() - startedMs) / 1_000;
      },
      { body, jwt: this.jwt },
    );
  }
}

/**
 * A phone on which nothing is remembered, with 1/6 of the CPU on slow 3G where `throttled`.
 * @template Result
 * @param {(phone: Phone) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withPhone(server, throttled, work) {
  const context = await (
    await browserOfRun()
  ).newContext({
    baseURL: `http://127.0.0.1:${server.port}`,
    viewport: { width: 360, height: 740 },
    // What a worker fetches for later is not throttled with the page and would share its network.
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(NOTE_READY);
    const phone = new Phone(page, await context.newCDPSession(page), server, throttled);
    await phone.throttle();
    return await work(phone);
  } finally {
    await context.close();
  }
}

/** Call at the end of the run. */
export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}
