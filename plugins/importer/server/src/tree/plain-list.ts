/** What else the rows of a list may be than parts that stand beside each other. */
export interface ListDoubts {
  /** Rows without a quantity head those below them. */
  hasHeadings: boolean;
  /** Groups may be assemblies, or classes such as `Листовые`. */
  groupsMayBeClasses: boolean;
  /** `1а` and `1б` stand below 1, or are positions put in behind it. */
  lettersMayBeSteps: boolean;
  /** Signs by which rows look like assemblies, where no column tells the structure; 0: by none. */
  looks: number;
}

/**
 * How well a plain list fits, from 0 to 1, beside each doubt: what fits better is read, and what is within NEARLY (0.2) of it
 * is a question. Groups that may be classes fit by 0.55, a look of one sign by 0.46 to 0.5, of two and three by 0.7 and 0.85.
 */
const PLAIN_LIST = {
  headings: 0.6,
  oneLook: 0.55,
  classesOrSteps: 0.5,
  severalLooks: 0.45,
  noDoubt: 0.3,
} as const;

/** How well a list fits as one that has nothing above its parts; it fits always, and least where nothing is doubtful. Pure. */
export function plainListConfidence(doubts: ListDoubts): number {
  if (doubts.hasHeadings) return PLAIN_LIST.headings;
  if (doubts.looks > 0) return doubts.looks > 1 ? PLAIN_LIST.severalLooks : PLAIN_LIST.oneLook;
  return doubts.groupsMayBeClasses || doubts.lettersMayBeSteps
    ? PLAIN_LIST.classesOrSteps
    : PLAIN_LIST.noDoubt;
}
