import { quantityText, type LabelLanguage } from './sticker';

const BATCH = {
  ...{ code: '0123456789ABC', designation: null, name: null },
  ...{ productDesignation: 'ТГ-250', orderNumber: null },
};
const said = (quantity: number, piece: number | null, language: LabelLanguage) =>
  quantityText({ ...BATCH, quantity, piece }, language);

it('says how many pieces the batch has, or which of them this one is', () => {
  expect([1, 2, 21].map((quantity) => said(quantity, null, 'en'))).toEqual(['1 pc', '2 pcs', '21 pcs']);
  expect([1, 2].map((quantity) => said(quantity, null, 'ru'))).toEqual(['1 шт.', '2 шт.']);
  expect(said(12, 3, 'en')).toBe('3 of 12');
  expect(said(12, 3, 'ru')).toBe('3 из 12');
});
