import { refuse } from '../../../../../src/refusals';
import { labelsOf, withStrapiSession, type Refusal } from '../../../../../src/tracking';
import { DOCX_LIMITS } from '../docx/limits';
import { dayText } from './cell-text';
import { underBothNames, type Named } from './named-values';
import { partValues, todayText, type ValuesContext } from './part-values';

interface ProductRow {
  designation: string;
  name: string | null;
  orderNumber: string | null;
  quantity: number | null;
  dueDate: string | null;
}

/** A batch of a product, with what a report says of it. */
export interface ProductParts {
  ok: true;
  product: ProductRow;
  parts: Named[][];
}

/** The product and its batches that are made here, in the order of the bill of materials. */
export async function productParts(id: string, context: ValuesContext): Promise<ProductParts | Refusal> {
  const [product] = await withStrapiSession(context.strapi, (session) =>
    session.query<ProductRow>(
      `select designation, name, order_number as "orderNumber", quantity, to_char(due_date, 'YYYY-MM-DD') as "dueDate"
         from products where document_id = $1`,
      [id],
    ),
  );
  if (!product) return refuse('product-not-found', { product: id });
  const limit = DOCX_LIMITS.documents;
  const wish = { product: id, search: '', offset: 0, limit: limit + 1 };
  const labels = await labelsOf(context.strapi).find(wish);
  if (labels.length > limit) return refuse('too-many-reports', { limit });
  const parts: Named[][] = [];
  for (const { code } of labels) {
    const values = await partValues(code, context);
    // Its label was replaced since the list was read: the batch is there under another code.
    if ('ok' in values) continue;
    parts.push(values);
  }
  return { ok: true, product, parts };
}

/** What a report can say of a product as a whole. */
export function productValues({ product, parts }: ProductParts, context: ValuesContext): Named[] {
  return [
    ['Изделие', 'Product', product.designation],
    ['Обозначение', 'Designation', product.designation],
    ['Наименование', 'Name', product.name],
    ['Заказ', 'Order', product.orderNumber],
    ['Количество', 'Quantity', product.quantity],
    ['Срок', 'Due date', product.dueDate === null ? '' : dayText(product.dueDate, context.language)],
    ['Дата', 'Date', todayText(context)],
    ['Детали', 'Parts', parts.map(underBothNames)],
  ];
}
