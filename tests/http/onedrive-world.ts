import type { Response } from 'supertest';
import { createApiToken, startTestApp, type TestApp } from '../support';
import { FakeMicrosoft, settingsFor } from '../support/microsoft/server';
import { wordReportDoors } from './word-report-world';

/** The product beside a server that plays Microsoft. */
export interface OneDriveWorld {
  app: TestApp;
  fake: FakeMicrosoft;
  token: string;
  doors: ReturnType<typeof wordReportDoors>;
  /** Everything that was logged so far. */
  logged(): string;
  /** Other settings than those of the server that plays Microsoft; a new connection either way. */
  settings(changes?: object): void;
  /** `[status, code]` of an answer, or `[200]`. */
  said(answer: Response): (number | string | undefined)[];
  get(path: string, query?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

/** Start both; the log keeps even what is meant for debugging. */
export async function startOneDrive(): Promise<OneDriveWorld> {
  const fake = await FakeMicrosoft.start();
  const app = await startTestApp();
  const lines: string[] = [];
  app.strapi.log.level = 'debug';
  for (const transport of app.strapi.log.transports) transport.silent = true;
  app.strapi.log.on('data', (line: object) => lines.push(JSON.stringify(line)));
  const token = await createApiToken(app);
  const doors = wordReportDoors(app, token);
  let generation = 0;
  const settings = (changes: object = {}) => {
    generation += 1;
    app.strapi.config.set('onedrive', settingsFor(fake, { generation, ...changes }));
  };
  settings();
  return {
    app,
    fake,
    token,
    doors,
    settings,
    logged: () => lines.join('\n'),
    said: ({ status, body }) =>
      status < 400
        ? [status]
        : [status, (body as { error: { details: { code: string } } }).error.details.code],
    get: (path, query = {}) =>
      doors.as(token).get(`/onedrive${path}?${new URLSearchParams(query).toString()}`),
    stop: async () => {
      await app.stop();
      await fake.stop();
    },
  };
}
