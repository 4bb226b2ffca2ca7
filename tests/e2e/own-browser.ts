import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const START_LIMIT_MS = 60_000;

/** A phone's browser with a disk of its own, which can lose its power. */
export interface OwnBrowser {
  context: BrowserContext;
  page: Page;
  /** SIGKILL: nothing is said goodbye to. What is on its disk stays. */
  loseItsPower(): Promise<void>;
}

/** The disk of a browser that is started more than once. */
export function newBrowserDisk(): { folder: string; wipe(): void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tracker-browser-'));
  return { folder, wipe: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

async function debuggerAddress(folder: string, child: ChildProcess): Promise<string> {
  const file = path.join(folder, 'DevToolsActivePort');
  const deadlineMs = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadlineMs && child.exitCode === null) {
    const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    const [port, target] = text.split('\n');
    if (port && target) return `ws://127.0.0.1:${port}${target}`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The browser did not start.');
}

/**
 * Start a browser as a process of its own on this disk.
 * @param flags more of Chromium's command line
 * @param environment of its own, over ours
 */
export async function startOwnBrowser(
  folder: string,
  flags: string[] = [],
  environment: Record<string, string> = {},
): Promise<OwnBrowser> {
  const executablePath = process.env.TEST_WHOLE_CHROMIUM;
  if (!executablePath) throw new Error('No Chromium was found; see the output of the run.');
  fs.rmSync(path.join(folder, 'DevToolsActivePort'), { force: true });
  const child = spawn(
    executablePath,
    [
      ...[
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-sync',
        '--lang=ru-RU',
        '--accept-lang=ru-RU',
      ],
      ...['--disable-background-networking', '--disable-component-update', '--remote-debugging-port=0'],
      // A window that the browser takes for hidden draws nothing, and nobody sees what its page says.
      ...['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding'],
      ...['--disable-background-timer-throttling', '--disable-features=CalculateNativeWinOcclusion'],
      ...[`--user-data-dir=${folder}`, ...flags, 'about:blank'],
    ],
    // A group of its own, so that all its processes can be ended at once.
    { stdio: 'ignore', detached: true, env: { ...process.env, LANGUAGE: 'ru', ...environment } },
  );
  const browser = await chromium.connectOverCDP(await debuggerAddress(folder, child));
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no context.');
  const page = await context.newPage();
  await page.bringToFront();
  return {
    context,
    page,
    loseItsPower: async () => {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
      if (child.pid !== undefined && ended) process.kill(-child.pid, 'SIGKILL');
      await ended;
      await browser.close();
    },
  };
}
