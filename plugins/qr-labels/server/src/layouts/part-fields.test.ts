import { valueText } from './part-fields';

describe('a value of a field of the factory', () => {
  it.each([
    [null, 'string', ''],
    ['Лак', 'enumeration', 'Лак'],
    ['9007199254740993', 'biginteger', '9007199254740993'],
    ['100', 'integer', '100'],
    ['12.50', 'decimal', '12,5'],
    ['300', 'decimal', '300'],
    ['0.00', 'decimal', '0'],
    ['true', 'boolean', 'да'],
    ['false', 'boolean', 'нет'],
    ['2026-11-29', 'date', '29.11.2026'],
    ['2026-11-29 22:30:00.5', 'datetime', '30.11.2026, 01:30'],
  ])('%j of the type %s is said as %j', (text, type, said) => {
    expect(valueText(text, type, 'ru', 'Europe/Moscow')).toBe(said);
  });

  it.each([
    ['2026-01-11', 'date', '11 Jan 2026'],
    ['2026-01-10 22:30:00.5', 'datetime', '11 Jan 2026, 01:30'],
  ])('%j of the type %s is said in English as %j', (text, type, said) => {
    expect(valueText(text, type, 'en', 'Europe/Moscow')).toBe(said);
  });
});
