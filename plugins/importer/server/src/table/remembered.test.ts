import { remembered } from './remembered';

describe('what was asked before', () => {
  it('is answered without asking again', () => {
    const asked: string[] = [];
    const lengthOf = remembered((text) => {
      asked.push(text);
      return text.length;
    });
    expect(['аб', 'в', 'аб', ''].map(lengthOf)).toEqual([2, 1, 2, 0]);
    expect([lengthOf(''), asked]).toEqual([0, ['аб', 'в', '']]);
  });

  it('is forgotten when texts are many, and never kept of long ones', () => {
    let asked = 0;
    const count = remembered((text) => {
      asked += 1;
      return `${text}!`;
    });
    const texts = Array.from({ length: 5_001 }, (_, index) => `т${index}`);
    for (const text of texts) expect(count(text)).toBe(`${text}!`);
    expect(count('т0')).toBe('т0!');
    expect(count('т5000')).toBe('т5000!');
    expect(asked).toBe(5_002);
    const long = 'д'.repeat(501);
    expect([count(long), count(long), asked]).toEqual([`${long}!`, `${long}!`, 5_004]);
  });
});
