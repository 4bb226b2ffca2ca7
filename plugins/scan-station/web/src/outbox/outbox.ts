import { PhotoBox } from '../photos/photo-box';
import { isUnsent, PhotoRound, type PhotoOutcome } from '../photos/photo-round';
import type { KeptPhoto, PhotoStore } from '../photos/photo-store';
import { isRecord } from '../server/answers';
import { exclusively } from './exclusively';
import type { KeptItem } from './kept-item';
import type { Listener } from './listener';
import {
  afterVerdict,
  afterWord,
  backoffMs,
  sendable,
  settledWith,
  stoppedByHold,
  unhindered,
} from './queue';
import { send, type Sender, type Settled } from './send';
import type { DeviceStore } from './store';

const CHANNEL = 'tracker-scan-outbox';

/** After so many attempts in vain a batch is taken apart: one act in it may be what the server fails at. */
const FAILURES_BEFORE_APART = 3;

const namesOf = (items: readonly KeptItem[]): ReadonlySet<string> => new Set(items.map(({ id }) => id));

/**
 * The acts on their way to the server: each is on the disk before it is sent, is sent in its order on
 * every chance, and goes only when the server has counted it or a person has settled a refusal.
 */
export class Outbox {
  private sender: Sender | null = null;
  private running = false;
  private wanted = false;
  private failures = 0;
  private readonly photos: PhotoBox;
  /** Tells a round that waits for a photo that there may be more to send. */
  private wake: () => void = () => undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;

  constructor(
    private readonly store: DeviceStore,
    photos: PhotoStore,
    private readonly listener: Listener,
  ) {
    this.photos = new PhotoBox(photos);
    this.channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isRecord(data) && isRecord(data.settled)) listener.onSettled(data.settled as unknown as Settled);
      this.lookAgain();
      void this.tell();
    });
  }

  /** Send as this person from now on; null: nobody is signed in. */
  sendAs(sender: Sender | null): void {
    this.sender = sender;
    this.flush();
  }

  /**
   * Keep an act with its photos, and send it when it is on the disk. Rejects where the device cannot keep it.
   * @param replaces the refused report in whose place it comes
   * @returns false, and nothing is kept: that one is not refused here any more
   */
  async add(item: KeptItem, photos: readonly KeptPhoto[], replaces: string | null = null): Promise<boolean> {
    let isKept = true;
    await this.photos.keepFor(photos, async () => {
      if (replaces === null) await this.store.add(item);
      else isKept = await this.store.replace(replaces, item);
    });
    if (replaces !== null) await this.photos.forget(({ scanId }) => scanId === (isKept ? replaces : item.id));
    // It is kept: told as not kept it would be reported again, under another id.
    await this.changed().catch(() => undefined);
    this.flush();
    return isKept;
  }

  /** A person has settled a refusal; undos of a report that never counted go with it. */
  async settle(id: string): Promise<void> {
    await this.change(settledWith(await this.store.items(), id), []);
  }

  /** The server says that these are dealt with: one's own ask once more how, others' go. */
  async dealtWith(ids: readonly string[]): Promise<void> {
    const { removed, changed } = afterWord(await this.store.items(), ids, this.sender?.operatorId ?? null);
    if (removed.length + changed.length > 0) await this.change(removed, changed);
  }

  private async change(removed: string[], changed: KeptItem[]): Promise<void> {
    await this.store.change({ removed, changed });
    await this.photos.forget(({ scanId }) => removed.includes(scanId));
    await this.changed();
    this.flush();
  }

  /** A person has read that a photo is lost. */
  async photoRead(id: string): Promise<void> {
    await this.photos.forget((photo) => photo.id === id);
    await this.changed();
  }

  /** The pictures of a report that is kept. */
  picturesOf(scanId: string): Promise<Blob[]> {
    return this.photos.picturesOf(scanId);
  }

  /** Send a refused act again. */
  async again(id: string): Promise<void> {
    await this.alter((item) => item.id === id, { refusal: null, putAside: false, ownOnly: false });
    this.flush();
  }

  /** The refusal has been read; it stays kept for later. */
  async putAside(id: string): Promise<void> {
    await this.alter((item) => item.id === id, { putAside: true });
  }

  /** The hold of a part is over: what only the hold has stopped is sent again. */
  async released(partCode: string): Promise<void> {
    const stopped = new Set(stoppedByHold(await this.store.items()).map(({ id }) => id));
    await this.alter((item) => item.body.partCode === partCode && stopped.has(item.id), {
      ...{ refusal: null, putAside: false },
    });
    this.flush();
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
      .catch(() => this.tryLater())
      .finally(() => {
        this.running = false;
        void this.tell();
      });
  }

  private async run(): Promise<void> {
    await this.tell();
    while (this.wanted) {
      this.wanted = false;
      if (this.sender && (await this.isAnythingToSend(this.sender.operatorId)))
        await exclusively(() => this.sendAll());
    }
  }

  private lookAgain(): void {
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
    this.listener.onSignedOut();
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
        this.tryLater();
        // One that the server chokes on holds up its part alone; a network that is away holds up everything.
        if (upload === null && this.failures < FAILURES_BEFORE_APART) return;
        continue;
      }
      if (upload === null && photo) [asked, upload] = [sender, round.send(photo, sender)];
      if (upload === null) return isWaiting && passed.size === 0 ? this.tryLater() : undefined;
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

  /** @returns `nothing`: no answer that is final */
  private async sendItems(
    items: readonly KeptItem[],
    sender: Sender,
  ): Promise<'progress' | 'nothing' | 'signed-out'> {
    const sent = await send(items, sender, this.failures >= FAILURES_BEFORE_APART);
    if (sent.kind === 'signed-out') return 'signed-out';
    if (sent.kind === 'no-answer') return 'nothing';
    await this.take(sent.settled);
    if (sent.settled.every(({ verdict }) => verdict.kind === 'later')) return 'nothing';
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
      this.listener.onSettled(one);
      this.channel?.postMessage({ settled: one });
    }
    await this.changed();
  }

  private tryLater(): void {
    this.failures += 1;
    this.startTimer();
    this.listener.onNoAnswer();
  }

  private startTimer(): void {
    this.stopTimer();
    this.timer = setTimeout(() => this.flush(), backoffMs(this.failures));
  }

  private stopTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private async alter(which: (item: KeptItem) => boolean, to: Partial<KeptItem>): Promise<void> {
    const items = (await this.store.items()).filter(which);
    await this.store.change({ removed: [], changed: items.map((item) => ({ ...item, ...to })) });
    await this.changed();
  }

  private async changed(): Promise<void> {
    this.channel?.postMessage({});
    await this.tell();
  }

  private async tell(): Promise<void> {
    const items = await this.store.items();
    const photos = await this.photos.state(namesOf(items));
    const newer = Math.max(0, (await this.store.count()) - items.length);
    this.listener.onState({ items, newer, sending: this.running, ...photos });
    // Another tab may have kept an act and been closed before it was sent.
    const waits = this.sender !== null && sendable(items, this.sender.operatorId).length > 0;
    if (waits && !this.running && this.timer === undefined) this.startTimer();
  }
}
