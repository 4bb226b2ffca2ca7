import type { TemplateField } from '../docx/contracts';
import { matchFields } from './match-fields';

const field = (name: string, within: string[] = [], kind: TemplateField['kind'] = 'text'): TemplateField => ({
  name,
  kind,
  within,
  part: 'document',
});

it('tells fields with data, fields without, and data that no field shows', () => {
  const fields = [
    field('№  БИРКИ'),
    field('№ бирки'),
    field('Нет такого'),
    field('Операции', [], 'block'),
    field('Этап', ['Операции']),
    field('Заказ', ['Операции']),
    field('Чужое', ['Операции']),
    field('QR', [], 'qr'),
    field('QR: Адрес', [], 'qr'),
  ];
  const values = { '№ бирки': 'A', Заказ: '1', Операции: [{ Этап: 'Резка' }], QR: 'X', Масса: '2' };
  const offers = ['№ бирки', 'Заказ', 'Масса'].map((name) => ({ name, also: name }));
  const { matched, unmatched, unused } = matchFields(fields, values, offers);
  expect(matched).toEqual(['№ бирки', 'Операции', 'Этап', 'Заказ', 'QR']);
  expect(unmatched).toEqual(['Нет такого', 'Чужое', 'QR: Адрес']);
  expect(unused).toEqual(['Масса']);
});

it('says nothing against fields of a list that is empty, and knows both names of a value', () => {
  const match = matchFields(
    [field('Parts', [], 'block'), field('Anything', ['Parts']), field('Order')],
    { Детали: [], Parts: [], Order: '1', Заказ: '1' },
    [{ name: 'Заказ', also: 'Order' }],
  );
  expect(match.unmatched).toEqual([]);
  expect(match.unused).toEqual([]);
});
