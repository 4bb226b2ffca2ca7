/** Texts whose answers are kept: columns repeat a few hundred; what differs in every row is forgotten again. */
const MOST_TEXTS = 5_000;
/** Longer texts repeat seldom and would be held for long. */
const LONGEST = 500;

/**
 * The same function, asked once for each text that comes again: a column of a bill of materials repeats few texts in
 * thousands of rows.
 * @param work pure; what it gives is shared, so nobody may change it
 */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = work(text);
    if (text.length > LONGEST) return answer;
    if (known.size >= MOST_TEXTS) known.clear();
    known.set(text, answer);
    return answer;
  };
}
