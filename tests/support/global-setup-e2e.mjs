import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADMIN, buildStale, SCAN_PAGE, SERVER } from '../../scripts/build/steps.mjs';
import { findChromium, findHeadlessChromium, HOW_TO_INSTALL_CHROMIUM } from '../../scripts/find-chromium.mjs';
import setUpDatabase from './global-setup.mjs';

/** As for the other tests, and the pages are built and a browser is found. */
export default async function setUp() {
  const chromium = findChromium();
  if (!chromium) throw new Error(HOW_TO_INSTALL_CHROMIUM);
  // Pages are tried in the lighter one; what a phone keeps on its disk, in the one that people have.
  process.env.TEST_CHROMIUM = findHeadlessChromium();
  process.env.TEST_WHOLE_CHROMIUM = chromium;
  await buildStale(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..'), [
    SERVER,
    SCAN_PAGE,
    ADMIN,
  ]);
  await setUpDatabase();
}
