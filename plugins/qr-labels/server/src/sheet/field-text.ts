import type { LayoutField } from '../../../layouts/contracts';
import { quantityText, readableCode, type LabelLanguage, type Sticker } from './sticker';

/** What own fields are called, by `own.NAME`. */
export type Captions = Readonly<Record<string, string>>;

const CAPTIONS: Readonly<Record<string, { ru: string; en: string }>> = {
  designation: { ru: 'Обозначение', en: 'Designation' },
  name: { ru: 'Наименование', en: 'Name' },
  quantity: { ru: 'Количество', en: 'Quantity' },
  product: { ru: 'Изделие', en: 'Product' },
  productName: { ru: 'Изделие', en: 'Product' },
  order: { ru: 'Заказ', en: 'Order' },
  material: { ru: 'Материал', en: 'Material' },
  size: { ru: 'Размер', en: 'Size' },
  lot: { ru: 'Партия', en: 'Lot' },
  code: { ru: 'Код', en: 'Code' },
  stage: { ru: 'Этап', en: 'Stage' },
  operator: { ru: 'Оператор', en: 'Operator' },
  role: { ru: 'Роль', en: 'Role' },
};

function valueOf(field: LayoutField['field'], sticker: Sticker, language: LabelLanguage): string {
  switch (field) {
    case 'designation':
      return sticker.designation ?? sticker.name ?? sticker.code;
    case 'name':
      // Without a designation the name stands in its place.
      return sticker.designation === null ? '' : (sticker.name ?? '');
    case 'quantity':
      return quantityText(sticker, language);
    case 'product':
      return sticker.productDesignation;
    case 'productName':
      return sticker.productName ?? '';
    case 'order':
      return sticker.orderNumber ?? '';
    case 'lot':
      return sticker.lot === undefined ? '' : String(sticker.lot);
    case 'code':
      return readableCode(sticker.code);
    case 'material':
    case 'size':
    case 'stage':
    case 'operator':
    case 'role':
    case 'hint':
    default:
      return sticker.values?.[field] ?? '';
  }
}

/** A field of a label in words; empty where the batch says nothing of it. */
export function fieldText(
  { field, caption }: Pick<LayoutField, 'field' | 'caption'>,
  sticker: Sticker,
  captions: Captions,
  language: LabelLanguage,
): string {
  const value = valueOf(field, sticker, language);
  if (!caption || value.trim() === '') return value;
  const word = captions[field] ?? CAPTIONS[field]?.[language];
  return word === undefined ? value : `${word}: ${value}`;
}
