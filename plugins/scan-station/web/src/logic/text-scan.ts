/** A scanner that sends texts is silent for this long after a code. */
export const SILENCE_MS = 150;

/** A scanner takes no longer for a character; people do. */
const MAX_MS_PER_CHARACTER = 35;

/** What was written into a field: a text that stays, or the whole of one that is still being composed. */
export interface Written {
  text: string;
  isComposed: boolean;
  atMs: number;
}

/** Collects what a scanner writes that sends texts instead of keys. */
export interface TextReader {
  /** @returns whether it begins a text of its own */
  write(written: Written): boolean;
  /** What was composed so far stays. */
  compose(): void;
  /** What was written since, where nobody types so fast; else null. */
  end(): string | null;
}

/** Feed it what is written; `end` after the silence. */
export function textReader(): TextReader {
  let [text, composed] = ['', ''];
  let [firstAtMs, lastAtMs] = [0, Number.NEGATIVE_INFINITY];
  return {
    write: (written) => {
      const isBegun = written.atMs - lastAtMs > SILENCE_MS;
      if (isBegun) [text, composed, firstAtMs] = ['', '', written.atMs];
      lastAtMs = written.atMs;
      if (written.isComposed) composed = written.text;
      else [text, composed] = [text + composed + written.text, ''];
      return isBegun;
    },
    compose: () => {
      [text, composed] = [text + composed, ''];
    },
    end: () => {
      const whole = text + composed;
      return lastAtMs - firstAtMs <= MAX_MS_PER_CHARACTER * whole.length ? whole : null;
    },
  };
}
