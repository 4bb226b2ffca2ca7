import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import {
  createApiToken,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type Row,
  type TestApp,
} from '../support';

/** A stage's name as a spreadsheet would not like it. */
export const DANGEROUS = '=HYPERLINK("http://x.invalid")';

export type ReportBody = Response['body'];

/** A factory with one batch of ten on three stages, some work on it, and an undo. */
export interface ReportWorld {
  app: TestApp;
  /** A full-access API token. */
  token: string;
  stages: Row[];
  product: Row;
  /** The batch's label code. */
  code: string;
  /** The factory's day now. */
  today: string;
  ask(path: string, query?: object, language?: string, token?: string): Promise<Response>;
  /** The body of a report; anything but 200 fails. */
  report(name: string, query?: object): Promise<ReportBody>;
}

async function work(
  send: (path: string, body: object) => Promise<Response>,
  partCode: string,
): Promise<void> {
  const scan = async (operation: number, amounts: object, operator = 'Петров') => {
    const scanId = randomUUID();
    const occurredAt = new Date().toISOString();
    const answer = await send('/api/scans', {
      scanId,
      partCode,
      operation,
      occurredAt,
      operator,
      ...amounts,
    });
    expect(answer.status).toBe(201);
    return scanId;
  };
  await scan(1, { kind: 'start' });
  await scan(1, { good: 8, scrapped: 1, reason: 'surface' });
  await scan(2, { good: 6 });
  const found = { good: 3, scrapped: 1, rework: { quantity: 1, toOperation: 2 }, causeOperation: 2 };
  await scan(3, { ...found, reason: 'surface' }, 'Сидорова');
  const wrong = await scan(2, { good: 2 });
  const undo = { undoId: randomUUID(), reason: 'mistake', good: 1, occurredAt: new Date().toISOString() };
  expect((await send(`/api/scans/${wrong}/undo`, undo)).status).toBe(201);
}

export async function startReportWorld(): Promise<ReportWorld> {
  const app = await startTestApp();
  const apiToken = await createApiToken(app);
  const wishes = [{ name: 'Резка' }, { name: DANGEROUS }, { name: 'Контроль', kind: 'inspection' as const }];
  const stages = await makeStages(app, wishes);
  const route = await makeRoute(
    app,
    'Три этапа',
    wishes.map(({ name }) => name),
  );
  const product = await makeProduct(app, { designation: 'Р-100', quantity: 10, dueDate: '2099-12-31' });
  const code = await makePart(app, { product, route, designation: 'Р-100.01', quantity: 10 });
  await work(
    (path, body) => app.http().post(path).set('Authorization', `Bearer ${apiToken}`).send(body),
    code,
  );
  const ask: ReportWorld['ask'] = async (path, query = {}, language = 'en', token = apiToken) =>
    app
      .http()
      .get(path)
      .query(query)
      .set('Authorization', `Bearer ${token}`)
      .set('Accept-Language', language);
  const report: ReportWorld['report'] = async (name, query = {}) => {
    const answer = await ask(`/api/dashboards/reports/${name}`, query);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const { period } = await report('throughput');
  return { app, token: apiToken, stages, product, code, today: period.to, ask, report };
}
