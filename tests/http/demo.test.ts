import { spawn } from 'node:child_process';
import path from 'node:path';
import { verifyLedgerAt } from '../../src/tracking';
import { operatorJwt, startTestApp, type TestApp } from '../support';

const root = path.resolve(__dirname, '..', '..');

interface Demo {
  url: string;
  apiToken: string;
  operators: { identifier: string; password: string; badge: string; pin: string }[];
  parts: string[];
  products: string[];
}

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The command as people run it, beside the server that is running here on the same database. */
function runDemo(app: TestApp, ...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['scripts/demo.mjs', ...args], {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: app.databaseUrl,
        PUBLIC_URL: 'https://demo.example',
        PORT: '4321',
      },
    });
    const ended: Ended = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...ended, code }));
  });
}

describe('npm run demo', () => {
  let app: TestApp;
  let demo: Demo;

  beforeAll(async () => {
    app = await startTestApp();
    const ended = await runDemo(app, '--json', '--force');
    if (ended.code !== 0) throw new Error(ended.stderr);
    expect(ended.stdout.trimEnd().split('\n')).toHaveLength(1);
    demo = JSON.parse(ended.stdout) as Demo;
  }, 180_000);
  afterAll(() => app.stop());

  async function numbers(text: string): Promise<Record<string, number>> {
    return (await app.sql.query<Record<string, number>>(text)).rows[0] ?? {};
  }

  it('makes exactly the promised factory', async () => {
    expect(
      await numbers(
        `select (select count(*)::int from products) as products, (select count(*)::int from parts) as parts,
                (select count(*)::int from stages) as stages, (select count(*)::int from routes) as routes,
                (select count(*)::int from up_users) as operators, (select count(*)::int from scans where kind = 'report') as reports,
                (select count(*)::int from tracker_shifts) as shifts,
                (select count(*)::int from bom_lines) as lines`,
      ),
    ).toEqual({
      products: 3,
      parts: 60,
      stages: 8,
      routes: 4,
      operators: 6,
      reports: 500,
      shifts: 2,
      lines: 57,
    });
    const levels = await numbers(
      `with recursive tree as (
         select s.part_id, 1 as level from part_states s
          where not exists (select 1 from bom_lines b where b.child_part_id = s.part_id)
         union all
         select b.child_part_id, t.level + 1 from tree t join bom_lines b on b.parent_part_id = t.part_id)
       select max(level)::int as deepest, (count(*) filter (where level = 1))::int as roots from tree`,
    );
    expect(levels).toEqual({ deepest: 3, roots: 3 });
  });

  it('names what it made, workable batches first', async () => {
    const codes = await app.sql.query<{ code: string }>('select code from part_states');
    expect([...demo.parts].sort()).toEqual(codes.rows.map(({ code }) => code).sort());
    const products = await app.sql.query<{ id: string }>(
      'select document_id as id from products order by products.id',
    );
    expect(demo.products).toEqual(products.rows.map(({ id }) => id));
    expect(demo.url).toMatch(/^http:\/\/(localhost|[\d.]+):4321$/);
  });

  it('spreads the work over a month in working order, with scrap, rework and unfinished batches', async () => {
    const times = await numbers(
      `select extract(day from max(occurred_at) - min(occurred_at))::int as days,
              (count(*) filter (where occurred_at > now() at time zone 'utc'))::int as future,
              (count(*) filter (where extract(isodow from occurred_at) > 5))::int as weekends,
              (count(distinct operator_name))::int as operators,
              least(sum(scrapped), 1)::int as scrap, least(sum(reworked), 1)::int as rework
         from scans`,
    );
    expect(times).toEqual({
      days: expect.any(Number) as number,
      future: 0,
      weekends: 0,
      operators: 6,
      scrap: 1,
      rework: 1,
    });
    expect(times.days).toBeGreaterThanOrEqual(24);
    const statuses = await app.sql.query<{ status: string }>(
      'select distinct status from part_states order by 1',
    );
    expect(statuses.rows.map(({ status }) => status)).toEqual(['finished', 'in-work', 'new']);
    const roots = await numbers(`select count(*)::int as assembled from scans where stage_name = 'Сборка'`);
    expect(roots.assembled).toBeGreaterThan(0);
  });

  it('tells every history and the audit log in the order of its times', async () => {
    const backwards = await numbers(
      `with told as (
         select part_id, revision, 0::bigint as event, recorded_at as at from scans
         union all select part_id, revision, 0, recorded_at from part_facts
         union all select part_id, revision, id, at from part_events),
       placed as (
         select part_id, at, lag(at) over (partition by part_id order by revision, event) as before from told)
       select count(*)::int as acts, (count(*) filter (where at < before))::int as backwards,
              (select count(*)::int from part_events where kind = 'label-printed') as prints
         from placed`,
    );
    expect(backwards).toEqual({
      acts: expect.any(Number) as number,
      backwards: 0,
      prints: expect.any(Number) as number,
    });
    expect(backwards.prints).toBeGreaterThan(30);
    const early = await numbers(
      `select count(*)::int as scans from scans s join part_events e on e.part_id = s.part_id
        where e.kind = 'label-printed' and s.occurred_at < e.at`,
    );
    expect(early).toEqual({ scans: 0 });
    // What the factory has before the first launch is made now.
    const log = await numbers(
      `with placed as (
         select at, lag(at) over (order by id) as before from audit_entries
          where id >= (select min(id) from audit_entries where action = 'launch-parts'))
       select (count(*) filter (where at < before))::int as backwards, least(count(*), 500)::int as entries from placed`,
    );
    expect(log).toEqual({ backwards: 0, entries: 500 });
  });

  it('replaces the scrap of orders that are not late: those have a forecast, the late one lacks pieces', async () => {
    const orders = await app.sql.query<{ order: string; scrapped: number; added: number }>(
      `select p.order_number as order, sum(s.scrapped)::int as scrapped,
              sum((select coalesce(sum(f.quantity), 0) from part_facts f
                    where f.part_id = s.part_id and f.kind = 'added'))::int as added
         from products p join part_states s on s.product_id = p.id group by p.order_number order by 1`,
    );
    const [first, late, last] = orders.rows;
    expect(orders.rows.map(({ order }) => order)).toEqual(['101', '102', '103']);
    expect([first?.added, late?.added, last?.added]).toEqual([first?.scrapped, 0, last?.scrapped]);
    expect(Math.min(first?.scrapped ?? 0, late?.scrapped ?? 0)).toBeGreaterThan(0);
  });

  it('completes its oldest order, and works at each stage on ten days at least: history enough for a forecast', async () => {
    const open = await app.sql.query<{ order: string; open: number }>(
      `select p.order_number as order,
              (count(*) filter (where s.finished < s.required))::int as open
         from products p join part_states s on s.product_id = p.id
        where exists (select from operations o where o.part_id = s.part_id) group by 1 order by 1`,
    );
    expect(open.rows.map(({ open: parts }) => parts > 0)).toEqual([false, true, true]);
    const stages = await app.sql.query<{ stage: string; days: number }>(
      `select stage_name as stage, count(distinct occurred_at::date)::int as days from scans
        where kind = 'report' and good > 0 group by 1 having count(distinct occurred_at::date) >= 10`,
    );
    expect(stages.rows).toHaveLength(8);
  });

  it('tells of some reports when their work began, a little before and not before its pieces came', async () => {
    const starts = await numbers(
      `select count(*)::int as told,
              (count(*) filter (where extract(epoch from r.occurred_at - s.occurred_at) not between 1 and 2700))::int as odd,
              (count(*) filter (where r.operator_id <> s.operator_id or r.operation_number <> s.operation_number))::int as others
         from scans s join scans r on r.part_id = s.part_id and r.revision = s.revision + 1 where s.kind = 'start'`,
    );
    expect(starts).toEqual({ told: expect.any(Number) as number, odd: 0, others: 0 });
    expect(starts.told).toBeGreaterThan(100);
    expect(starts.told).toBeLessThan(250);
  });

  it('conserves the pieces', async () => {
    const { scans } = await numbers('select count(*)::int as scans from scans');
    expect(await verifyLedgerAt(app.databaseUrl)).toMatchObject({ parts: 60, scans, difference: null });
  });

  it('opens the running server: the token, and the first operator at every stage', async () => {
    const stages = await app.http().get('/api/stages').set('Authorization', `Bearer ${demo.apiToken}`);
    expect([stages.status, (stages.body as { data: unknown[] }).data.length]).toEqual([200, 8]);
    const [first] = demo.operators;
    const jwt = await operatorJwt(app, first?.identifier ?? '', first?.password ?? '');
    const page = await app
      .http()
      .get(`/api/scan-station/parts/${demo.parts[0]}`)
      .set('Authorization', `Bearer ${jwt}`)
      .expect(200);
    const { operations } = page.body as { operations: { number: number; waiting: number }[] };
    expect(operations[0]?.waiting).toBeGreaterThan(0);
    const { badge, pin } = first ?? {};
    await app.http().post('/api/scan-station/sign-in').send({ badge, pin }).expect(200);
    const limited = await app.sql.query<{ username: string; stages: number }>(
      `select u.username, count(l.stage_id)::int as stages from up_users u
         left join up_users_stages_lnk l on l.user_id = u.id group by u.id order by u.id`,
    );
    expect(limited.rows.map(({ stages: count }) => count)).toEqual([0, 2, 2, 2, 2, 1]);
  });

  it('refuses a database that has parts, and one that is not the embedded one', async () => {
    const again = await runDemo(app, '--json', '--force');
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain('has 60 parts already');
    const foreign = await runDemo(app, '--json');
    expect([foreign.code, foreign.stdout]).toEqual([1, '']);
    expect(foreign.stderr).toContain('--force');
    expect(await numbers('select count(*)::int as parts from parts')).toEqual({ parts: 60 });
  }, 120_000);
});
