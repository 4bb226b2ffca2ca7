import type { KeptItem } from './kept-item';
import { anItem, IVAN, OLGA, REFUSAL } from './some-items';
import { stoppedBy, waitsOf } from './waits';

/** What each of these waits for while Иван is signed in, and which act stands in its way. */
const waits = (items: readonly KeptItem[]): string[] => {
  const stopped = stoppedBy(items, IVAN.id);
  return items.map((one) => {
    const { for: what, act } = waitsOf(one, stopped, IVAN.id);
    return `${one.id}: ${what}${act ? ` ${act.id}` : ''}`;
  });
};

describe('what an act waits for', () => {
  it('is a chance to send it, unless another of its part stands in its way', () => {
    const refused = anItem('b', 'Q', { refusal: REFUSAL });
    expect(waits([anItem('a', 'P'), refused, anItem('c', 'Q'), anItem('d', 'P')])).toEqual([
      'a: chance',
      'b: settling b',
      'c: settling b',
      'd: chance',
    ]);
  });

  it('is the maker or the foreman where somebody else made what stands in its way', () => {
    const foreign = { operator: OLGA, madeIn: 's2' };
    expect(
      waits([
        anItem('a', 'P', { ...foreign, ownOnly: true }),
        anItem('b', 'P'),
        anItem('c', 'Q', { operator: OLGA, madeIn: null }),
        anItem('d', 'R', { ...foreign, refusal: REFUSAL }),
        anItem('e', 'R'),
        anItem('f', 'S', foreign),
      ]),
    ).toEqual(['a: maker a', 'b: maker a', 'c: maker c', 'd: maker d', 'e: maker d', 'f: chance']);
  });

  it('is the end of a hold, whoever made what the hold has stopped', () => {
    const held = { refusal: { ...REFUSAL, code: 'part-on-hold' } };
    expect(waits([anItem('a', 'P', held), anItem('b', 'P')])).toEqual(['a: release a', 'b: release a']);
    expect(waits([anItem('a', 'P', { ...held, operator: OLGA })])).toEqual(['a: release a']);
  });

  it('is the first that stands in its way, and never a call for the foreman', () => {
    const call = { kind: 'call', call: { reason: 'machine', comment: '' }, refusal: REFUSAL } as const;
    const [first, second] = [anItem('b', 'P', { refusal: REFUSAL }), anItem('c', 'P', { refusal: REFUSAL })];
    expect(waits([anItem('a', 'P', call), first, second, anItem('d', 'P')])).toEqual([
      'a: settling a',
      'b: settling b',
      'c: settling b',
      'd: settling b',
    ]);
  });
});
