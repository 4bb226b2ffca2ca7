/** A new installation: the guide. */
export function shootGuide(_shooter, panel) {
  return panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/dashboards');
    await page.waitForSelector('[data-guide]');
    await page.waitForSelector('[data-live=live]');
    await shoot('dashboard-empty');
  });
}

/** A factory at work: all orders, and the batches of one. */
export function shootDashboards(_shooter, panel) {
  return panel.walk(async (page, shoot) => {
    await page.addInitScript(`localStorage.setItem('tracker.guide-hidden', 'yes')`);
    await page.goto('/admin/plugins/dashboards');
    await page.waitForSelector('[data-product]');
    await page.waitForSelector('[data-live=live]');
    await shoot('dashboard');
    await page.click('[data-product] a');
    await page.waitForSelector('[data-part]');
    await page.waitForSelector('[data-live=live]');
    await shoot('dashboard-parts');
  });
}
