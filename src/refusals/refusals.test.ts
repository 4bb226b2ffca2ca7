import {
  ALL_REFUSAL_CODES,
  languageOf,
  refusalBody,
  refusalMessage,
  refusalOfThrown,
  refusalStatus,
} from '.';

describe('languageOf', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['ru', 'ru'],
    ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
    ['en-US,en;q=0.9,ru;q=0.8', 'en'],
    ['de, ru;q=0.5', 'ru'],
    ['en;q=0.2, RU;q=0.4', 'ru'],
    ['ru;q=0', 'en'],
    ['de', 'en'],
  ])('answers %j in %s', (header, language) => {
    expect(languageOf({ 'accept-language': header })).toBe(language);
  });
});

describe('a header longer than any browser sends', () => {
  it('is not read', () => {
    expect(languageOf({ 'accept-language': 'ru,'.repeat(300) })).toBe('en');
  });
});

it.each(['53100', 'ENOSPC', 'EDQUOT'])('%s says that the disk is full', (code) => {
  expect(refusalOfThrown(Object.assign(new Error('no room'), { code }))).toMatchObject({ code: 'disk-full' });
});

describe('refusals', () => {
  it.each(ALL_REFUSAL_CODES.map((code) => [code]))('%s has a status and words in both languages', (code) => {
    expect(refusalStatus(code)).toBeGreaterThanOrEqual(400);
    expect(refusalMessage(code, {}, 'en')).toMatch(/^[A-Z][\x20-\x7e“”]+\.$/);
    expect(refusalMessage(code, {}, 'ru')).toMatch(/^[А-ЯЁ].*[а-яё]\.$/);
  });

  it('names the numbers, the places and the colleague', () => {
    const details = {
      waiting: 3,
      asked: 5,
      where: [
        { operation: 1, stage: 'Резка', waiting: 4, operator: 'Пётр' },
        { operation: 2, stage: 'Сварка', waiting: 3, operator: null },
        { operation: 3, stage: 'Контроль', waiting: 0, operator: null },
      ],
    };
    expect(refusalMessage('quantity-exceeds-waiting', details, 'en')).toBe(
      'Only 3 pieces wait at this operation, not 5. Pieces of this batch wait: 4 at 1 Резка (last reported by Пётр), ' +
        '3 at 2 Сварка. Correct the quantity, or have the operation before reported first.',
    );
    expect(refusalMessage('quantity-exceeds-waiting', details, 'ru')).toBe(
      'На этой операции ожидает только 3 шт., а указано 5. Где лежат детали партии: 4 шт. на операции 1 Резка ' +
        '(последним отмечал Пётр), 3 шт. на операции 2 Сварка. Исправьте количество или дождитесь отметки предыдущей операции.',
    );
    expect(refusalMessage('quantity-exceeds-waiting', { waiting: 1 }, 'en')).toMatch(
      /^Only 1 piece waits at/,
    );
  });

  it('has the shape of the errors of Strapi, the code beside the numbers', () => {
    expect(
      refusalBody({ code: 'label-voided', details: { validCode: 'ABC', code: 'forged' } }, 'en'),
    ).toEqual({
      data: null,
      error: {
        status: 409,
        name: 'ConflictError',
        message: 'This label is void. Use the label ABC.',
        details: { code: 'label-voided', validCode: 'ABC' },
      },
    });
  });

  it('survives details of a wrong shape', () => {
    for (const code of ALL_REFUSAL_CODES) {
      const details = { where: [null, 7, {}], waiting: 'x', paths: [1, null], reason: {}, now: [] };
      expect(refusalMessage(code, details, 'ru')).toEqual(expect.any(String));
    }
  });
});
