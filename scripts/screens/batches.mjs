async function close(page) {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** One batch that has been worked on: its page, its history at one operation, an act, a note, a line of its bill of materials, and the side panel of its form. */
export function shootBatches(_shooter, panel, demo) {
  const code = demo.parts[0];
  return panel.walk(async (page, shoot) => {
    await page.goto(`/admin/plugins/batches/${code}`);
    await page.waitForSelector('[data-event]');
    await page.waitForSelector('[data-live=live]');
    await shoot('batch');
    await page.goto(`/admin/plugins/batches/${code}?operation=1`);
    await page.waitForSelector('[data-narrowed="1"]');
    await page.waitForSelector('[data-live=live]');
    await shoot('batch-narrowed');
    await page.goto(`/admin/plugins/batches/${code}`);
    await page.waitForSelector('[data-live=live]');
    await page.click('[data-act=hold]');
    await page.getByRole('dialog').locator('textarea').fill('№ 17');
    await shoot('batch-hold');
    await close(page);
    await page.click('[data-write-note]');
    await page.getByRole('dialog').locator('textarea').fill('№ 17');
    await shoot('batch-note');
    await close(page);
    await page.click('[data-add-line]');
    await page.locator('[data-choice]').first().waitFor();
    await shoot('batch-line');
    await close(page);
    await page.click('a[href*="api::part.part"]');
    await page.waitForSelector('[data-batch]');
    await page.waitForSelector('[data-operation]');
    await shoot('part-form');
  });
}
