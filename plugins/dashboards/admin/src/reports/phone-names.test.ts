import { inTwoLines, shortened } from './phone-names';

describe('names in a picture on a phone', () => {
  it('shows the number of an order below its designation, where both are longer than a line', () => {
    expect(inTwoLines('ПГ.200 · 102')).toBe('ПГ.200 · 102');
    expect(inTwoLines('ТГ-250.00.00.000 · 117')).toEqual(['ТГ-250.00.00.000 ·', '117']);
    expect(inTwoLines('ТГ-250.00.00.000 · 117: мало истории')).toEqual([
      'ТГ-250.00.00.000 ·',
      '117: мало истории',
    ]);
    expect(inTwoLines('АСЦБ.218.79.00.04-01 · 5: позже 1 авг. 2028 г.')).toEqual([
      'АСЦБ.218.79.00.04-01',
      '· 5: позже 1 авг. 2028 г.',
    ]);
    expect(inTwoLines(12)).toBe('12');
  });

  it('shortens what would begin outside the picture', () => {
    expect(shortened('Контроль ОТК')).toBe('Контроль ОТК');
    expect(shortened('Размер не по чертежу')).toBe('Размер не по…');
    expect(shortened('Дефект чугунных отливок')).toBe('Дефект чугунн…');
    expect(shortened('2 нояб.')).toBe('2 нояб.');
  });
});
