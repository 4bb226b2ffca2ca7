/** One batch that has been worked on: its page, an act, and the side panel of its form. */
export function shootBatches(_shooter, panel, demo) {
  const code = demo.parts[0];
  return panel.walk(async (page, shoot) => {
    await page.goto(`/admin/plugins/batches/${code}`);
    await page.waitForSelector('[data-event]');
    await page.waitForSelector('[data-live=live]');
    await shoot('batch');
    await page.click('[data-act=hold]');
    await page.getByRole('dialog').locator('textarea').fill('№ 17');
    await shoot('batch-hold');
    await page.keyboard.press('Escape');
    await page.click('a[href*="api::part.part"]');
    await page.waitForSelector('[data-batch]');
    await page.waitForSelector('[data-operation]');
    await shoot('part-form');
  });
}
