import type { CardsHow } from '../stage-cards/contracts';

/** `POST /qr-labels/badges`: new badges, answered as stage cards are; those before them stop working. `/preview` issues none. */
export interface BadgesRequest extends CardsHow {
  /** documentIds. */
  operators: string[];
}
