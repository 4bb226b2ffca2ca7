import type { KeptItem } from '../outbox/kept-item';

/** What a device keeps of one person's acts, by what becomes of them. */
export interface UnsentOf {
  name: string;
  /** Goes after any sign-in. */
  unsent: number;
  /** Goes when this person signs in. */
  ownOnly: number;
  /** The server said no: a sign-in sends none of it. */
  notTaken: number;
}

type Kept = Pick<KeptItem, 'operator' | 'refusal' | 'ownOnly' | 'madeIn' | 'kind' | 'body'>;

/** What is kept, person by person, in the order in which each began. What waits behind a refusal of its part is not told: nothing sends it. */
export function unsentByPerson(kept: readonly Kept[]): UnsentOf[] {
  const byPerson = new Map<string, UnsentOf>();
  const held = new Set<string>();
  for (const { operator, refusal, ownOnly, madeIn, kind, body } of kept) {
    if (refusal === null && kind !== 'call' && held.has(body.partCode)) continue;
    if (refusal !== null && kind !== 'call') held.add(body.partCode);
    const { id, name } = operator;
    const found = byPerson.get(id) ?? { name, unsent: 0, ownOnly: 0, notTaken: 0 };
    // Without the session in which it was made nobody else may send it.
    const becomes = refusal !== null ? 'notTaken' : ownOnly || madeIn === null ? 'ownOnly' : 'unsent';
    found[becomes] += 1;
    byPerson.set(id, found);
  }
  return [...byPerson.values()];
}
