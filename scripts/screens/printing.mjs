import { LANGUAGES } from './shooter.mjs';

/** Own layouts, cards of stages, rows of the content manager that are printed, and the card at the scan page. */
export async function shootPrinting(shooter, panel, demo) {
  await panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/qr-labels/layouts');
    await page.locator('svg text').first().waitFor();
    await page.waitForLoadState('networkidle');
    await shoot('label-layouts');
    // A label so small that its code and its texts suffer.
    await page.getByLabel(/^(Ширина этикетки, мм|Width of a label, mm|Label width, mm)$/).fill('25');
    await page.getByLabel(/^(Высота этикетки, мм|Height of a label, mm|Label height, mm)$/).fill('18');
    await page
      .getByText(/(мельче 0,4 мм|below 0\.4 mm)/)
      .first()
      .waitFor();
    await page.waitForLoadState('networkidle');
    await shoot('label-warnings');
    await page.goto('/admin/plugins/qr-labels/stages');
    await page.locator('svg text').first().waitFor();
    await page.waitForLoadState('networkidle');
    await shoot('stage-cards');
    await page.goto('/admin/content-manager/collection-types/api::part.part');
    const boxes = page.locator('tbody [role=checkbox]');
    await boxes.nth(2).waitFor();
    for (const row of [0, 1, 2]) await boxes.nth(row).click();
    await shoot('part-rows');
    await page.getByRole('button', { name: /^(Печатать этикетки|Print labels)$/ }).click();
    await page.locator('svg text').first().waitFor();
    await page.waitForLoadState('networkidle');
    await shoot('labels-of-rows');
  });
  const { stages } = await panel.ask('GET', '/qr-labels/stages');
  const [{ identifier, password }] = demo.operators;
  for (const language of LANGUAGES)
    for (const look of shooter.looks('scan')) {
      const context = await shooter.open(language, look, { hasTouch: true });
      const page = await context.newPage();
      await page.goto(`/SCAN/ST${stages[0].id.toUpperCase()}`);
      await page.click('.card > .second-action');
      await page.waitForSelector('input[type=password]');
      await page.locator('input').first().fill(identifier);
      await page.fill('input[type=password]', password);
      await page.click('button[type=submit]');
      await page.waitForSelector('.place, .notice');
      await page.waitForLoadState('networkidle');
      await shooter.shoot(page, 'scan-place', language, look);
      await page.goto(`/scan/ST${'A'.repeat(24)}`);
      await page.waitForSelector('.notice');
      await shooter.shoot(page, 'scan-place-unknown', language, look);
      await context.close();
    }
}
