import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { withStrapiSession } from '../../../../../src/tracking';
import type { RunProgress, RunUnderWay } from '../../../contracts';
import type { SqlSession } from '../sql-session';

/** A row that nobody has touched for so long is of a process that is gone: no step of a run takes as long. */
const GONE_AFTER = `interval '10 minutes'`;

/** A run as those see it who wait for it. */
export interface Watched {
  /** Of the caller's own; without one it is seen in the list of runs alone. */
  id: string | undefined;
  actor: string;
  template: string;
}

/**
 * How far a run is, written where every process of the server reads it. While one writing is on its way, only the last of what
 * is told meanwhile is written after it.
 */
export class ProgressTeller {
  private readonly id: string;
  private latest: RunProgress | null = null;
  private writing: Promise<void> | null = null;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly run: Watched,
  ) {
    this.id = run.id ?? randomUUID();
  }

  private write({ phase, done, total }: RunProgress): Promise<void> {
    return withStrapiSession(this.strapi, async (session) => {
      await session.query(
        `insert into word_report_progress (id, actor, template_name, phase, done, total) values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update set touched_at = now(), phase = $4, done = $5, total = $6`,
        [this.id, this.run.actor, this.run.template, phase, done, total],
      );
    });
  }

  private async writeLatest(): Promise<void> {
    while (this.latest) {
      const next = this.latest;
      this.latest = null;
      await this.write(next);
    }
  }

  /** Tell it soon; what could not be told is logged, the run goes on. */
  private tell(progress: RunProgress): void {
    this.latest = progress;
    this.writing ??= this.writeLatest()
      .catch((error: unknown) => {
        this.strapi.log.warn('How far a Word report is could not be told.', error);
      })
      .finally(() => (this.writing = null));
  }

  /** Nothing is on its way to the table, nothing waits. */
  private async toldAll(): Promise<void> {
    this.latest = null;
    await this.writing;
  }

  /** Tell of one phase while `work` is at it; it is told of before `work` begins. */
  async during<T>(
    { phase, total }: Omit<RunProgress, 'done'>,
    work: (onDone: (done: number) => void) => Promise<T>,
  ): Promise<T> {
    await this.toldAll();
    await this.write({ phase, done: 0, total });
    return work((done) => this.tell({ phase, done: Math.min(done, total), total }));
  }

  /** The run is over, however it ended. */
  async end(): Promise<void> {
    await this.toldAll();
    const over = `delete from word_report_progress where id = $1 or touched_at < now() - ${GONE_AFTER}`;
    try {
      await withStrapiSession(this.strapi, (session) => session.query(over, [this.id]));
    } catch (error) {
      this.strapi.log.warn('That a Word report is over could not be told.', error);
    }
  }
}

/** How far a run is, at whichever process; null: none of this id is under way. */
export async function progressOf(session: SqlSession, id: string): Promise<RunProgress | null> {
  const [found] = await session.query<RunProgress>(
    `select phase, done::float8 as done, total::float8 as total from word_report_progress
      where id = $1 and touched_at > now() - ${GONE_AFTER}`,
    [id],
  );
  return found ?? null;
}

/** The runs that are under way at all processes, the newest first. */
export function runsUnderWay(session: SqlSession): Promise<RunUnderWay[]> {
  return session.query<RunUnderWay>(
    `select id, to_char(began_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor, template_name as template,
            phase, done::float8 as done, total::float8 as total from word_report_progress
      where touched_at > now() - ${GONE_AFTER} order by began_at desc, id limit 20`,
  );
}
