import fc from 'fast-check';

/** Mostly what somebody may have meant, now and then nonsense: else nearly everything would be refused. */
export function mostly<T>(sensible: fc.Arbitrary<T>, whatever: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 7, arbitrary: sensible }, { weight: 1, arbitrary: whatever });
}
