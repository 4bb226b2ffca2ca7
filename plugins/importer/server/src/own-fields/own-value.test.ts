import type { OwnField, OwnFieldType } from './own-field';
import { readOwnValue } from './own-value';

function field(type: OwnFieldType, more: Partial<OwnField> = {}): OwnField {
  return {
    ...{ name: 'own', column: 'own', label: 'Своё', type, required: false, unique: false, default: null },
    ...{ values: [], minLength: null, maxLength: null, min: null, max: null, pattern: null, timeZone: null },
    ...more,
  };
}

describe('a value of a field of the factory', () => {
  it.each<[string, OwnField, string | number | boolean, unknown]>([
    ['a whole number', field('integer'), '1 234', 1234],
    ['a number of a spreadsheet', field('integer'), 12, 12],
    ['the least one', field('integer'), '-2147483648', -2147483648],
    ['a negative one', field('integer'), '-7', -7],
    ['a number too large for JavaScript', field('biginteger'), '9007199254740993', '9007199254740993'],
    ['a decimal comma', field('decimal'), '12,5', 12.5],
    ['half a cent', field('decimal'), '1.005', 1.01],
    ['a float', field('float'), '0,125', 0.125],
    ['yes', field('boolean'), 'Да', true],
    ['no', field('boolean'), '-', false],
    ['a flag of a spreadsheet', field('boolean'), true, true],
    ['a Russian day', field('date'), '29.11.2026', '2026-11-29'],
    ['a day of a spreadsheet', field('date'), '2026-11-29', '2026-11-29'],
    [
      'an instant of the factory',
      field('datetime', { timeZone: 'Europe/Moscow' }),
      '29.11.2026 08:00',
      '2026-11-29T05:00:00.000Z',
    ],
    ['an instant with a zone', field('datetime'), '2026-11-29T08:00+05:00', '2026-11-29T03:00:00.000Z'],
    ['one of a list', field('enumeration', { values: ['Грунт', 'Лак'] }), 'лак', 'Лак'],
    ['a line', field('string', { maxLength: 255 }), ' два\nслова ', 'два слова'],
    ['lines', field('text', { maxLength: 255 }), 'две\r\nстроки', 'две\nстроки'],
    ['an address', field('email', { maxLength: 255 }), 'a@b.example', 'a@b.example'],
    ['a text of a pattern', field('string', { pattern: '^[A-Z]{2}$' }), 'AB', 'AB'],
  ])('%s is read', (_, own, cell, value) => {
    expect(readOwnValue(own, cell)).toMatchObject({ value });
  });

  it('with long spaces within takes no longer than another', () => {
    const value = `a${' '.repeat(30_000)}b`;
    for (let again = 0; again < 20; again += 1)
      expect(readOwnValue(field('string'), ` ${value}\u200b\n`)).toEqual({ value });
    expect(readOwnValue(field('string'), '\u200b a \r\n \n b\u200b ')).toEqual({ value: 'a b' });
  });

  it.each<[string, OwnField, string | number]>([
    ['own-value-not-a-number', field('integer'), '5 шт'],
    ['own-value-not-a-number', field('float'), '1e999x'],
    ['own-value-not-whole', field('integer'), '1,000'],
    ['own-value-not-whole', field('integer'), 1.5],
    ['own-value-too-large', field('integer'), '2147483648'],
    ['own-value-too-large', field('biginteger'), '9223372036854775808'],
    ['own-value-too-large', field('decimal'), '100000000'],
    ['own-value-too-large', field('float'), '1e999'],
    ['own-value-too-small', field('decimal', { min: 1 }), '0,99'],
    ['own-value-too-large', field('integer', { max: 5 }), '6'],
    ['own-value-too-large', field('biginteger', { max: '9007199254740993' }), '9007199254740994'],
    ['own-value-not-yes-or-no', field('boolean'), 'может быть'],
    ['own-value-not-a-date', field('date'), '30.02.2026'],
    ['own-value-not-a-date', field('date'), '03/04/2026'],
    ['own-value-not-a-date', field('datetime'), '2026-11-29T25:00Z'],
    ['own-value-not-in-list', field('enumeration', { values: ['Лак'] }), 'Краска'],
    ['own-value-too-long', field('string', { maxLength: 3 }), 'абвг'],
    ['own-value-too-short', field('string', { minLength: 3 }), 'аб'],
    ['own-value-breaks-pattern', field('string', { pattern: '^[A-Z]{2}$' }), 'A1'],
    ['own-value-not-an-email', field('email'), 'нет адреса'],
  ])('%s', (code, own, cell) => {
    expect(readOwnValue(own, cell)).toMatchObject({ code });
  });

  it('says that a decimal is rounded, and that an empty cell or a dash says nothing', () => {
    expect(readOwnValue(field('decimal'), '0,125')).toEqual({ value: 0.13, rounded: true });
    expect(readOwnValue(field('decimal'), '-0.001')).toEqual({ value: 0, rounded: true });
    expect([readOwnValue(field('date'), ' – '), readOwnValue(field('string'), null)]).toEqual([
      { value: null },
      { value: null },
    ]);
  });
});
