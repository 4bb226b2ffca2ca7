import { failureOf, ApiFailure, wasAborted } from './api-failure';
import {
  formatAgo,
  formatCount,
  formatDay,
  formatDuration,
  formatInstant,
  formatInstantDay,
  formatShare,
  NOTHING,
} from './formats';
import { KIT_TEXTS } from './kit-texts';
import { PART_TEXTS } from './part-words';
import { flawsOf } from './texts';

const words = (key: string) => `own:${key}`;

describe('texts', () => {
  it('finds what a translator forgets', () => {
    expect(flawsOf({ a: { ru: 'Да', en: '' } })).toEqual(['a: empty']);
    expect(flawsOf({ b: { ru: 'Строк: {n}', en: 'Rows: {count}' } })).toEqual(['b: placeholders differ']);
    expect(flawsOf({ c: { ru: 'Rows', en: 'Rows' } })).toEqual(['c: not Russian']);
    expect(flawsOf({ c: { ru: 'CSV', en: 'CSV' } }, ['c'])).toEqual([]);
    expect(flawsOf({ d: { ru: 'Да', en: 'Да' } })).toEqual(['d: not English']);
  });

  it('takes plurals of different forms for the same placeholder', () => {
    const text = {
      ru: '{n, plural, one {# строка} few {# строки} other {# строк}}',
      en: '{n, plural, one {# row} other {# rows}}',
    };
    expect(flawsOf({ text })).toEqual([]);
  });

  it('has no flaw in its own words', () => {
    expect(flawsOf(KIT_TEXTS)).toEqual([]);
    expect(flawsOf(PART_TEXTS)).toEqual([]);
  });
});

describe('formats', () => {
  it('writes durations in their two largest units', () => {
    expect(formatDuration(8_135_000, 'ru')).toBe('2 ч 15 мин');
    expect(formatDuration(7_200_000, 'en')).toBe('2 h');
    expect(formatDuration(59_999, 'ru')).toBe('59 с');
    expect(formatDuration(90_061_000, 'ru')).toBe('1 д 1 ч');
    expect(formatDuration(-5, 'en')).toBe('0 s');
    expect(formatAgo(1_000, 4_200, 'ru')).toBe('3 с назад');
  });

  it('never shows a share without its whole', () => {
    expect(formatShare(9, 20, 'ru')).toBe('45 % (9 из 20)');
    expect(formatShare(999, 1000, 'en')).toBe('99 % (999 of 1,000)');
    expect(formatShare(0, 0, 'ru')).toBe(NOTHING);
  });

  it('keeps calendar dates out of time zones and puts instants into the factory', () => {
    expect(formatDay('2026-01-31', 'en')).toBe('Jan 31, 2026');
    expect(formatDay('not a day', 'en')).toBe(NOTHING);
    expect(formatDay(null, 'ru')).toBe(NOTHING);
    expect(formatInstant('2026-01-31T22:30:00Z', 'ru', 'Europe/Moscow')).toContain('1 февр. 2026');
    expect(formatInstantDay('2026-01-31T22:30:00Z', 'ru', 'Europe/Moscow')).toBe('1 февр. 2026 г.');
    expect(formatInstantDay('2026-01-31T22:30:00Z', 'ru', null)).toBe(NOTHING);
    expect(formatCount(1234567, 'en')).toBe('1,234,567');
  });
});

describe('failureOf', () => {
  const refused = (status: number, message: string, code?: string) => ({
    status,
    response: { data: { error: { status, message, details: code ? { code, waiting: 3 } : {} } } },
  });

  it('keeps the words, code and numbers of a refusal', () => {
    const failure = failureOf(refused(409, 'Здесь ждут только 3.', 'quantity-exceeds-waiting'), words);
    expect(failure).toBeInstanceOf(ApiFailure);
    expect(failure).toMatchObject({
      message: 'Здесь ждут только 3.',
      status: 409,
      code: 'quantity-exceeds-waiting',
    });
    expect(failure.details.waiting).toBe(3);
  });

  it('speaks itself where the server says nothing useful', () => {
    expect(failureOf(refused(500, 'Internal Server Error'), words).message).toBe('own:error.server');
    expect(failureOf(refused(403, 'Forbidden'), words).message).toBe('own:error.forbidden');
    expect(failureOf(new TypeError('Failed to fetch'), words)).toMatchObject({
      message: 'own:error.network',
      status: 0,
    });
    expect(failureOf(undefined, words).message).toBe('own:error.network');
  });

  it('knows a request that was given up', () => {
    expect(wasAborted(new DOMException('left', 'AbortError'))).toBe(true);
    expect(wasAborted(new Error('AbortError'))).toBe(false);
  });
});
