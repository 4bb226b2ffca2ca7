/** A new installation: the guide. */
export function shootGuide(_shooter, panel) {
  return panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/dashboards');
    await page.waitForSelector('[data-guide]');
    await page.waitForSelector('[data-live=live]');
    await shoot('dashboard-empty');
  });
}

/** The factory rests on holidays, and waits a day before a batch counts as stuck. */
async function setCalendar(panel) {
  const calendar = await panel.ask('GET', '/dashboards/calendar');
  const year = new Date().getUTCFullYear() + 1;
  const daysOff = [`${year}-01-01`, `${year}-01-02`, `${year}-05-01`, `${year}-05-09`];
  await panel.ask('PUT', '/dashboards/calendar', { ...calendar, daysOff, stuckAfterHours: 24 });
}

/** High enough for a whole page. */
const WHOLE_PX = 1_900;

/** The same page whole, however far it would scroll. */
async function shootWhole(page, name, shoot) {
  const { width, height } = page.viewportSize();
  await page.setViewportSize({ width, height: WHOLE_PX });
  await shoot(name);
  await page.setViewportSize({ width, height });
}

/** Where a foreman looks first: bottleneck and stuck batches, what an assembly lacks, the calendar. */
export async function shootAttention(_shooter, panel) {
  await setCalendar(panel);
  await panel.walk(async (page, shoot) => {
    await page.addInitScript(`localStorage.setItem('tracker.guide-hidden', 'yes')`);
    await page.goto('/admin/plugins/dashboards');
    const stuck = await page.waitForSelector('[data-stuck]');
    await page.waitForSelector('[data-live=live]');
    await ((await page.$('[data-bottleneck]')) ?? stuck).scrollIntoViewIfNeeded();
    await shoot('dashboard-attention');
    await page.goto('/admin/settings/factory-calendar');
    await page.waitForSelector('input[name=stuckAfterHours]');
    await shoot('calendar');
    await page.goto('/admin/plugins/dashboards');
    await page.click('[data-product="ПГ.200"] a');
    await page.click('[data-missing-of]');
    await page.waitForSelector('[data-missing]');
    await shoot('missing-parts');
  });
}

/** A factory at work: all orders, and the batches of one. */
export function shootDashboards(_shooter, panel) {
  return panel.walk(async (page, shoot) => {
    await page.addInitScript(`localStorage.setItem('tracker.guide-hidden', 'yes')`);
    const attention = page.waitForResponse(/\/dashboards\/attention/);
    await page.goto('/admin/plugins/dashboards');
    await page.waitForSelector('[data-product]');
    await page.waitForSelector('[data-live=live]');
    await attention;
    await shoot('dashboard');
    await page.waitForSelector('[data-oldest]');
    await shootWhole(page, 'dashboard-whole', shoot);
    // The order that is under way and can be in time: it has a forecast.
    await page.click('[data-product="ТЦ.300"] a');
    await page.waitForSelector('[data-part]');
    await page.waitForSelector('[data-live=live]');
    await shoot('dashboard-parts');
  });
}
