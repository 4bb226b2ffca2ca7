/** Operators with their badges, some of them ticked to get new ones. */
export function shootBadges(_shooter, panel) {
  return panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/operators');
    await page.waitForSelector('tbody tr');
    await page.getByRole('checkbox').nth(0).click();
    await page.getByRole('checkbox').nth(1).click();
    await shoot('badges');
  });
}
