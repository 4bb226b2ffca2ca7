import type { TemplateField } from '../docx/contracts';
import { blankFields, matchFields } from './match-fields';

const field = (name: string, within: string[] = [], kind: TemplateField['kind'] = 'text'): TemplateField => ({
  name,
  kind,
  within,
  part: 'document',
  paragraph: 1,
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
  const { matched, unmatched, unused } = matchFields(fields, [values], offers);
  expect(matched).toEqual(['№ бирки', 'Операции', 'Этап', 'Заказ', 'QR']);
  expect(unmatched).toEqual(['Нет такого', 'Чужое', 'QR: Адрес']);
  expect(unused).toEqual(['Масса']);
});

it('says nothing against fields of a list that is empty, and knows both names of a value', () => {
  const match = matchFields(
    [field('Parts', [], 'block'), field('Anything', ['Parts']), field('Order')],
    [{ Детали: [], Parts: [], Order: '1', Заказ: '1' }],
    [{ name: 'Заказ', also: 'Order' }],
  );
  expect(match.unmatched).toEqual([]);
  expect(match.unused).toEqual([]);
});

it('looks into the list of the first document that has entries', () => {
  const fields = [field('Parts', [], 'block'), field('Anything', ['Parts']), field('Name', ['Parts'])];
  const documents = [{ Parts: [] }, { Parts: [{ Name: 'x' }] }];
  expect(matchFields(fields, documents, []).unmatched).toEqual(['Anything']);
});

it('counts the documents in which a field that has data is empty', () => {
  const fields = [
    ...[field('№ бирки'), field('Масса'), field(' масса '), field('QR', [], 'qr'), field('Нет такого')],
    ...[field('Заказ', [], 'block'), field('Заказ', ['Заказ']), field('Операции', [], 'block')],
    field('Брак', ['Операции']),
  ];
  const row = (mass: string, order: string) => ({
    ...{ '№ бирки': 'A', Масса: mass, QR: '', Заказ: order },
    Операции: [{ Брак: '' }],
  });
  const documents = [row('1', ''), row(' ', '7'), row('', '8')];
  const { fields: judged } = matchFields(fields, documents, []);
  expect(blankFields(judged, documents)).toEqual([
    { name: 'масса', empty: 2, of: 3 },
    { name: 'QR', empty: 3, of: 3 },
  ]);
});

it('counts the rows of one document, by either name of their block', () => {
  const rows = [{ Имя: 'a' }, { Имя: '' }, { Имя: '' }];
  const documents = [{ Заказ: '1', Строки: rows, Rows: rows }];
  for (const block of ['Строки', 'ROWS']) {
    const fields = [field(block, [], 'block'), field('Имя', [block]), field('Заказ', [block])];
    const { fields: judged } = matchFields(fields, documents, []);
    expect(blankFields(judged, documents)).toEqual([{ name: 'Имя', empty: 2, of: 3 }]);
  }
});
