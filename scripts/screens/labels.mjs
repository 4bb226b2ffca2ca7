/** The labels of the imported product beside their sheet. */
export function shootLabels(_shooter, panel) {
  return panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/qr-labels');
    await page.waitForSelector('tbody tr');
    await page.getByRole('combobox').first().click();
    await page
      .getByRole('option', { name: /^ТГ-250/ })
      .first()
      .click();
    await page.waitForSelector('svg[role=img], svg[aria-label]');
    await page.waitForLoadState('networkidle');
    await shoot('labels');
  });
}
