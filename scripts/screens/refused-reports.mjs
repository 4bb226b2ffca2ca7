import { randomUUID } from 'node:crypto';

/** Two reports that a phone had kept without a network, of more pieces than wait. */
async function sendLate(baseUrl, { operators, apiToken, parts }) {
  const send = (path, token, body) =>
    fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
  const headers = { authorization: `Bearer ${apiToken}` };
  for (const [index, { identifier, password }] of operators.slice(0, 2).entries()) {
    const { jwt } = await (await send('/api/scan-station/sign-in', null, { identifier, password })).json();
    const page = await fetch(`${baseUrl}/api/scan-station/parts/${parts[0]}`, { headers });
    const { operations } = await page.json();
    const waiting = operations.find((operation) => operation.waiting > 0) ?? operations[0];
    const answer = await send('/api/scans', jwt, {
      scanId: randomUUID(),
      partCode: parts[0],
      operation: waiting.number,
      good: waiting.waiting + index + 1,
      occurredAt: new Date(Date.now() - (index + 1) * 3_600_000).toISOString(),
    });
    if (answer.ok) throw new Error(`A late report was not refused: ${await answer.text()}`);
  }
}

/** Refused reports on the dashboard, and the form that settles one. */
export async function shootRefusedReports(shooter, panel, demo) {
  await sendLate(shooter.baseUrl, demo);
  return panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/dashboards');
    await page.waitForSelector('[data-refused]');
    await page.waitForSelector('[data-live=live]');
    await shoot('dashboard-refused');
    await page.goto(`/admin/plugins/batches/${demo.parts[0]}`);
    await page.waitForSelector('[data-live=live]');
    await page.click('[data-behalf]');
    const choices = page.getByRole('dialog').getByRole('combobox');
    // Who, where, and, once they are known, the refused reports.
    await choices.nth(2).waitFor();
    await choices.first().click();
    await page.getByRole('option').nth(1).click();
    await shoot('batch-settle');
  });
}
