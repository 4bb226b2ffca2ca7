/** Operators with their badges, some of them ticked to get new ones; the sheet of these. */
export function shootBadges(_shooter, panel) {
  return panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/operators');
    await page.waitForSelector('tbody tr');
    await page.getByRole('checkbox').nth(0).click();
    await page.getByRole('checkbox').nth(1).click();
    // The sheet of both, not the one that was drawn after the first tick.
    await page.getByText(/^2 (бейджа|badges)$/).waitFor();
    await page.locator('svg text').first().waitFor();
    await page.waitForLoadState('networkidle');
    await shoot('badges');
    await page.locator('svg[role=group]').scrollIntoViewIfNeeded();
    await page.getByRole('combobox').first().scrollIntoViewIfNeeded();
    await shoot('badges-sheet');
  });
}
