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
}

/** A form that was begun at a part. */
export interface Begun {
  operation: number;
  draft: Draft;
  /** The form is on the screen. */
  isOpen: boolean;
  /** The refused report that it corrects, which stays until the correction stands in its place; null: none. */
  replaces: string | null;
}

/** A form as the device keeps it. */
export interface KeptDraft extends DraftPlace, Begun {
  /** By the device's clock. */
  changedAtMs: number;
}

/** What the forms outlive the page on. */
export interface DraftDisk {
  put(draft: KeptDraft): void;
  remove(place: DraftPlace): void;
}

/** More forms than these nobody has left unfinished; of more the oldest go. */
export const MAX_DRAFTS = 20;

/** Photos are large, and reports must find room. */
export const MAX_DRAFT_BYTES = 20_000_000;

const nameOf = ({ operatorId, partCode }: DraftPlace): string => `${operatorId} ${partCode}`;
const bytesOf = ({ draft }: Begun): number => draft.photos.reduce((sum, { size }) => sum + size, 0);

/** The forms that were begun: they outlive their screen and the page, part by part. */
export class DraftKeeper {
  /** The one that was changed last stands last. */
  private readonly kept = new Map<string, KeptDraft>();

  constructor(
    private readonly disk: DraftDisk,
    before: readonly KeptDraft[],
  ) {
    const inOrder = [...before].sort((one, other) => one.changedAtMs - other.changedAtMs);
    for (const draft of inOrder) this.kept.set(nameOf(draft), draft);
  }

  /** The form on the screen, as it is now. */
  keep(place: DraftPlace & { operation: number }, draft: Draft): void {
    const { operatorId, partCode, operation } = place;
    const replaces = this.of(operatorId, partCode)?.replaces ?? null;
    this.put({ operatorId, partCode, operation, draft, isOpen: true, replaces, changedAtMs: Date.now() });
  }

  /** A refused report is made anew: in the form, where it says more than that all are good; one that was begun goes on. */
  correct(place: DraftPlace & { operation: number }, draft: Draft, replaces: string): void {
    const begun = this.of(place.operatorId, place.partCode);
    if (begun?.replaces === replaces && hasContent(begun.draft)) return;
    this.put({ ...place, draft, isOpen: hasContent(draft), replaces, changedAtMs: Date.now() });
  }

  /** The form is left by its maker: what it said goes; which report it corrects does not. */
  leave(place: DraftPlace): void {
    const begun = this.kept.get(nameOf(place));
    if (begun?.replaces) this.put({ ...begun, draft: EMPTY_DRAFT, isOpen: false });
    else this.drop(place);
  }

  /** It is kept as a report. */
  drop(place: DraftPlace): void {
    this.kept.delete(nameOf(place));
    this.disk.remove(place);
  }

  /** The refused report is sent again as it is, or taken away. */
  dropCorrectionOf(id: string): void {
    for (const draft of [...this.kept.values()]) if (draft.replaces === id) this.drop(draft);
  }

  /** What this person has begun at this part. */
  of(operatorId: string, partCode: string): Begun | null {
    return this.kept.get(nameOf({ operatorId, partCode })) ?? null;
  }

  private put(draft: KeptDraft): void {
    this.kept.delete(nameOf(draft));
    this.kept.set(nameOf(draft), draft);
    if (hasContent(draft.draft) || draft.replaces !== null) this.disk.put(draft);
    else this.disk.remove(draft);
    this.makeRoom(draft);
  }

  /** The one that is being written stays whatever it takes. */
  private makeRoom(latest: KeptDraft): void {
    let bytes = [...this.kept.values()].reduce((sum, draft) => sum + bytesOf(draft), 0);
    for (const draft of [...this.kept.values()]) {
      if (draft === latest || (this.kept.size <= MAX_DRAFTS && bytes <= MAX_DRAFT_BYTES)) return;
      bytes -= bytesOf(draft);
      this.drop(draft);
    }
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
