import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { createApiToken, makePart, makeProduct, makeRoute, makeStages, startTestApp } from '../support';
import type { Row, TestApp } from '../support';

/** Whoever sends requests; the token goes into `Authorization: Bearer`. */
export interface Sender {
  token: string;
  /** `Accept-Language`. */
  language?: string;
}

/** A started application with a route of three stages and one product. */
export interface ScanWorld {
  app: TestApp;
  apiToken: string;
  product: Row;
  route: Row;
  stages: Row[];
  /** A batch on the route; its label code. */
  part(quantity: number): Promise<string>;
  post(path: string, body: unknown, sender?: Sender): Promise<Response>;
}

/** A defect reason that every installation starts with; it fits scrap and rework. */
export const REASON = 'surface';

/** Body of a scan that reports one good piece at operation 1 unless said otherwise. */
export function scanOf(partCode: string, change: Record<string, unknown> = {}) {
  return {
    scanId: randomUUID(),
    partCode,
    operation: 1,
    good: 1,
    occurredAt: new Date().toISOString(),
    ...change,
  };
}

/** Cutting and welding, where nothing is optional, and an inspection that may be skipped. */
export async function startScanWorld(): Promise<ScanWorld> {
  const app = await startTestApp();
  const apiToken = await createApiToken(app);
  const stages = await makeStages(app, [
    { name: 'Cutting' },
    { name: 'Welding', mayScrap: false, mayRework: false },
    { name: 'Inspection', kind: 'inspection' },
  ]);
  const route = await makeRoute(app, 'Three stages', ['Cutting', 'Welding', 'Inspection?']);
  const product = await makeProduct(app, { designation: 'PT.100', quantity: 10 });
  let count = 0;
  return {
    app,
    apiToken,
    product,
    route,
    stages,
    part: (quantity) =>
      makePart(app, { product, route, quantity, designation: `PT.100.${(count += 1)}`, kind: 'part' }),
    post: (path, body, { token, language = 'en' } = { token: apiToken }) =>
      app
        .http()
        .post(path)
        .set('Authorization', `Bearer ${token}`)
        .set('Accept-Language', language)
        .send(body as object),
  };
}

/** Status, code and details of a refusal; the status stands in the body too. */
export function refusedBy(answer: Response): Record<string, unknown> {
  const { data, error } = answer.body as { data: null; error: { status: number; details: object } };
  expect(data).toBeNull();
  expect(error.status).toBe(answer.status);
  return { status: answer.status, ...error.details };
}

/** Scans that stand in the ledger for this batch. */
export async function scansOf({ app }: ScanWorld, code: string): Promise<number> {
  const { rows } = await app.sql.query<{ count: number }>(
    'select count(*)::int as count from scans where part_code = $1',
    [code],
  );
  return rows[0]?.count ?? -1;
}
