import { NO_AMOUNTS, totalOf, type Amounts } from './amounts';

/** What a person has entered in the form of a report and not sent. */
export interface Draft {
  amounts: Amounts;
  reason: string | null;
  /** The number of an earlier operation; null: none is chosen. */
  reworkTo: number | null;
  comment: string;
  photos: readonly Blob[];
}

export const EMPTY_DRAFT: Draft = {
  ...{ amounts: NO_AMOUNTS, reason: null, reworkTo: null, comment: '', photos: [] },
};

/** Whether anything would be lost with it. */
export const hasContent = ({ amounts, comment, photos }: Draft): boolean =>
  totalOf(amounts) > 0 || comment !== '' || photos.length > 0;

/** Whose form it is and where. */
export interface DraftPlace {
  operatorId: string;
  partCode: string;
  operation: number;
}

/** The form that was begun last: it outlives its screen, because a refusal of another report may come between. */
export class DraftKeeper {
  private kept: (DraftPlace & { draft: Draft }) | null = null;

  keep(place: DraftPlace, draft: Draft): void {
    this.kept = { ...place, draft };
  }

  /** Sent, or left by its maker. */
  drop(): void {
    this.kept = null;
  }

  /** What this person has begun at this part. */
  of(operatorId: string, partCode: string): { operation: number; draft: Draft } | null {
    const { kept } = this;
    return kept?.operatorId === operatorId && kept.partCode === partCode ? kept : null;
  }
}

/**
 * What a form offers of a draft now: what is not allowed here any more goes.
 * @param names the outcomes that may be reported
 * @param targets the numbers of the operations that rework may go back to
 */
export function fittingDraft(
  draft: Draft,
  names: readonly (keyof Amounts)[],
  targets: readonly number[],
): Draft {
  const of = (name: keyof Amounts): number => (names.includes(name) ? draft.amounts[name] : 0);
  const amounts = { good: of('good'), scrapped: of('scrapped'), rework: of('rework') };
  const reworkTo = draft.reworkTo !== null && targets.includes(draft.reworkTo) ? draft.reworkTo : null;
  return { ...draft, amounts, reworkTo };
}
