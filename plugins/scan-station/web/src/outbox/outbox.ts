import { PhotoBox } from '../photos/photo-box';
import type { KeptPhoto, PhotoStore } from '../photos/photo-store';
import { isRecord } from '../server/answers';
import type { KeptItem } from './kept-item';
import type { Listener } from './listener';
import { afterWord, sendable, settledWith, stoppedByHold } from './queue';
import type { Sender, Settled } from './send';
import { namesOf, Sending } from './sending';
import type { DeviceStore } from './store';

const CHANNEL = 'tracker-scan-outbox';

/**
 * The acts on their way to the server: each is on the disk before it is sent, is sent in its order on
 * every chance, and goes only when the server has counted it or a person has settled a refusal.
 */
export class Outbox {
  private readonly photos: PhotoBox;
  private readonly sending: Sending;
  private readonly channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;

  constructor(
    private readonly store: DeviceStore,
    photos: PhotoStore,
    private readonly listener: Listener,
  ) {
    this.photos = new PhotoBox(photos);
    this.sending = new Sending(store, this.photos, {
      onSettled: (settled) => {
        listener.onSettled(settled);
        this.channel?.postMessage({ settled });
      },
      onNoAnswer: (why) => listener.onNoAnswer(why),
      onSignedOut: () => listener.onSignedOut(),
      changed: () => this.changed(),
      tell: () => this.tell(),
    });
    this.channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isRecord(data) && isRecord(data.settled)) listener.onSettled(data.settled as unknown as Settled);
      this.sending.lookAgain();
      void this.tell();
    });
  }

  /** Send as this person from now on; null: nobody is signed in. */
  sendAs(sender: Sender | null): void {
    this.sending.sender = sender;
    this.flush();
  }

  /** Send what can be sent, now. While it is sending already it looks once more afterwards. */
  flush(): void {
    this.sending.flush();
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
    const { removed, changed } = afterWord(
      await this.store.items(),
      ids,
      this.sending.sender?.operatorId ?? null,
    );
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
    const { sender, running, isIdle } = this.sending;
    this.listener.onState({ items, newer, sending: running, ...photos });
    // Another tab may have kept an act and been closed before it was sent.
    if (isIdle && sender !== null && sendable(items, sender.operatorId).length > 0) this.sending.startTimer();
  }
}
