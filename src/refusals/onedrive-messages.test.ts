import { ONEDRIVE_ENGLISH, ONEDRIVE_RUSSIAN } from './onedrive-messages';

/** Whatever OneDrive does not do, people read in their language what it was and what helps. */

const CODES = Object.keys(ONEDRIVE_RUSSIAN) as (keyof typeof ONEDRIVE_RUSSIAN)[];
const DETAILS = {
  ...{ setting: 'MS_TENANT_ID', microsoftCode: 'AADSTS50001', path: 'Отчёты/бирки.csv', name: 'A-1.docx' },
  ...{ wanted: 'folder', limitMb: 20, retryAfterSeconds: 120, status: 418 },
};
const said = (table: typeof ONEDRIVE_RUSSIAN, code: (typeof CODES)[number], details: object): string => {
  const message = table[code];
  return typeof message === 'string' ? message : message(details as never);
};

/** Sentences that ask somebody to do something. */
const RUSSIAN_ADVICE =
  /(повторите|проверьте|выберите|загрузите|попросите|скопируйте|создайте|включите|найдите|добавьте|оставьте|укажите|освободите|откройте|пусть он)/i;
const ENGLISH_ADVICE =
  /\b(try again|check|choose|upload|ask|copy|create|enable|find|add|keep|leave|name|make|open|have|let|look|grant|switch|set|put|point)\b/i;

it('has a message in both languages for every code', () => {
  expect(Object.keys(ONEDRIVE_ENGLISH).sort()).toEqual([...CODES].sort());
});

it.each(CODES)('%s says what to do, in Russian and in English', (code) => {
  for (const details of [{}, DETAILS]) {
    const russian = said(ONEDRIVE_RUSSIAN, code, details);
    const english = said(ONEDRIVE_ENGLISH, code, details);
    expect(russian).toMatch(/[а-яё]/i);
    if (!('path' in details)) expect(english).not.toMatch(/[а-яё]/i);
    // What is wrong is one sentence, what to do another.
    for (const text of [russian, english])
      expect(text.match(/[.:;](\s|$)/g)?.length).toBeGreaterThanOrEqual(2);
    expect(russian).toMatch(RUSSIAN_ADVICE);
    expect(english).toMatch(ENGLISH_ADVICE);
    expect(`${russian}${english}`).not.toMatch(/undefined|null|NaN|\[object/);
  }
});

it.each([
  ['Russian', ONEDRIVE_RUSSIAN],
  ['English', ONEDRIVE_ENGLISH],
])('no two codes say the same in %s', (_language, table) => {
  expect(new Set(CODES.map((code) => said(table, code, {}))).size).toBe(CODES.length);
});
