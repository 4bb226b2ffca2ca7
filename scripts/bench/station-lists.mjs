import http from 'node:http';
import { median } from './figures.mjs';

const ROUNDS = 15;

/** A server that answers with these bytes and does nothing else. */
async function withBareServer(content, work) {
  const server = http.createServer((_request, response) => response.end(content));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function timed(address, headers, status) {
  const startedMs = performance.now();
  const answer = await fetch(address, { headers });
  const body = await answer.arrayBuffer();
  if (answer.status !== status) throw new Error(`${answer.status}: ${Buffer.from(body).toString()}`);
  return { ms: performance.now() - startedMs, body: Buffer.from(body), version: answer.headers.get('etag') };
}

async function signIn({ port, password }, identifier) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/scan-station/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier, password }),
  });
  return (await answer.json()).jwt;
}

/** The list of what waits among so many batches: all of it, and that it is still the same. */
export async function measureLists(server, parts) {
  const address = `http://127.0.0.1:${server.port}/api/scan-station/my-list`;
  const rows = [];
  for (const [identifier, who] of [
    ['everywhere', 'all stages'],
    ['cutter', 'a stage where all waits'],
    ['welder', 'a stage where little waits'],
  ]) {
    const headers = { authorization: `Bearer ${await signIn(server, identifier)}` };
    const first = await timed(address, headers, 200);
    const [whole, same, bare] = [[], [], []];
    await withBareServer(first.body, async (bareAddress) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        whole.push((await timed(address, headers, 200)).ms);
        same.push((await timed(address, { ...headers, 'if-none-match': first.version }, 304)).ms);
        bare.push((await timed(bareAddress, {}, 200)).ms);
      }
    });
    const limit = median(bare);
    const row = (name, value) => ({
      name: `${name}, ${who}`,
      ...{ value, unit: 'ms', limit, ratio: limit / value },
      note: `${parts} batches; limit: bare server of the same bytes`,
    });
    rows.push(row('list', median(whole)), row('list that is still so', median(same)));
  }
  return rows;
}
