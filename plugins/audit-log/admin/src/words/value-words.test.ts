import { valueWord } from './value-words';

it('says values that are chosen from a few, and leaves what people have typed', () => {
  expect(valueWord('kind', 'report', 'ru')).toBe('Отметка');
  expect(valueWord('kind', 'machine', 'ru')).toBe('Станок');
  expect(valueWord('preferedLanguage', 'ru', 'en')).toBe('Russian');
  expect(valueWord('reason', 'report', 'ru')).toBeNull();
  expect(valueWord('kind', 'teleport', 'ru')).toBeNull();
});
