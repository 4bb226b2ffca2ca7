import fc from 'fast-check';
import { faceFont } from './outline';
import { setWord } from './set-word';

const LETTERS = 'ABVWTYLfijlrt 0123456789/.,-_()АБВГДЖТУФЩЫЯабгджртуфщЁё№«»–—"\'^~\\½⁄́é';
const words = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 20 });

it('sets words as the font does', () => {
  fc.assert(
    fc.property(words, fc.boolean(), (word, bold) => {
      const { glyphs, positions } = faceFont(bold).layout(word);
      const set = setWord(word, bold);
      expect(set.map(({ glyph }) => glyph.id)).toEqual(glyphs.map(({ id }) => id));
      const places = positions.map(({ xAdvance, xOffset, yOffset }) => [xAdvance, xOffset, yOffset]);
      expect(set.map(({ xAdvance, xOffset, yOffset }) => [xAdvance, xOffset, yOffset])).toEqual(places);
    }),
    { numRuns: 300 },
  );
});
