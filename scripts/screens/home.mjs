/** The panel's home page: the numbers of the factory among Strapi's own widgets. */
export function shootHome(_shooter, panel) {
  return panel.walk(async (page, shoot) => {
    await page.addInitScript(`sessionStorage.setItem('tracker.landed', 'yes')`);
    await page.goto('/admin');
    await page.waitForSelector('[data-number=finishedToday]');
    await page.waitForSelector('[data-live=live]');
    await shoot('home');
  });
}
