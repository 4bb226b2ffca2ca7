import type { Refusal } from '../../../../../src/tracking';

/** Carries a refusal out of a transaction that has written already, so that the database rolls it back. */
export class RollBack extends Error {
  constructor(readonly refusal: Refusal) {
    super(`Rolled back: ${refusal.code}.`);
  }
}
