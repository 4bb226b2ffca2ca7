import { chromium } from 'playwright-core';
import { findChromium, HOW_TO_INSTALL_CHROMIUM } from '../find-chromium.mjs';
import { DRAWING, Factory, signIn } from './scan-stills.mjs';
import { LANGUAGES } from './shooter.mjs';

/** A sheet with the drawing on it, as a program for drawings would save it. */
async function pdfOf(browser) {
  const page = await browser.newPage();
  await page.setContent(
    `<style>@page{size:A4 landscape;margin:0}body{margin:0}svg{width:297mm;height:209mm}</style>${DRAWING}`,
  );
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.close();
  return pdf;
}

/** A drawing that is a PDF: as a phone without a reader of its own offers it, and opened in the page of a PC. */
export async function shootScanPdf(shooter, panel, demo) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(HOW_TO_INSTALL_CHROMIUM);
  const factory = new Factory(shooter.baseUrl, demo.apiToken, panel);
  factory.product = demo.products[0];
  // The Chromium without windows has no reader of PDF: it is the phone.
  const pc = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const part = await factory.part('КР.06.01', { quantity: 12 });
    await factory.hang(part, await pdfOf(shooter.browser), 'КР.06.01.pdf', 'application/pdf');
    for (const language of LANGUAGES)
      for (const look of shooter.looks('scan')) {
        await shootAt({
          browser: shooter.browser,
          name: 'scan-part-pdf',
          shooter,
          language,
          look,
          demo,
          part,
        });
        await shootAt({ browser: pc, name: 'scan-drawing-pdf', shooter, language, look, demo, part });
      }
  } finally {
    await pc.close();
  }
}

async function shootAt({ browser, name, shooter, language, look, demo, part }) {
  const context = await shooter.open(language, look, { hasTouch: true }, browser);
  const page = await context.newPage();
  await page.goto(`/scan/${part.code}`);
  await signIn(page, demo.operators[0]);
  await page.waitForSelector('.all-good');
  if (name === 'scan-drawing-pdf') {
    const answer = page
      .context()
      .waitForEvent('response', (response) => /\.pdf|drawing/.test(response.url()));
    await page.click('.drawing');
    await page.waitForSelector('iframe.drawing-sheet');
    await answer;
    // The reader is a page of the browser's own, whose coming nothing tells.
    await page.waitForTimeout(4000);
  }
  await shooter.shoot(page, name, language, look);
  await context.close();
}
