import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { scanOf, startScanWorld, type ScanWorld } from './scan-world';

/** The product of the suite that runs; `startActs` makes it. */
export let world: ScanWorld;

export async function startActs(): Promise<void> {
  world = await startScanWorld();
}

export interface Told {
  part: Record<string, unknown> & { code: string; revision: number };
  operations: { number: number; waiting: number; done: number }[];
  proposals: unknown[];
  lot?: { code: string };
  returnedTo?: { code: string };
  replayed?: boolean;
}

export const told = (answer: Response): Told => answer.body as Told;
export const waitingOf = (answer: Response): number[] =>
  told(answer).operations.map(({ waiting }) => waiting);

export function act(code: string, name: string, body: object = {}): Promise<Response> {
  return world.post(`/api/parts/${code}/${name}`, { factId: randomUUID(), reason: 'why', ...body });
}

export async function scanned(code: string, change: Record<string, unknown>): Promise<void> {
  const answer = await world.post('/api/scans', scanOf(code, change));
  expect(answer.status).toBe(201);
}

export async function pageOf(code: string): Promise<Told & { label?: object }> {
  const answer = await world.app
    .http()
    .get(`/api/scan-station/parts/${code}`)
    .set('Authorization', `Bearer ${world.apiToken}`);
  expect(answer.status).toBe(200);
  return answer.body as Told & { label?: object };
}

/** The last audit entry about this batch. */
export async function lastAudit(code: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await world.app.sql.query<Record<string, unknown>>(
    `select action, actor_type, difference::json as difference from audit_entries
      where subject_id = $1 order by id desc limit 1`,
    [code],
  );
  return rows[0];
}
