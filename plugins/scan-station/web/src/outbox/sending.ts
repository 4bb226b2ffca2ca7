import type { PhotoBox } from '../photos/photo-box';
import { isUnsent, PhotoRound, type PhotoOutcome } from '../photos/photo-round';
import { exclusively } from './exclusively';
import type { KeptItem } from './kept-item';
import type { Listener } from './listener';
import { afterVerdict, backoffMs, sendable, unhindered } from './queue';
import { send, type Sender, type Settled, type WhyNot } from './send';
import type { DeviceStore } from './store';

/** After so many attempts in vain a batch is taken apart: one act in it may be what the server fails at. */
const FAILURES_BEFORE_APART = 3;

export const namesOf = (items: readonly KeptItem[]): ReadonlySet<string> =>
  new Set(items.map(({ id }) => id));

/** What the rounds of sending tell. */
interface Hearer extends Pick<Listener, 'onSettled' | 'onNoAnswer' | 'onSignedOut'> {
  /** What is kept has changed. */
  changed(): Promise<void>;
  /** Whether this tab is sending has changed. */
  tell(): Promise<void>;
}

/** The rounds in which what is kept goes to the server: under a lock by one tab, by itself again after each attempt in vain. */
export class Sending {
  sender: Sender | null = null;
  running = false;
  private wanted = false;
  private failures = 0;
  /** Tells a round that waits for a photo that there may be more to send. */
  private wake: () => void = () => undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: DeviceStore,
    private readonly photos: PhotoBox,
    private readonly hearer: Hearer,
  ) {}

  /** Whether the timer stands: nothing is sent, and nothing will be by itself. */
  get isIdle(): boolean {
    return !this.running && this.timer === undefined;
  }

  /** Send what can be sent, now. While it is sending already it looks once more afterwards. */
  flush(): void {
    this.stopTimer();
    this.lookAgain();
    if (this.running) return;
    this.wanted = true;
    this.running = true;
    void this.run()
      // A disk that fails is a chance missed: what is kept on it is sent when it answers again.
      .catch(() => this.tryLater('offline'))
      .finally(() => {
        this.running = false;
        void this.hearer.tell();
      });
  }

  private async run(): Promise<void> {
    await this.hearer.tell();
    while (this.wanted) {
      this.wanted = false;
      if (this.sender && (await this.isAnythingToSend(this.sender.operatorId)))
        await exclusively(() => this.sendAll());
    }
  }

  /** There may be more to send: a round that is under way looks once more. */
  lookAgain(): void {
    if (!this.running) return;
    this.wanted = true;
    this.wake();
  }

  private async isAnythingToSend(operatorId: string): Promise<boolean> {
    const items = await this.store.items();
    if (sendable(items, operatorId).length > 0) return true;
    return this.photos
      .behind(await this.photos.all(), namesOf(items))
      .some(({ failure }) => failure === null);
  }

  private signedOut(sender: Sender): void {
    // Somebody else may have signed in before the answer came: it is sent again as that person.
    if (this.sender?.jwt !== sender.jwt) return this.lookAgain();
    this.sender = null;
    this.hearer.onSignedOut();
  }

  /**
   * Send everything once: what waits for no photo first, then photos one by one. What is made while a photo is on its
   * way goes beside it, however long the photo takes.
   */
  private async sendAll(): Promise<void> {
    const round = new PhotoRound(this.photos.store);
    // Parts that nobody answered for: they are tried in another round.
    const passed = new Set<string>();
    let upload: Promise<PhotoOutcome> | null = null;
    let asked: Sender | null = null;
    while (this.sender) {
      const { sender } = this;
      if (this.wanted) passed.clear();
      this.wanted = false;
      const { free, photo, isWaiting } = await this.toSend(sender, round, passed);
      if (free.length > 0) {
        const sent = await this.sendItems(free, sender);
        if (sent === 'signed-out') return this.signedOut(sender);
        if (sent === 'progress') continue;
        for (const { id, kind, body } of free) passed.add(kind === 'call' ? id : body.partCode);
        this.tryLater(sent);
        // One that the server chokes on holds up its part alone; a network that is away holds up everything.
        if (upload === null && this.failures < FAILURES_BEFORE_APART) return;
        continue;
      }
      if (upload === null && photo) [asked, upload] = [sender, round.send(photo, sender)];
      if (upload === null) return isWaiting && passed.size === 0 ? this.tryLater(round.why) : undefined;
      const outcome = await Promise.race([upload, this.woken()]);
      if (outcome === 'signed-out') return this.signedOut(asked ?? sender);
      if (outcome === 'tried') upload = null;
    }
  }

  private woken(): Promise<'woken'> {
    return new Promise((resolve) => {
      this.wake = () => resolve('woken');
      if (this.wanted) resolve('woken');
    });
  }

  /** What goes next: acts that wait for nothing, and the photo after them; whether any photo is still to be sent. */
  private async toSend(sender: Sender, round: PhotoRound, passed: ReadonlySet<string>) {
    const items = await this.store.items();
    const reports = namesOf(items);
    const photos = await this.photos.all();
    const behind = this.photos.behind(photos, reports);
    // A page that was closed in between has left them.
    await this.photos.forgetCome(new Set(behind.map(({ scanId }) => scanId)));
    const ready = sendable(items, sender.operatorId);
    const names = [...ready.map(({ id }) => id), ...behind.map(({ scanId }) => scanId)];
    return {
      free: unhindered(ready, round.holding(photos), passed),
      photo: round.next(photos, names),
      isWaiting: photos.some((photo) => isUnsent(photo) && names.includes(photo.scanId)),
    };
  }

  /** @returns why there is no answer that is final, where there is none */
  private async sendItems(
    items: readonly KeptItem[],
    sender: Sender,
  ): Promise<'progress' | 'signed-out' | WhyNot> {
    const sent = await send(items, sender, this.failures >= FAILURES_BEFORE_APART);
    if (sent.kind === 'signed-out') return 'signed-out';
    if (sent.kind === 'no-answer') return sent.why;
    await this.take(sent.settled);
    if (sent.settled.every(({ verdict }) => verdict.kind === 'later')) return 'busy';
    this.failures = 0;
    return 'progress';
  }

  private async take(settled: readonly Settled[]): Promise<void> {
    const removed: string[] = [];
    const changed: KeptItem[] = [];
    for (const { item, verdict } of settled) {
      const kept = afterVerdict(item, verdict);
      if (kept === null) removed.push(item.id);
      else if (kept !== item) changed.push(kept);
    }
    await this.store.change({ removed, changed });
    await this.photos.forgetCome(new Set(removed));
    for (const one of settled) {
      if (one.verdict.kind === 'later') continue;
      this.hearer.onSettled(one);
    }
    await this.hearer.changed();
  }

  private tryLater(why: WhyNot): void {
    this.failures += 1;
    this.startTimer();
    this.hearer.onNoAnswer(why);
  }

  /** Try again after a while. */
  startTimer(): void {
    this.stopTimer();
    this.timer = setTimeout(() => this.flush(), backoffMs(this.failures));
  }

  private stopTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
