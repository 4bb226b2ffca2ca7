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

/** A tablet on which nobody is signed in any more, with two reports of its last person. */
async function tellAlone(baseUrl, { operators, parts }, post) {
  const { identifier, password } = operators[1];
  const { jwt, deviceToken } = await post('/api/scan-station/sign-in', null, { identifier, password });
  const authorization = `Bearer ${jwt}`;
  await fetch(`${baseUrl}/api/scan-station/sign-out`, { method: 'POST', headers: { authorization } });
  const oldestAt = new Date(Date.now() - 26 * 3_600_000).toISOString();
  const report = { scanId: randomUUID(), partCode: parts[0], operation: 1, good: 1, occurredAt: oldestAt };
  await post('/api/scan-station/outbox', deviceToken, {
    sentAt: new Date().toISOString(),
    held: [{ operator: identifier, waiting: 2, refused: 0, oldestAt }],
    reports: [{ ...report, maker: identifier }],
  });
}

/** A shared tablet that still keeps reports of two people, one of them long gone. */
async function tellOfDevice(baseUrl, { operators, parts }) {
  const [one, gone] = operators;
  const post = async (path, token, body) => {
    const scheme = path.endsWith('/outbox') && !token.startsWith('ey') ? 'Device' : 'Bearer';
    const answer = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `${scheme} ${token}` }) },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const { identifier, password } = one;
  const { jwt } = await post('/api/scan-station/sign-in', null, { identifier, password });
  const ago = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const report = { scanId: randomUUID(), partCode: parts[0], operation: 1, good: 2, occurredAt: ago(49) };
  const takenBack = { ...report, scanId: randomUUID(), partCode: parts[1], occurredAt: ago(48) };
  await post('/api/scan-station/outbox', jwt, {
    sentAt: new Date().toISOString(),
    held: [
      { operator: gone.identifier, waiting: 1, refused: 0, oldestAt: ago(49) },
      { operator: identifier, waiting: 0, refused: 2, oldestAt: ago(3) },
    ],
    reports: [
      { ...takenBack, undoId: randomUUID(), occurredAt: ago(47), maker: gone.identifier },
      { ...report, maker: gone.identifier },
      { ...takenBack, maker: gone.identifier },
    ],
  });
  await tellAlone(baseUrl, { operators, parts }, post);
}

/** Refused reports on the dashboard, what devices still keep, and the form that settles or dismisses one. */
export async function shootRefusedReports(shooter, panel, demo) {
  await sendLate(shooter.baseUrl, demo);
  await tellOfDevice(shooter.baseUrl, demo);
  return panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/dashboards');
    await page.waitForSelector('[data-refused]');
    await page.waitForSelector('[data-live=live]');
    await shoot('dashboard-refused');
    await (await page.waitForSelector('[data-device-outboxes]')).scrollIntoViewIfNeeded();
    await shoot('dashboard-devices');
    await page.goto(`/admin/plugins/batches/${demo.parts[0]}`);
    await page.waitForSelector('[data-live=live]');
    await page.click('[data-behalf]');
    const choices = page.getByRole('dialog').getByRole('combobox');
    // Who, where, and, once they are known, the refused reports.
    await choices.nth(2).waitFor();
    await choices.first().click();
    await page.getByRole('option').nth(1).click();
    await shoot('batch-settle');
    await page.getByRole('dialog').getByRole('combobox').nth(1).click();
    await page.getByRole('option').last().click();
    await page.getByRole('dialog').locator('input').last().fill('№ 117');
    await shoot('batch-dismiss');
    await page.goto(`/admin/plugins/batches/${demo.parts[1]}`);
    const undo = page.locator('[data-kept-undos]');
    await undo.getByRole('button').click();
    await page.getByRole('dialog').waitFor();
    await shoot('batch-kept-undo-settle');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await undo.scrollIntoViewIfNeeded();
    await shoot('batch-kept-undo');
  });
}
