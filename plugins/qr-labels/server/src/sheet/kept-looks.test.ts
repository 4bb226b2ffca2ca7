import { checkLabels, type Checked } from './check-labels';
import { KeptLooks } from './kept-looks';
import { LAYOUTS } from './layouts';
import type { Sticker } from './sticker';

const stickers = (count: number, name = 'Болт'): Sticker[] =>
  Array.from({ length: count }, (_, n) => ({
    ...{ code: String(n).padStart(13, '0'), designation: `АСЦБ.${n}`, name, productDesignation: 'АСЦБ' },
    ...{ orderNumber: null, quantity: 1, piece: null },
  }));
const order = (change: Partial<Checked> = {}): Checked => ({
  ...{ layout: LAYOUTS['a4-3x7'], stickers: stickers(300), skip: 0, design: null, language: 'ru' },
  ...{ textOf: (code: string) => `HTTP://A/SCAN/${code}`, format: 'pdf', dpi: 203 },
  ...change,
});

/** Looks that count how often they looked. */
function counted() {
  let looks = 0;
  const kept = new KeptLooks((checked) => {
    looks += 1;
    return checkLabels(checked);
  });
  return { kept, looks: () => looks };
}

it('looks once at an order whose pages are turned, also by several at once', async () => {
  const { kept, looks } = counted();
  const [one, other] = await Promise.all([kept.of(order()), kept.of(order())]);
  expect([looks(), one.composed.length]).toEqual([1, 300]);
  expect(other).toBe(one);
  expect(await kept.of(order())).toBe(one);
});

it.each<[string, Partial<Checked>]>([
  ['the texts', { stickers: stickers(300, 'Гайка') }],
  ['the paper', { layout: LAYOUTS['58x40'] }],
  ['the language', { language: 'en' }],
  ['the printer', { dpi: 300 }],
  ['the file', { format: 'png' }],
  ['the first place', { skip: 3 }],
  ['the address', { textOf: (code) => `HTTPS://LONGER.EXAMPLE/SCAN/${code}` }],
])('looks again when %s are others', async (_what, change) => {
  const { kept, looks } = counted();
  await kept.of(order());
  await kept.of(order(change));
  expect(looks()).toBe(2);
});

it('keeps the last two orders, and none that are small', async () => {
  const { kept, looks } = counted();
  for (const name of ['А', 'Б', 'В']) await kept.of(order({ stickers: stickers(300, name) }));
  await kept.of(order({ stickers: stickers(300, 'В') }));
  expect(looks()).toBe(3);
  await kept.of(order({ stickers: stickers(300, 'А') }));
  expect(looks()).toBe(4);
  for (let time = 0; time < 2; time += 1) await kept.of(order({ stickers: stickers(20) }));
  expect(looks()).toBe(6);
});

it('does not keep a look that failed', async () => {
  let fails = true;
  const kept = new KeptLooks((checked) => (fails ? Promise.reject(new Error('no')) : checkLabels(checked)));
  await expect(kept.of(order())).rejects.toThrow('no');
  fails = false;
  expect((await kept.of(order())).composed).toHaveLength(300);
});
