/** A new installation: the guide. */
export function shootGuide(_shooter, panel) {
  return panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/dashboards');
    await page.waitForSelector('[data-guide]');
    await page.waitForSelector('[data-live=live]');
    await shoot('dashboard-empty');
  });
}

/** Everything that waits for longer than an hour counts as stuck from here on. */
async function losePatience(shooter, panel) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${panel.token}` };
  const calendar = await (await fetch(`${shooter.baseUrl}/dashboards/calendar`, { headers })).json();
  const body = JSON.stringify({ ...calendar, stuckAfterHours: 1 });
  const answer = await fetch(`${shooter.baseUrl}/dashboards/calendar`, { method: 'PUT', headers, body });
  if (!answer.ok) throw new Error(`The calendar answered ${answer.status}.`);
}

/** Where a foreman looks first: bottleneck and stuck batches, what an assembly lacks, the calendar. */
export async function shootAttention(shooter, panel) {
  await losePatience(shooter, panel);
  await panel.walk(async (page, shoot) => {
    await page.addInitScript(`localStorage.setItem('tracker.guide-hidden', 'yes')`);
    await page.goto('/admin/plugins/dashboards');
    const stuck = await page.waitForSelector('[data-stuck]');
    await page.waitForSelector('[data-live=live]');
    await ((await page.$('[data-bottleneck]')) ?? stuck).scrollIntoViewIfNeeded();
    await shoot('dashboard-attention');
    await page.goto('/admin/settings/factory-calendar');
    const patience = await page.waitForSelector('input[name=stuckAfterHours]');
    await shoot('shifts');
    await patience.scrollIntoViewIfNeeded();
    await shoot('calendar');
    await page.goto('/admin/plugins/dashboards');
    await page.click('[data-product] a');
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
    await page.click('[data-product] a');
    await page.waitForSelector('[data-part]');
    await page.waitForSelector('[data-live=live]');
    await shoot('dashboard-parts');
  });
}
