import { refuse } from '../../../../../src/refusals';
import { labelsOf, withStrapiSession, type Refusal } from '../../../../../src/tracking';
import { DOCX_LIMITS } from '../docx/limits';
import type { SqlSession } from '../sql-session';
import { dayText } from './cell-text';
import { underBothNames, type Named } from './named-values';
import { partValues, todayText, type ValuesContext } from './part-values';

/** Fewer than the connections of the pool, for scans come meanwhile. */
const READ_TOGETHER = 4;

interface ProductRow {
  designation: string;
  name: string | null;
  orderNumber: string | null;
  quantity: number | null;
  dueDate: string | null;
}

/** A product to choose from. */
export interface FoundProduct {
  /** documentId. */
  id: string;
  designation: string;
  name: string | null;
  orderNumber: string | null;
}

/** Products that hold this text in designation, name or order, whatever its case; the newest first. */
export function findProducts(session: SqlSession, search: string, limit: number): Promise<FoundProduct[]> {
  return session.query<FoundProduct>(
    `select document_id as id, designation, name, order_number as "orderNumber" from products
      where position(lower($1) in lower(concat_ws(' ', designation, name, order_number))) > 0
      order by products.id desc limit $2`,
    [search, limit],
  );
}

/** A batch of a product, with what a report says of it. */
export interface ProductParts {
  ok: true;
  product: ProductRow;
  parts: Named[][];
}

/** Several batches at a time, in their order: one after another waits for the database a thousand times. */
async function valuesOfAll(
  labels: readonly { code: string }[],
  context: ValuesContext,
): Promise<Named[][] | Refusal> {
  const parts: Named[][] = [];
  for (let from = 0; from < labels.length; from += READ_TOGETHER) {
    const some = labels.slice(from, from + READ_TOGETHER);
    const read = await Promise.all(some.map(({ code }) => partValues(code, context)));
    const tooLong = read.find((values) => 'ok' in values && values.code === 'report-block-too-long');
    if (tooLong && 'ok' in tooLong) return tooLong;
    // Its label was replaced since the list was read: the batch is there under another code.
    parts.push(...read.filter((values): values is Named[] => !('ok' in values)));
  }
  return parts;
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
  const parts = await valuesOfAll(labels, context);
  return Array.isArray(parts) ? { ok: true, product, parts } : parts;
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
