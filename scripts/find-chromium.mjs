import fs from 'node:fs';
import path from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const OUTSIDE_OF_PATH = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** What to tell a person who has none. */
export const HOW_TO_INSTALL_CHROMIUM =
  'No Chromium was found. Install one (Debian and Ubuntu: apt-get install chromium; macOS: brew install --cask chromium; ' +
  'Windows: any Chrome or Edge) or name it in CHROMIUM_PATH.';

/**
 * Where Chromium or a browser of its family is on this machine.
 * @returns {string | null} an absolute path; null: there is none
 */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  return findByName(NAMES) ?? OUTSIDE_OF_PATH.find((file) => fs.existsSync(file)) ?? null;
}

/**
 * Chromium without windows, where it is installed (Debian: chromium-headless-shell): a page costs it less than half, since nothing is
 * made ready for a window's own surfaces. Else the same as `findChromium`.
 * @returns {string | null} an absolute path; null: there is none
 */
export function findHeadlessChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  return findByName(['chromium-headless-shell']) ?? findChromium();
}

function findByName(names) {
  const directories = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => directories.map((directory) => path.join(directory, name)));
  return candidates.find((file) => fs.existsSync(file)) ?? null;
}
