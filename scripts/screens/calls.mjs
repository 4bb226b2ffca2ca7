import { randomUUID } from 'node:crypto';

async function send(baseUrl, { apiToken }, path, body) {
  const answer = await fetch(`${baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${apiToken}` },
    body: JSON.stringify({ factId: randomUUID(), ...body }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** Open calls on the dashboard and at a batch, one of them taken. */
export async function shootCalls(shooter, panel, demo) {
  const [one, other] = demo.parts;
  const [first, second] = demo.operators;
  const call = (code, body) => send(shooter.baseUrl, demo, `/api/parts/${code}/call`, body);
  const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
  const taken = await call(one, {
    reason: 'machine',
    operation: 1,
    operator: first.identifier,
    occurredAt: ago(9),
  });
  await send(shooter.baseUrl, demo, `/api/parts/${one}/answer-call`, {
    callId: taken.call.id,
    answer: 'taken',
  });
  await call(other, { reason: 'material', operation: 1, operator: second.identifier, occurredAt: ago(3) });
  await panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/dashboards');
    await page.waitForSelector('[data-call]');
    await page.waitForSelector('[data-live=live]');
    await shoot('dashboard-calls');
    await page.goto(`/admin/plugins/batches/${one}`);
    await page.waitForSelector('[data-call]');
    await shoot('batch-calls');
  });
}
