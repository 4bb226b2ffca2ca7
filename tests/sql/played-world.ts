import { reportsUpToDate } from '../../plugins/dashboards/server/src/reports/standing';
import type { Report, ReportName } from '../../plugins/dashboards/server/src/reports/contracts';
import type { ReportRequest } from '../../plugins/dashboards/server/src/reports/report-request';
import { runReport } from '../../plugins/dashboards/server/src/reports/run-report';
import { makeRoute, makeStages, startTestApp, type Row, type TestApp } from '../support';
import { readHistories, type PlainHistory } from './plain-pieces';
import { dayOf, type PlainPeriod, type PlainShift } from './plain-shifts';
import { playOrder, type Step } from './random-orders';

export const ZONE = 'Asia/Kathmandu';
export const SHIFTS: readonly PlainShift[] = [
  { number: 1, name: 'День', startsAt: '06:00', endsAt: '18:00' },
  { number: 2, name: 'Ночь', startsAt: '18:00', endsAt: '02:00' },
];
export const OPERATORS = ['Петров', 'Сидорова'];
const DAY_MS = 86_400_000;

export type Narrowing = Pick<ReportRequest, 'stage' | 'operator' | 'shift' | 'product'>;

/** Everything that was played so far, as it is and as reports tell it. */
export interface Looking {
  history: PlainHistory;
  period: PlainPeriod;
  read(report: ReportName, narrowing?: Narrowing): Promise<Report>;
}

/** A factory with two shifts in which random orders are played one after the other; the sums grow with each. */
export class PlayedWorld {
  readonly orders: Row[] = [];
  readonly #beginMs = Date.now();
  /** The latest moment that was played. */
  endMs = this.#beginMs;

  private constructor(
    readonly app: TestApp,
    /** A, B and C. */
    readonly stages: Row[],
    private readonly routes: Row[],
  ) {}

  static async start(): Promise<PlayedWorld> {
    const app = await startTestApp();
    app.strapi.config.set('factory.timeZone', ZONE);
    await app.sql.query(
      'insert into tracker_shifts select * from jsonb_to_recordset($1::jsonb) as s(number int2, name text, starts time, ends time)',
      [
        JSON.stringify(
          SHIFTS.map(({ startsAt, endsAt, ...shift }) => ({ ...shift, starts: startsAt, ends: endsAt })),
        ),
      ],
    );
    const stages = await makeStages(app, ['A', 'B', 'C']);
    const routes = [await makeRoute(app, 'A-B-C', ['A', 'B', 'C']), await makeRoute(app, 'A-C', ['A', 'C'])];
    return new PlayedWorld(app, stages, routes);
  }

  /** One more order, folded. @returns it, and the time of its last act */
  async play(quantity: number, steps: readonly Step[]): Promise<{ product: Row; nowMs: number }> {
    const played = await playOrder(this.app, this.routes, quantity, steps);
    this.orders.push(played.product);
    this.endMs = Math.max(this.endMs, played.nowMs);
    expect(await reportsUpToDate(this.app.strapi)).toBe(true);
    return played;
  }

  /** All orders from before the first work on, which may be told a day and a half late; read at `nowMs`. */
  async look(nowMs: number): Promise<Looking> {
    const endMs = Math.max(this.endMs, Date.now()) + 60 * DAY_MS;
    const period = {
      ...{
        from: dayOf(this.#beginMs - 2 * DAY_MS, ZONE),
        to: dayOf(endMs, ZONE),
        timeZone: ZONE,
        nowMs: endMs,
      },
      shifts: SHIFTS,
    };
    const read: Looking['read'] = async (report, narrowing = {}) => {
      const wish = { report, from: period.from, to: period.to, format: 'json', ...narrowing } as const;
      const answer = await runReport(this.app.strapi, wish, new Date(nowMs), 'en');
      if ('code' in answer) throw new Error(answer.code);
      return answer;
    };
    const history = await readHistories(
      this.app.sql,
      this.orders.map(({ id }) => Number(id)),
    );
    return { history, period, read };
  }
}
