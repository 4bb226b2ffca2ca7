import { useState } from 'react';
import type { PartRow } from '../../../server/src/contracts';
import { useSay } from '../texts';

/** Codes in an address that every server and proxy still takes. */
export const MOST_TICKED = 200;

/** A ticked batch as a list names it, for it may be on another page by now. */
export interface TickedBatch {
  code: string;
  name: string;
  /** Below the name: which order, which code. */
  about: string;
}

export interface Ticked {
  batches: ReadonlyMap<string, TickedBatch>;
  /** No more can be ticked. */
  isFull: boolean;
  /** Tick these batches, the first ones as far as there is room, or untick them. */
  tick(parts: readonly PartRow[], on: boolean): void;
  untick(codes: readonly string[]): void;
  clear(): void;
}

/** Batches that a person has ticked, kept while he searches and turns pages; 200 at most. */
export function useTicked(): Ticked {
  const say = useSay();
  const [batches, setBatches] = useState<ReadonlyMap<string, TickedBatch>>(new Map());
  const named = ({ code, designation, name, lot }: PartRow): TickedBatch => ({
    code,
    name: [designation, name, lot > 0 ? say('order.lot', { lot }) : null].filter(Boolean).join(' · ') || code,
    about: code,
  });
  const untick = (codes: readonly string[]) =>
    setBatches((before) => new Map([...before].filter(([code]) => !codes.includes(code))));
  return {
    batches,
    isFull: batches.size >= MOST_TICKED,
    untick,
    tick(parts, on) {
      if (!on) return untick(parts.map(({ code }) => code));
      setBatches((before) => {
        const all = new Map([...before, ...parts.map((part) => [part.code, named(part)] as const)]);
        return new Map([...all].slice(0, MOST_TICKED));
      });
    },
    clear: () => setBatches(new Map()),
  };
}
