import { wrapped } from './wrapped';

/** Each letter is one wide. */
const widthOf = (text: string) => text.length;

describe('wrapped', () => {
  it('breaks a text between words where a line is full', () => {
    expect(wrapped('aa bb cc dd', 5, widthOf)).toEqual(['aa bb', 'cc dd']);
    expect(wrapped('aa', 5, widthOf)).toEqual(['aa']);
  });

  it('leaves a word that is longer than a line whole', () => {
    expect(wrapped('a bbbbbbbb c', 5, widthOf)).toEqual(['a', 'bbbbbbbb', 'c']);
  });
});
