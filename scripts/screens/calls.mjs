import { randomUUID } from 'node:crypto';

async function post(url, body, token) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** Open calls on the dashboard and at a batch, one of them taken. */
export async function shootCalls(shooter, panel, demo) {
  const [one, other] = demo.parts;
  const [first, second] = demo.operators;
  const call = async (code, { identifier, password }, body) => {
    const { jwt } = await post(`${shooter.baseUrl}/api/scan-station/sign-in`, { identifier, password });
    return post(`${shooter.baseUrl}/api/parts/${code}/call`, { factId: randomUUID(), ...body }, jwt);
  };
  const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
  const taken = await call(one, first, { reason: 'machine', operation: 1, occurredAt: ago(9) });
  // From the panel: who takes it is a person with a name.
  const answer = { factId: randomUUID(), callId: taken.call.id, answer: 'taken' };
  await panel.ask('POST', `/tracker/parts/${one}/answer-call`, answer);
  await call(other, second, { reason: 'material', operation: 1, occurredAt: ago(3) });
  await panel.walk(async (page, shoot) => {
    await page.goto('/admin/plugins/dashboards');
    await page.waitForSelector('[data-call]');
    await page.waitForSelector('[data-live=live]');
    await shoot('dashboard-calls');
    await page.goto(`/admin/plugins/batches/${one}`);
    await page.waitForSelector('[data-call]');
    await page.waitForSelector('[data-event]');
    await shoot('batch-calls');
  });
}
