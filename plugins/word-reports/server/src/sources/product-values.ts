import { refuse } from '../../../../../src/refusals';
import { labelsOf, withStrapiSession, type Refusal } from '../../../../../src/tracking';
import type { ProductSource } from '../../../contracts';
import { DOCX_LIMITS } from '../docx/limits';
import type { SqlSession } from '../sql-session';
import { dayText } from './cell-text';
import { underAskedNames, type Named } from './named-values';
import { MAX_ENTRIES, valuesOfBatches, type ValuesContext } from './part-values';
import { todayText } from './when-text';

/** Batches of one statement. */
const READ_TOGETHER = 100;

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

/** Many batches at a time, in their order: one after another waits for the database ten thousands of times. */
async function valuesOfAll(codes: readonly string[], context: ValuesContext): Promise<Named[][] | Refusal> {
  const parts: Named[][] = [];
  for (let from = 0; from < codes.length; from += READ_TOGETHER) {
    // A label that was replaced since the list was read still leads to its batch.
    const read = await valuesOfBatches(codes.slice(from, from + READ_TOGETHER), context);
    if (!Array.isArray(read)) return read;
    parts.push(...read);
  }
  return parts;
}

/** More batches than fit, with those that do: the next are asked for by `firstBatch` and `lastBatch`. */
function tooMany(
  { product, each, firstBatch = 1 }: ProductSource,
  language: ValuesContext['language'],
): Refusal {
  if (each) {
    const limit = DOCX_LIMITS.documents;
    return refuse('too-many-reports', { limit, firstBatch, lastBatch: firstBatch + limit - 1 });
  }
  const block = language === 'ru' ? 'Детали' : 'Parts';
  const lastBatch = firstBatch + MAX_ENTRIES - 1;
  return refuse('report-block-too-long', { product, block, limit: MAX_ENTRIES, firstBatch, lastBatch });
}

/** The codes of the batches that are made here, in the order of the bill of materials, of these places of it. */
async function codesOf(source: ProductSource, context: ValuesContext): Promise<string[] | Refusal> {
  const { product, each, firstBatch = 1, lastBatch } = source;
  const limit = each ? DOCX_LIMITS.documents : MAX_ENTRIES;
  const asked = lastBatch === undefined ? limit + 1 : Math.min(limit + 1, lastBatch - firstBatch + 1);
  const labels = await labelsOf(context.strapi).find({
    product,
    search: '',
    offset: firstBatch - 1,
    limit: asked,
  });
  if (labels.length > limit) return tooMany(source, context.language);
  const isNothing = labels.length === 0 && (each !== undefined || firstBatch > 1);
  return isNothing ? refuse('nothing-to-report') : labels.map(({ code }) => code);
}

/** The product and the batches that the report shows; none where the template has no block for them. */
export async function productParts(
  source: ProductSource,
  context: ValuesContext,
): Promise<ProductParts | Refusal> {
  const { product: id, each } = source;
  const [product] = await withStrapiSession(context.strapi, (session) =>
    session.query<ProductRow>(
      `select designation, name, order_number as "orderNumber", quantity, to_char(due_date, 'YYYY-MM-DD') as "dueDate"
         from products where document_id = $1`,
      [id],
    ),
  );
  if (!product) return refuse('product-not-found', { product: id });
  if (!each && !context.asks('Детали') && !context.asks('Parts')) return { ok: true, product, parts: [] };
  const codes = await codesOf(source, context);
  if (!Array.isArray(codes)) return codes;
  // A check is asked for at every change of the form, and twenty thousand batches take their time.
  const shown = context.isSample && !each ? codes.slice(0, READ_TOGETHER) : codes;
  const parts = await valuesOfAll(shown, context);
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
    ['Детали', 'Parts', parts.map((part) => underAskedNames(part, context.asks))],
  ];
}
