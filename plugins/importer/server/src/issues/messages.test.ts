import { issueMessage } from './messages';
import { ENGLISH_ISSUES } from './messages-en';
import { RUSSIAN_ISSUES } from './messages-ru';
import { shownValue, type IssueCode } from './issue';

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

const RUSSIAN_ADVICE = /[а-яё](йте|ите|ьте|тесь)(?![а-яё])/;
const ENGLISH_ADVICE =
  /(^|[.;:,] |\bor |\band |\bone |\belse |\bproduct |\bmaterial )(accept|add|check|choose|clear|correct|delete|divide|double|enter|export|format|give|import|leave|let|make|name|open|order|put|round|save|say|set|shorten|sort|split|take|try|type|unmerge|upload|write)\b/i;

describe('the words of issues', () => {
  it.each(Object.keys(ENGLISH_ISSUES) as IssueCode[])('%s says what to do in both languages', (code) => {
    expect(RUSSIAN_ISSUES[code]).toMatch(RUSSIAN_ADVICE);
    expect(ENGLISH_ISSUES[code]).toMatch(ENGLISH_ADVICE);
  });

  it.each(Object.keys(ENGLISH_ISSUES) as IssueCode[])(
    '%s exists in both languages with the same details',
    (code) => {
      expect(ENGLISH_ISSUES[code]).toMatch(/^[A-Z"{].*\.$/s);
      expect(ENGLISH_ISSUES[code]).not.toMatch(/[а-яё]/i);
      expect(RUSSIAN_ISSUES[code]).toMatch(/[а-яё]/i);
      expect(RUSSIAN_ISSUES[code]).toMatch(/\.$/);
      expect(placeholders(RUSSIAN_ISSUES[code])).toEqual(placeholders(ENGLISH_ISSUES[code]));
    },
  );

  it('take their details in', () => {
    expect(issueMessage('cycle', { names: ['А', 'Б', 'А'], rows: [3, 5] }, 'en')).toBe(
      'The assembly contains itself: А, Б, А. Correct where these parts belong in rows 3, 5.',
    );
  });

  it('call formats by their names', () => {
    const details = { chosen: 'level-column', other: 'outline' };
    expect(issueMessage('format-ambiguous', details, 'ru')).toBe(
      'Состав прочитан способом «столбец уровня», но подходит и «группировка строк», и дерево выйдет другим. Выберите верный способ.',
    );
  });

  it('show values short and without what cannot be shown', () => {
    expect(shownValue('a\u0000b\n')).toBe('a\uFFFDb\uFFFD');
    expect(shownValue('x'.repeat(200))).toHaveLength(100);
    expect([shownValue(null), shownValue(undefined), shownValue(3.5)]).toEqual([null, null, '3.5']);
  });
});
