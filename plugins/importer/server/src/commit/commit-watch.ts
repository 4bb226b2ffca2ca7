import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { refuse } from '../../../../../src/refusals';
import { announce } from '../../../../../src/tracking';
import type { SqlSession } from '../sql-session';
import { RollBack } from './roll-back';

/** Each so often the row of a commit says how far it is, and is asked whether it shall stop. */
const BEAT_MS = 200;
/** Sockets hear of progress no more often than this. */
const TELL_MS = 100;

/**
 * A commit under way, as others see it. How far it is stands in a row of its own, written beside the transaction by
 * another connection: what the transaction writes nobody sees before it ends. Whoever asks it to stop does so in that
 * row, from whatever process.
 */
export class CommitWatch {
  readonly #id = randomUUID();
  #timer: NodeJS.Timeout | null = null;
  #beat: Promise<void> | null = null;
  #cancelled = false;
  #total = 1;
  #done = 0;
  #toldAtMs = 0;

  private constructor(
    private readonly strapi: Core.Strapi,
    private readonly previewId: string,
  ) {}

  /** Begin before the transaction does; `end` it whatever happens. */
  static async begin(strapi: Core.Strapi, previewId: string): Promise<CommitWatch> {
    const watch = new CommitWatch(strapi, previewId);
    await strapi.db.connection.raw('insert into importer_commits (id, preview_id) values (?, ?)', [
      watch.#id,
      previewId,
    ]);
    watch.#timer = setInterval(() => watch.#startBeat(), BEAT_MS);
    watch.#timer.unref();
    return watch;
  }

  /** The work is known now: so many rows. */
  measure(rows: number): void {
    this.#total = Math.max(1, rows);
    this.#tell();
  }

  /**
   * So much of the work is done.
   * @param share 0 to 1; it never goes back
   * @throws RollBack where somebody has asked to stop
   */
  reach(share: number): void {
    this.#done = Math.max(this.#done, Math.min(this.#total, Math.floor(share * this.#total)));
    if (Date.now() - this.#toldAtMs >= TELL_MS) this.#tell();
    if (this.#cancelled) throw new RollBack(refuse('import-cancelled'));
  }

  /**
   * The last statement of the transaction: from here on nobody can stop it. Who asks at the same moment waits for this
   * row and learns that it is too late, or was first, and then nothing is written.
   * @throws RollBack where somebody was first
   */
  async settle(session: SqlSession): Promise<void> {
    await this.#stopBeating();
    const [own] = await session.query<{ id: string }>(
      'update importer_commits set done = total where id = $1 and cancel_requested_at is null returning id',
      [this.#id],
    );
    if (!own) throw new RollBack(refuse('import-cancelled'));
  }

  /** After the commit. */
  finish(): void {
    this.#done = this.#total;
    this.#tell();
  }

  async end(): Promise<void> {
    await this.#stopBeating();
    await this.strapi.db.connection.raw('delete from importer_commits where id = ?', [this.#id]);
  }

  #tell(): void {
    this.#toldAtMs = Date.now();
    announce({ name: 'import.progress', previewId: this.previewId, done: this.#done, total: this.#total });
  }

  #startBeat(): void {
    this.#beat ??= this.#write().finally(() => {
      this.#beat = null;
    });
  }

  async #write(): Promise<void> {
    try {
      const { rows } = await this.strapi.db.connection.raw<{ rows: { cancelled: boolean }[] }>(
        `update importer_commits set seen_at = now(), done = ?, total = ? where id = ?
         returning cancel_requested_at is not null as cancelled`,
        [this.#done, this.#total, this.#id],
      );
      this.#cancelled ||= rows[0]?.cancelled ?? false;
    } catch (error) {
      // The transaction goes on; `settle` asks again whether it shall.
      this.strapi.log.warn(`The progress of an import could not be written: ${String(error)}`);
    }
  }

  async #stopBeating(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await this.#beat;
  }
}
