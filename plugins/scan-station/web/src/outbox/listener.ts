import type { PhotosState } from '../photos/photo-box';
import type { KeptItem } from './kept-item';
import type { Settled, WhyNot } from './send';

/** What is kept now, and whether this tab is sending. */
export interface OutboxState extends PhotosState {
  items: KeptItem[];
  /** How many acts a newer version of the page has left, which only that can read and send. */
  newer: number;
  sending: boolean;
}

/** What the page learns of its outbox. */
export interface Listener {
  onState(state: OutboxState): void;
  /** The server has answered to an act, whichever tab sent it. */
  onSettled(settled: Settled): void;
  /** An attempt ended without an answer; it is repeated by itself. */
  onNoAnswer(why: WhyNot): void;
  onSignedOut(): void;
}
