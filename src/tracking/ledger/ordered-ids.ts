import { v7 } from 'uuid';

/** Ids that share a beginning: three hexadecimal digits count them. */
const COUNTED = Array.from({ length: 4_096 }, (_, count) => count.toString(16).padStart(3, '0'));

/**
 * Ids that begin with the time: those of one launch stand side by side in an index, where random ones touch a page each.
 * Chance is asked once for each millisecond, not for each id: a launch makes hundreds of thousands.
 */
class OrderedIds {
  private atMs = 0;
  private beginning = '';
  private next = COUNTED.length;

  /** @param begin makes the beginning of an id of a version 7 UUID: 48 bits of time in 12 digits, and chance */
  constructor(private readonly begin: (uuid: string) => string) {}

  take(): string {
    const nowMs = Date.now();
    if (nowMs > this.atMs || this.next === COUNTED.length) {
      // A clock that is set back, or more ids than can be counted: the order of ids goes on.
      this.atMs = Math.max(nowMs, this.atMs + 1);
      this.beginning = this.begin(v7({ msecs: this.atMs }));
      this.next = 0;
    }
    const id = this.beginning + (COUNTED[this.next] ?? '');
    this.next += 1;
    return id;
  }
}

/** 48 bits of time, 62 of chance, 12 that count. */
const UUIDS = new OrderedIds((uuid) => uuid.slice(0, -3));

/** 48 bits of time, 32 of chance, 12 that count. */
const DOCUMENT_IDS = new OrderedIds((uuid) => `e${uuid.slice(0, 8)}${uuid.slice(9, 13)}${uuid.slice(-8)}`);

/** A UUID that begins with the time. */
export function orderedUuid(): string {
  return UUIDS.take();
}

/** A documentId as Strapi wants it (24 characters, lower case, a letter first) that begins with the time too. */
export function orderedDocumentId(): string {
  return DOCUMENT_IDS.take();
}
