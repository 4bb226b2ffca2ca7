import { isUnsent } from './photo-round';
import type { KeptPhoto, PhotoStore } from './photo-store';

/** What the page knows of its photos. */
export interface PhotosState {
  /** Photos on their way whose report has counted. */
  unsentPhotos: KeptPhoto[];
  /** Photos that will not be sent: each is told until a person has read it. */
  lostPhotos: KeptPhoto[];
}

/** The photos of the outbox. A store of photos that fails takes nothing of the reports with it. */
export class PhotoBox {
  private noRoom: KeptPhoto[] = [];
  /** Reports that are about to be kept: their photos stand on the disk before them. */
  private readonly expected = new Set<string>();

  constructor(readonly store: PhotoStore) {}

  all(): Promise<KeptPhoto[]> {
    return this.store.all().catch(() => []);
  }

  /** Keep photos while their report is kept. A photo for which there is no room is told to be lost; the report is worth more. */
  async keepFor(photos: readonly KeptPhoto[], keepReport: () => Promise<void>): Promise<void> {
    const names = photos.map(({ scanId }) => scanId);
    for (const name of names) this.expected.add(name);
    try {
      for (const photo of photos)
        await this.store.keep(photo).catch(() => this.noRoom.push({ ...photo, failure: '' }));
      await keepReport();
    } finally {
      for (const name of names) this.expected.delete(name);
    }
  }

  /** The pictures of a report, also those that have come or are lost. */
  async picturesOf(scanId: string): Promise<Blob[]> {
    const known = [...(await this.all()), ...this.noRoom];
    return known.filter((photo) => photo.scanId === scanId).map(({ content }) => content);
  }

  /** The photos whose report went ahead of them. @param reports the reports that are kept */
  behind(photos: readonly KeptPhoto[], reports: ReadonlySet<string>): KeptPhoto[] {
    return photos.filter(({ scanId }) => !reports.has(scanId) && !this.expected.has(scanId));
  }

  async state(reports: ReadonlySet<string>): Promise<PhotosState> {
    const photos = await this.all();
    return {
      unsentPhotos: this.behind(photos, reports).filter(isUnsent),
      lostPhotos: [...photos.filter(({ failure }) => failure !== null), ...this.noRoom],
    };
  }

  /** Those that have come are done with when their report is. */
  async forgetCome(scanIds: ReadonlySet<string>): Promise<void> {
    if (scanIds.size > 0) await this.forget(({ scanId, hasCome }) => hasCome === true && scanIds.has(scanId));
  }

  async forget(which: (photo: KeptPhoto) => boolean): Promise<void> {
    this.noRoom = this.noRoom.filter((photo) => !which(photo));
    const ids = (await this.all()).filter(which).map(({ id }) => id);
    if (ids.length > 0) await this.store.remove(ids).catch(() => undefined);
  }
}
