import { hostilePlaces, isHostileText } from '../../src/middlewares/http/hostile-text';
import { isHostileUrl } from '../../src/middlewares/http/hostile-url';

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let index = 0; index < depth; index += 1) value = [value];
  return value;
}

describe('isHostileText', () => {
  it.each([
    ['a NUL', 'a\u0000b', true],
    ['half of a surrogate pair', 'a\ud83d', true],
    ['an emoji', 'ok 👍', false],
    ['Russian', 'Втулка', false],
    ['a NUL that is only written', '\\u0000', false],
    ['other control characters', 'a\tb\r\nc\u0001', false],
  ])('%s', (_name, text, expected) => {
    expect(isHostileText(text)).toBe(expected);
  });
});

describe('hostilePlaces', () => {
  it('names where', () => {
    const body: unknown = JSON.parse('{"data":{"name":"a\\u0000","items":["x",{"deep":"\\ud800"}]}}');
    expect(hostilePlaces(body).sort()).toEqual(['data.items.1.deep', 'data.name']);
  });

  it('does not repeat a hostile key in its answer', () => {
    expect(hostilePlaces(JSON.parse('{"a":{"b\\u0000c":1}}'))).toEqual(['a.?']);
    expect(hostilePlaces(JSON.parse('{"__proto__":{"admin":true}}'))).toEqual(['?']);
  });

  it('lets 64 levels in and refuses the 65th', () => {
    expect(hostilePlaces(nested(64))).toEqual([]);
    expect(hostilePlaces(nested(65))).toHaveLength(1);
  });

  it('survives a megabyte of brackets', () => {
    expect(hostilePlaces(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)))).toHaveLength(1);
  });

  it('names ten places at most', () => {
    expect(hostilePlaces(Array.from({ length: 50 }, () => '\u0000'))).toHaveLength(10);
  });

  it('passes an ordinary body', () => {
    expect(hostilePlaces({ good: 3, comment: 'ok', rework: null, list: [1, true] })).toEqual([]);
  });
});

describe('isHostileUrl', () => {
  it.each([
    ['/api/parts/%00', true],
    ['/api/parts?x=%00', true],
    ['/api/parts/%zz', true],
    ['/api/parts?x=100%', true],
    ['/api/parts/%E0%A4', true],
    ['/api/parts/%ff', true],
    [`/api/parts?x=${'a'.repeat(8_192)}`, true],
    ['/api/parts?filters[name][$contains]=%D0%92%D1%82', false],
    ['/api/parts/%2500', false],
    ['/', false],
  ])('%s', (url, expected) => {
    expect(isHostileUrl(url)).toBe(expected);
  });
});
