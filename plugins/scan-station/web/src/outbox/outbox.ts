import type { KeptPhoto, PhotoStore } from '../photos/photo-store';
import { sendPhotos } from '../photos/send-photos';
import { isRecord } from '../server/answers';
import type { KeptItem } from './kept-item';
import { afterVerdict, backoffMs, sendable, settledWith, stoppedByHold } from './queue';
import { send, type Sender, type Settled } from './send';
import type { DeviceStore } from './store';

const LOCK = 'tracker-scan-outbox';
const CHANNEL = 'tracker-scan-outbox';

/** After so many attempts in vain a batch is taken apart: one act in it may be what the server fails at. */
const FAILURES_BEFORE_APART = 3;

/** What is kept now, and whether this tab is sending. */
export interface OutboxState {
  items: KeptItem[];
  sending: boolean;
  /** Photos that will not be sent: each is told until a person has read it. */
  lostPhotos: KeptPhoto[];
}

/** What the page learns of its outbox. */
export interface Listener {
  onState(state: OutboxState): void;
  /** The server has answered to an act, whichever tab sent it. */
  onSettled(settled: Settled): void;
  /** An attempt ended without an answer; it is repeated by itself. */
  onNoAnswer(): void;
  onSignedOut(): void;
}

/**
 * Run with the outbox to oneself among the tabs of this device. Without Web Locks (plain http) tabs
 * may send side by side, which counts nothing twice: every act has its id.
 */
async function exclusively(run: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(LOCK, run);
  else await run();
}

/**
 * The acts on their way to the server: each is on the disk before it is sent, is sent in its order on
 * every chance, and goes only when the server has counted it or a person has settled a refusal.
 */
export class Outbox {
  private sender: Sender | null = null;
  private running = false;
  private wanted = false;
  private failures = 0;
  private noRoom: KeptPhoto[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;

  constructor(
    private readonly store: DeviceStore,
    private readonly photos: PhotoStore,
    private readonly listener: Listener,
  ) {
    this.channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isRecord(data) && isRecord(data.settled)) listener.onSettled(data.settled as unknown as Settled);
      void this.tell();
    });
  }

  /** Send as this person from now on; null: nobody is signed in. */
  sendAs(sender: Sender | null): void {
    this.sender = sender;
    this.flush();
  }

  /** Keep an act with its photos, and send it when it is on the disk. Rejects where the device cannot keep it. */
  async add(item: KeptItem, photos: readonly KeptPhoto[]): Promise<void> {
    // A photo for which there is no room is told to be lost; the report is worth more.
    for (const photo of photos)
      await this.photos.keep(photo).catch(() => this.noRoom.push({ ...photo, failure: '' }));
    await this.store.add(item);
    // It is kept: told as not kept it would be reported again, under another id.
    await this.changed().catch(() => undefined);
    this.flush();
  }

  /** A person has settled a refusal; undos of a report that never counted go with it. */
  async settle(id: string): Promise<void> {
    const removed = settledWith(await this.store.items(), id);
    await this.store.change({ removed, changed: [] });
    await this.forgetPhotos(({ scanId }) => removed.includes(scanId));
    await this.changed();
    this.flush();
  }

  /** A person has read that a photo is lost. */
  async photoRead(id: string): Promise<void> {
    await this.forgetPhotos((photo) => photo.id === id);
    await this.changed();
  }

  private async forgetPhotos(which: (photo: KeptPhoto) => boolean): Promise<void> {
    this.noRoom = this.noRoom.filter((photo) => !which(photo));
    await this.photos.remove((await this.photos.all()).filter(which).map(({ id }) => id));
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
    this.wanted = true;
    if (this.running) return;
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

  private async isAnythingToSend(operatorId: string): Promise<boolean> {
    if (sendable(await this.store.items(), operatorId).length > 0) return true;
    return (await this.photosLeft()).length > 0;
  }

  /** A store of photos that fails takes nothing of the reports with it. */
  private keptPhotos(): Promise<KeptPhoto[]> {
    return this.photos.all().catch(() => []);
  }

  /** Photos whose report went ahead of them. */
  private async photosLeft(): Promise<KeptPhoto[]> {
    const reports = new Set((await this.store.items()).map(({ id }) => id));
    return (await this.keptPhotos()).filter(
      ({ scanId, failure }) => failure === null && !reports.has(scanId),
    );
  }

  /** @returns false: the session is over */
  private async sendLeftPhotos(sender: Sender): Promise<boolean> {
    const left = new Set((await this.photosLeft()).map(({ scanId }) => scanId));
    if (left.size === 0) return true;
    if ((await sendPhotos(this.photos, (scanId) => left.has(scanId), sender)) === null) return false;
    if ((await this.photosLeft()).length > 0) this.tryLater();
    return true;
  }

  private signedOut(): void {
    this.sender = null;
    this.listener.onSignedOut();
  }

  private async sendAll(): Promise<void> {
    // Parts whose report waits for a photo of its own; other parts go on.
    const waiting = new Set<string>();
    while (this.sender) {
      const ready = sendable(await this.store.items(), this.sender.operatorId);
      const of = new Set(ready.filter(({ body }) => !waiting.has(body.partCode)).map(({ id }) => id));
      const held = await sendPhotos(this.photos, (scanId) => of.has(scanId), this.sender);
      if (held === null) return this.signedOut();
      for (const { id, body } of ready) if (held.has(id)) waiting.add(body.partCode);
      const items = ready.filter(({ kind, body }) => kind === 'call' || !waiting.has(body.partCode));
      if (items.length === 0) {
        if (waiting.size > 0) return this.tryLater();
        if (!(await this.sendLeftPhotos(this.sender))) this.signedOut();
        return;
      }
      const sent = await send(items, this.sender, this.failures >= FAILURES_BEFORE_APART);
      if (sent.kind === 'signed-out') return this.signedOut();
      if (sent.kind === 'no-answer') return this.tryLater();
      await this.take(sent.settled);
      if (sent.settled.some(({ verdict }) => verdict.kind === 'later') && !this.progressed(sent.settled)) {
        return this.tryLater();
      }
      this.failures = 0;
    }
  }

  private progressed(settled: readonly Settled[]): boolean {
    return settled.some(({ verdict }) => verdict.kind !== 'later');
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
    const failed = (await this.keptPhotos()).filter(({ failure }) => failure !== null);
    this.listener.onState({ items, sending: this.running, lostPhotos: [...failed, ...this.noRoom] });
    // Another tab may have kept an act and been closed before it was sent.
    const waits = this.sender !== null && sendable(items, this.sender.operatorId).length > 0;
    if (waits && !this.running && this.timer === undefined) this.startTimer();
  }
}
