import fc from 'fast-check';
import { badgeDesign, badgeSticker } from '../badges/badge-card';
import { composeDesign } from '../sheet/compose-design';
import { plainText } from '../sheet/fit-text';
import { stageCardDesign, stageSticker } from '../stage-cards/stage-card';
import { CARD_LAYOUTS } from './card-wish';

const LETTERS = 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯабвгдежзиклмнопрстуфхцчшщьэюяW0123456789.-№';
const names = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 100 }),
    fc.string({ unit: fc.constantFrom(...LETTERS, ' ', ' ', ' '), minLength: 1, maxLength: 100 }),
    fc.constantFrom('Ш'.repeat(100), 'Термическая обработка и дробеструйная очистка корпусных деталей'),
  )
  .filter((name) => plainText(name) !== '');
const together = (text: string) => plainText(text).replaceAll(' ', '');

describe.each(Object.entries(CARD_LAYOUTS))('cards of %s', (_name, layout) => {
  it('say any name whole', () => {
    fc.assert(
      fc.property(names, fc.constantFrom('ru' as const, 'en' as const), (name, language) => {
        const how = { layout, corner: { xMm: 0, yMm: 0 }, language };
        const badge = badgeSticker({ code: '0123456789ABC', name, role: 'operator' }, language);
        const stage = stageSticker({ id: 'a'.repeat(24), name }, language);
        const cards = [
          composeDesign(badgeDesign(layout), { ...how, sticker: badge, modules: 29 }),
          composeDesign(stageCardDesign(layout), { ...how, sticker: stage, modules: 33 }),
        ];
        for (const { cuts, texts, symbol } of cards) {
          expect(cuts).toEqual([]);
          expect(
            texts
              .map(({ text }) => text)
              .join('')
              .replaceAll(' ', ''),
          ).toContain(together(name));
          expect(symbol.moduleMm).toBeGreaterThanOrEqual(0.4);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('letters of a card', () => {
  const badge = (name: string) => {
    const layout = CARD_LAYOUTS['a4-2x5'];
    const sticker = badgeSticker({ code: '0123456789ABC', name, role: 'operator' }, 'ru');
    const { texts } = composeDesign(badgeDesign(layout), {
      ...{ layout, corner: { xMm: 0, yMm: 0 }, language: 'ru', sticker, modules: 29 },
    });
    return texts.map(({ text, sizeMm }): [string, number] => [text, sizeMm]);
  };

  it('grow where there is room, to twice their size at most, and not where a name fills the card', () => {
    const [name, role] = badge('Ким');
    expect(name).toEqual(['Ким', expect.closeTo(10.8, 1)]);
    expect(role?.[1]).toBeGreaterThan(54 * 0.067 * 1.5);
    const [long] = badge('Константинопольская-Вознесенская Александра Владимировна');
    expect(long?.[1]).toBeLessThanOrEqual(5.4);
  });
});
