const VERIFIED_LIMIT_MS = 60_000;

/** The audit log: everything, and what happened to one batch. */
export function shootAuditLog(_shooter, panel, demo) {
  return panel.walk(async (page, shoot) => {
    const deadlineMs = Date.now() + VERIFIED_LIMIT_MS;
    do {
      await page.goto('/admin/plugins/audit-log');
      await page.waitForSelector('[data-verification]');
    } while ((await page.locator('[data-state]').count()) === 0 && Date.now() < deadlineMs);
    await page.waitForSelector('[data-entry]');
    await shoot('audit-log');
    await page.goto(`/admin/plugins/audit-log?part=${demo.parts[0]}`);
    await page.waitForSelector('[data-entry]');
    await shoot('audit-log-batch');
  });
}
