import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/**
 * The main job against the running product, as a stranger would do it: import the sample, read the
 * labels, report work, see the numbers move. The argument is the log of `npm start`, which tells the
 * address and the administrator's password.
 */
const log = fs.readFileSync(process.argv[2], 'utf8');
const base = /Admin panel\s+(http:\/\/\S+)\/admin/.exec(log)?.[1];
const counts = { passed: 0, failed: 0 };

async function check(what, work) {
  try {
    const value = await work();
    counts.passed += 1;
    console.log(`passed  ${what}`);
    return value;
  } catch (error) {
    counts.failed += 1;
    console.log(
      `FAILED  ${what}\n        ${String(error.message).split('\n').slice(0, 12).join('\n        ')}`,
    );
    return undefined;
  }
}

async function call(path, { token, body, method = body ? 'POST' : 'GET' } = {}) {
  const answer = await fetch(`${base}${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await answer.text();
  const isJson = (answer.headers.get('content-type') ?? '').includes('json');
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: isJson ? JSON.parse(text) : text,
  };
}

async function npmRun(name, ...args) {
  const { stdout } = await promisify(execFile)('npm', ['run', '-s', name, '--', ...args], {
    maxBuffer: 64e6,
  });
  return JSON.parse(stdout);
}

await check('/health and /ready answer 200', async () => {
  assert.equal((await call('/health')).status, 200);
  assert.equal((await call('/ready')).status, 200);
});

const token = await check(
  'the administrator signs in with the printed password and makes an API token',
  async () => {
    const email = /e-mail\s+(\S+)/.exec(log)?.[1];
    const password = /password\s+(\S+)/.exec(log)?.[1];
    const signedIn = await call('/admin/login', { body: { email, password } });
    assert.equal(signedIn.status, 200);
    const wish = {
      kind: 'content-api',
      name: 'main job',
      description: '',
      type: 'full-access',
      lifespan: null,
    };
    const made = await call('/admin/api-tokens', { token: signedIn.body.data.token, body: wish });
    assert.equal(made.status, 201);
    return made.body.data.accessKey;
  },
);

await check('npm run demo -- --json fills the factory while the server runs', async () => {
  const made = await npmRun('demo', '--json');
  assert.ok(made.apiToken.length > 20 && made.parts.length >= 50 && made.products.length >= 3);
  assert.ok(made.operators.length >= 6);
  for (const code of made.parts.slice(0, 3)) {
    const answer = await call(`/api/scan-station/parts/${code}`, { token: made.apiToken });
    assert.equal(answer.status, 200);
  }
});

const FIVE_ROWS = `;Наборка №3;;;;;
№;Обозначение;Наименование;Кол-во;Размер;Операции;Прим.
;АСЦБ-000475;;;;;
;ЦДСА.8АТ-9800.00.03.000СБ;Палец;1;;Пок;
;ЦДСА.218.79.00.04;Болт осевой;5;S24х530(1);Св,HRC;30ХГСА
`;
const BOLT = 'ЦДСА.218.79.00.04';

await check('npm run import: the five rows are 3 parts and 2 lines', async () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'main-job-')), 'five-rows.csv');
  fs.writeFileSync(file, FIVE_ROWS);
  const result = await npmRun('import', file, '--json', '--order', 'CI-1', '--quantity', '2');
  assert.equal(result.summary.parts, 3);
  assert.equal(result.summary.lines, 2);
  assert.equal(result.parts.find((part) => part.designation === BOLT).quantity, 10);
});

await check('npm run import: the sample of the import page', async () => {
  const result = await npmRun('import', 'public/samples/bom-sample.xlsx', '--json', '--order', 'CI-2');
  assert.ok(result.summary.parts >= 14, JSON.stringify(result.summary));
});

const code = await check('an imported part has its label', async () => {
  const found = await call(`/api/part-states?filters[itemKey]=${encodeURIComponent(`d:${BOLT}`)}`, { token });
  assert.equal(found.body.data.length, 1);
  return found.body.data[0].code;
});

const page = async () => {
  const { status, body } = await call(`/api/scan-station/parts/${code}`, { token });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

const scan = { scanId: randomUUID(), partCode: code, good: 1, occurredAt: new Date().toISOString() };
await check('a report of one good piece moves it to the next operation', async () => {
  const [first, second] = (await page()).operations;
  const { status, body } = await call('/api/scans', { token, body: { ...scan, operation: first.number } });
  assert.equal(status, 201, JSON.stringify(body));
  const after = (await page()).operations;
  assert.equal(after[0].waiting, first.waiting - 1);
  assert.equal(after[1].waiting, second.waiting + 1);
});

await check('the same report again counts nothing and says so', async () => {
  const before = await page();
  const { status, body } = await call('/api/scans', {
    token,
    body: { ...scan, operation: before.operations[0].number },
  });
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.replayed, true);
  assert.deepEqual((await page()).operations, before.operations);
});

await check('more than waits is refused with the number that waits', async () => {
  const [first] = (await page()).operations;
  const body = { ...scan, scanId: randomUUID(), operation: first.number, good: first.waiting + 1 };
  const answer = await call('/api/scans', { token, body });
  assert.equal(answer.status, 409);
  assert.equal(answer.body.error.details.code, 'quantity-exceeds-waiting');
  assert.equal(answer.body.error.details.waiting, first.waiting);
});

await check('nobody reads or reports without signing in', async () => {
  assert.equal((await call(`/api/scan-station/parts/${code}`)).status, 401);
  assert.ok([401, 403].includes((await call('/api/scans', { body: scan })).status));
  assert.ok([401, 403].includes((await call('/api/parts')).status));
});

console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
