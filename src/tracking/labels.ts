import type { Core } from '@strapi/strapi';
import { engineOf } from './engine-of';
import {
  findLabels,
  productExists,
  readLabelProducts,
  readLabels,
  readLabelsOfPart,
  readLabelsOfParts,
  readPartColumns,
  type LabelOfPart,
  type LabelProduct,
  type LabelProductsWish,
  type PartLabel,
} from './ledger';

/** What the labels' plugin reads. */
export interface Labels {
  /** The labels of these codes, in no order; unknown codes are missing. */
  ofCodes(codes: readonly string[]): Promise<PartLabel[]>;
  /** Active labels of parts by their documentIds, in the order of these; those of cancelled batches are missing. */
  ofParts(documentIds: readonly string[]): Promise<PartLabel[]>;
  /** All labels of the batch on this label, valid or void, the newest first, at most 100. */
  ofBatch(code: string): Promise<LabelOfPart[]>;
  /**
   * Active labels of batches that are made here. `product` is a documentId, null: all products;
   * `search` is part of a designation, a name or a code.
   */
  find(wish: { product: string | null; search: string; offset: number; limit: number }): Promise<PartLabel[]>;
  /** Products that have labels to print, the newest first. */
  products(wish: LabelProductsWish): Promise<LabelProduct[]>;
  productExists(documentId: string): Promise<boolean>;
  /** Columns of the table of parts as text, by their names in the schema, for these codes, in no order. */
  partColumns(
    codes: readonly string[],
    columns: readonly string[],
  ): Promise<{ code: string; values: Record<string, string | null> }[]>;
}

/** The labels of this Strapi instance. */
export function labelsOf(strapi: Core.Strapi): Labels {
  const { session } = engineOf(strapi, () => new Date());
  return {
    ofCodes: (codes) => readLabels(session, codes),
    ofParts: (documentIds) => readLabelsOfParts(session, documentIds),
    ofBatch: (code) => readLabelsOfPart(session, code),
    find: (wish) => findLabels(session, wish),
    products: (wish) => readLabelProducts(session, wish),
    productExists: (documentId) => productExists(session, documentId),
    partColumns: (codes, columns) => readPartColumns(session, codes, columns),
  };
}
