import { createOperator, operatorJwt } from '../support';
import { scanOf, startScanWorld, type Sender, type ScanWorld } from './scan-world';

const ROUNDS = 5;

let world: ScanWorld;
let operators: Sender[];

beforeAll(async () => {
  world = await startScanWorld();
  operators = [];
  for (const username of ['anna', 'boris']) {
    await createOperator(world.app, { username, password: 'Secret-1234' });
    operators.push({ token: await operatorJwt(world.app, username, 'Secret-1234') });
  }
});
afterAll(() => world.app.stop());

interface Outcome {
  status: number;
  code: string | undefined;
}

/** All at once, over connections of their own; supertest would take turns. */
async function atOnce(bodies: object[], senders: Sender[]): Promise<Outcome[]> {
  return Promise.all(
    bodies.map(async (body, index) => {
      const { token } = senders[index % senders.length] as Sender;
      const answer = await fetch(`${world.app.baseUrl}/api/scans`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      const { error } = (await answer.json()) as { error?: { details: { code: string } } };
      return { status: answer.status, code: error?.details.code };
    }),
  );
}

async function standing(code: string) {
  const { rows } = await world.app.sql.query<{ waiting: number[]; scans: number; pieces: number }>(
    `select (select array_agg(waiting order by number) from operations o where o.part_id = s.part_id) as waiting,
            (select count(*)::int from scans c where c.part_id = s.part_id) as scans,
            (select coalesce(sum(good), 0)::int from scans c where c.part_id = s.part_id) as pieces
       from part_states s where code = $1`,
    [code],
  );
  return rows[0];
}

function tally(outcomes: Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, code } of outcomes) {
    const name = `${status} ${code ?? ''}`.trim();
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe.each([
  ['one API token', () => [{ token: world.apiToken }]],
  ['two operators', () => operators],
])('50 reports of 1 piece at once on a batch of 10, by %s', (_who, senders) => {
  test(`record exactly 10 and refuse 40, ${ROUNDS} times over`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const code = await world.part(10);
      const bodies = Array.from({ length: 50 }, () => scanOf(code));
      expect(tally(await atOnce(bodies, senders()))).toEqual({
        '201': 10,
        '409 quantity-exceeds-waiting': 40,
      });
      expect(await standing(code)).toEqual({ waiting: [0, 10, 0], scans: 10, pieces: 10 });
    }
  });
});

test('the same scan sent 20 times at once is accepted once and told 19 times', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const code = await world.part(10);
    const scan = scanOf(code, { good: 3 });
    const outcomes = await atOnce(
      Array.from({ length: 20 }, () => scan),
      [{ token: world.apiToken }],
    );
    expect(tally(outcomes)).toEqual({ '200': 19, '201': 1 });
    expect(await standing(code)).toEqual({ waiting: [7, 3, 0], scans: 1, pieces: 3 });
  }
});

test('two contents of one id sent at once: one is accepted, the other refused', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const code = await world.part(10);
    const scan = scanOf(code, { good: 3 });
    const outcomes = await atOnce([scan, { ...scan, good: 4 }], [{ token: world.apiToken }]);
    expect(tally(outcomes)).toEqual({ '201': 1, '409 scan-id-reused': 1 });
    expect((await standing(code))?.scans).toBe(1);
  }
});

test('reports at several operations at once lose no piece', async () => {
  const code = await world.part(30);
  const bodies = Array.from({ length: 60 }, (_, index) => scanOf(code, { operation: (index % 2) + 1 }));
  const accepted = (await atOnce(bodies, operators)).filter(({ status }) => status === 201).length;
  const { waiting = [], pieces } = (await standing(code)) ?? {};
  expect(pieces).toBe(accepted);
  expect(waiting.reduce((sum, pieces_) => sum + pieces_, 0)).toBe(30);
  expect(waiting[0]).toBe(0);
});
