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
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;

  constructor(
    private readonly store: DeviceStore,
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

  /** Keep an act, and send it when it is on the disk. Rejects where the device cannot keep it. */
  async add(item: KeptItem): Promise<void> {
    await this.store.add(item);
    await this.changed();
    this.flush();
  }

  /** A person has settled a refusal; undos of a report that never counted go with it. */
  async settle(id: string): Promise<void> {
    await this.store.change({ removed: settledWith(await this.store.items(), id), changed: [] });
    await this.changed();
    this.flush();
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
      if (this.sender && sendable(await this.store.items(), this.sender.operatorId).length > 0) {
        await exclusively(() => this.sendAll());
      }
    }
  }

  private async sendAll(): Promise<void> {
    while (this.sender) {
      const items = sendable(await this.store.items(), this.sender.operatorId);
      if (items.length === 0) return;
      const sent = await send(items, this.sender, this.failures >= FAILURES_BEFORE_APART);
      if (sent.kind === 'signed-out') {
        this.sender = null;
        return this.listener.onSignedOut();
      }
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
    this.listener.onState({ items, sending: this.running });
    // Another tab may have kept an act and been closed before it was sent.
    const waits = this.sender !== null && sendable(items, this.sender.operatorId).length > 0;
    if (waits && !this.running && this.timer === undefined) this.startTimer();
  }
}
