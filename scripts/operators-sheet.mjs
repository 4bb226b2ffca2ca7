#!/usr/bin/env node
/**
 * npm run sheet [-- DIRECTORY]
 *
 * The operators' sheet to hang on the wall, in both languages, as PDF of one A4 page each: here, or in DIRECTORY.
 */
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium, HOW_TO_INSTALL_CHROMIUM } from './find-chromium.mjs';
import { PROJECT_DIR } from './project-dir.mjs';
import { printSheet } from './sheet/sheet-page.mjs';

const executablePath = findChromium();
if (!executablePath) throw new Error(HOW_TO_INSTALL_CHROMIUM);
const [directory = '.'] = process.argv.slice(2);
fs.mkdirSync(directory, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const [name, language] of [
    ['operators', 'en'],
    ['operators.ru', 'ru'],
  ]) {
    const printed = path.join(directory, `${name}.pdf`);
    fs.writeFileSync(
      printed,
      await printSheet(browser, path.join(PROJECT_DIR, 'docs', `${name}.md`), language),
    );
    console.log(printed);
  }
} finally {
  await browser.close();
}
