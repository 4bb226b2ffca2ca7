import { gunzipSync } from 'node:zlib';
import { packJson, unpackJson } from './packed-json';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ index, text: `№ ${index} "x"` }));

it.each([
  ['nothing', {}],
  ['no array', { text: 'Вал\n', none: null, gone: undefined, number: 1.5, nested: { list: [1, [2]] } }],
  [
    'arrays of every length',
    { a: [], b: [1], c: many(1_000), d: many(1_001), e: many(2_000), f: [undefined, null] },
  ],
  ['more than is packed at one go', { a: Array.from({ length: 3_000 }, () => 'Вал '.repeat(1_000)), b: 1 }],
  ['what looks like the inside of JSON', { ',': ['],"x":['], '"': [[]] }],
])('%s: the text is that of JSON.stringify, and comes back', async (_what, value) => {
  const packed = await packJson(value);
  expect(gunzipSync(packed).toString('utf8')).toBe(JSON.stringify(value));
  expect(await unpackJson(packed)).toEqual(JSON.parse(JSON.stringify(value)));
});
