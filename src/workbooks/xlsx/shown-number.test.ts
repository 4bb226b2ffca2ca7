import { shownBy } from './shown-number';

it.each([
  ['0.00', 12.1, '12.10'],
  ['0.0#', 12.1, '12.1'],
  ['0.0#', 12, '12.0'],
  ['000', 5, '005'],
  ['000', 12345, '12345'],
  ['"АБ-"000', 5, 'АБ-005'],
  ['00\\.00\\.000', 1203045, '12.03.045'],
  ['0" шт"', 5, '5 шт'],
  ['#', 0, ''],
  ['0', 0, '0'],
  ['0.00_);(0.00)', 3, '3.00'],
  ['[Red]0.0', 2, '2.0'],
])('%s shows %s as %s', (format, value, text) => {
  expect(shownBy(format)?.(value)).toBe(text);
});

it.each(['General', '#,##0', '0.00E+00', '0%', '# ?/?', 'dd.mm.yyyy', '@', '"', ''])(
  '%s is left alone',
  (format) => {
    expect(shownBy(format)).toBeNull();
  },
);
