import { ALL_REFUSAL_CODES } from '../../../../../src/refusals';
import { amountsInWords, loadTexts, textsOf } from '.';
import { ENGLISH } from './en';
import { RUSSIAN } from './ru';

const TEXTS = { ru: RUSSIAN, en: ENGLISH };

type Leaf = { path: string; value: unknown };

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

const NO_FACTS = {
  waiting: null,
  asked: null,
  stage: null,
  reason: null,
  by: null,
  validCode: null,
  isUndo: false,
  mayCome: false,
};

/** What a text says; texts with numbers and names in them are asked with some. */
function said(value: unknown): string {
  if (typeof value === 'string') return value;
  const answer = (value as (...args: unknown[]) => unknown)(3, 2, 'Ф');
  if (typeof answer === 'string') return answer;
  const { title, advice } = (value as (facts: typeof NO_FACTS) => { title: string; advice: string })(
    NO_FACTS,
  );
  return `${title} ${advice}`;
}

describe('the words of the page', () => {
  const russian = leaves(TEXTS.ru);
  const english = leaves(TEXTS.en);

  it('stand in both languages under the same names', () => {
    expect(russian.map(({ path }) => path).sort()).toEqual(english.map(({ path }) => path).sort());
    expect(russian.length).toBeGreaterThan(100);
  });

  it.each([...russian, ...english].map(({ path, value }) => [path, value]))(
    '%s says something',
    (_, value) => {
      expect(said(value).trim()).not.toBe('');
      expect(said(value)).not.toMatch(/undefined|null|NaN|\[object/);
    },
  );

  it('are of the right alphabet', () => {
    const foreign = ['.language', '.locale', '.switchLanguage'];
    for (const { path, value } of russian) {
      if (!foreign.includes(path)) expect(`${path}: ${said(value)}`).toMatch(/[а-яё]/i);
    }
    for (const { path, value } of english) {
      if (path !== '.switchLanguage')
        expect(`${path}: ${said(value).replace('Ф', '')}`).not.toMatch(/[а-яё]/i);
    }
  });

  it('explain refusals that exist, and every one that a report can meet', () => {
    for (const code of Object.keys(TEXTS.ru.refusals)) expect(ALL_REFUSAL_CODES).toContain(code);
    const ofReports = ['quantity-exceeds-waiting', 'part-on-hold', 'label-voided', 'part-cancelled'];
    ofReports.push('operation-replaced', 'scan-id-reused', 'reason-required', 'not-permitted');
    ofReports.push('stage-not-permitted', 'scrap-not-allowed-here', 'rework-not-allowed-here');
    for (const code of ofReports) expect(TEXTS.en.refusals).toHaveProperty(code);
  });
});

it('a foreman’s decision names what he decided on: a report, or the undo of one', () => {
  const facts = { ...NO_FACTS, reason: 'на месте', by: 'Мастер' };
  const titles = (['ru', 'en'] as const).flatMap((language) =>
    [false, true].map((isUndo) => TEXTS[language].refusals['already-settled']?.({ ...facts, isUndo }).title),
  );
  expect(titles).toEqual([
    ...['Эту отметку мастер решил не учитывать', 'Эту отметку мастер решил не отменять'],
    'The foreman has decided not to count this report',
    'The foreman has decided not to undo this report',
  ]);
});

it('the words of a language are there once they are loaded', async () => {
  expect(() => textsOf('en')).toThrow('not loaded');
  await loadTexts('en');
  expect(textsOf('en')).toBe(ENGLISH);
});

describe('amountsInWords', () => {
  it('names what there is', () => {
    const some = { good: 3, scrapped: 1, rework: 2 };
    expect(amountsInWords(TEXTS.ru, some)).toBe('3 годные, 1 в брак, 2 на доработку');
    expect(amountsInWords(TEXTS.en, some)).toBe('3 good, 1 scrap, 2 rework');
    expect(amountsInWords(TEXTS.ru, { good: 21, scrapped: 0, rework: 0 })).toBe('21 годная');
    expect(TEXTS.ru.part.allGood(7)).toBe('ВСЕ 7 ГОДНЫ');
    expect(TEXTS.en.part.allGood(7)).toBe('ALL 7 GOOD');
  });
});
