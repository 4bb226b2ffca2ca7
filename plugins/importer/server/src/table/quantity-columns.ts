import { columnLetters, columnNumber } from '../../../../../src/workbooks';
import { hint, problem, type RawIssue } from '../issues/issue';
import type { Mapping } from '../contracts';
import type { Header } from './header';
import { headsGroupCounts, meaningsOf, productsOfHeading } from './header-words';

const OF_MATERIAL = /материал|заготов|металл|material|blank/i;
const OF_ASSEMBLIES = /\s(узел|узла|узлов|сборок|сборки|изделий|изделия|assemblies|products)$/i;
const PER = /\s(на|в|per|in)\s/i;
const PER_ASSEMBLY = /(на|в)\s+(1\s+)?(узел|узле|сборк|сб\.|комплект)|per\s+(assembly|assy|kit)|\/assy/i;
const OF_ORDER = /заказ|парти[юя]|order|batch/i;
const SUM_OF = /масс|вес|цена|стоим|сумм|норма|mass|weight|price|cost/i;
const BARE_TOTAL = /^(итого|всего|total)[\s:.]*$/i;

/**
 * How much less likely a heading counts the parts of its table: it counts materials or assemblies, or stands beside the
 * assembly. Pure.
 */
export function quantityMalus({ texts }: Pick<Header, 'texts'>, index: number): number {
  const text = texts[index] ?? '';
  if (text.length > 120) return 0;
  if (OF_MATERIAL.test(text)) return 30;
  if (OF_ASSEMBLIES.test(text) && !PER.test(text)) return 20;
  return meaningsOf(texts[index - 1] ?? '')[0]?.field === 'group' ? 10 : 0;
}

/** Whether a heading that only says "total" sums the masses or prices beside it. Pure. */
export function sumsOther({ texts }: Pick<Header, 'texts'>, index: number): boolean {
  return BARE_TOTAL.test(texts[index] ?? '') && SUM_OF.test(texts[index - 1] ?? '');
}

/** `Кол-во левых` beside `Кол-во правых`, `т` (так) beside `н` (наоборот): one column alone counts half of the pieces. */
const SIDES = [
  /(^|[^а-я])лев|(^|[\s.,(])т\.?\)?$|(^|[^а-я])так(?![а-я])|(^|[^a-z])(left|lh)(?![a-z])/i,
  /(^|[^а-я])прав|зерк|(^|[\s.,(])н\.?\)?$|наоборот|(^|[^a-z])(right|rh|mirror)/i,
] as const;

function areSides(one: string, other: string): boolean {
  const [left, right] = SIDES;
  return (left.test(one) && right.test(other)) || (right.test(one) && left.test(other));
}

/** Columns of quantities beside the one that is read, each told with it; that of another side is an error. Pure. */
export function otherQuantities(
  { texts, row }: Header,
  unread: readonly number[],
  mapping: Mapping,
): RawIssue[] {
  const used = mapping.quantity ?? mapping.quantityTotal;
  return unread.flatMap((index) => {
    const [surest] = meaningsOf(texts[index] ?? '');
    const counts = surest?.field === 'quantity' || surest?.field === 'quantityTotal';
    const isTold = headsGroupCounts(texts[index] ?? '') ? !mapping.group : (surest?.weight ?? 0) >= 60;
    if (!used || !counts || !isTold) return [];
    const text = texts[index] ?? '';
    const place = { row: row.number, column: columnLetters(index + 1), value: text, details: { used } };
    const isSide = areSides(texts[columnNumber(used) - 1] ?? '', text);
    return [isSide ? problem('quantity-of-sides', place) : hint('quantity-column-unread', place)];
  });
}

/**
 * Whether the total counts in a list that has nothing above its parts: what is in all, and not what one assembly takes.
 * The pieces of an order, or of five products, are those of its products, which a person enters. Pure.
 */
export function totalCountsInList(quantityHeading: string, totalHeading: string): boolean {
  if (PER_ASSEMBLY.test(quantityHeading.slice(0, 120))) return true;
  const products = productsOfHeading(totalHeading);
  return !OF_ORDER.test(totalHeading.slice(0, 120)) && (products ?? 1) === 1;
}

/** Pieces of a whole order, where nothing else counts: they are no pieces per assembly. Pure. */
export function orderIssues({ texts, row }: Header, mapping: Mapping): RawIssue[] {
  const column = mapping.quantity === undefined ? mapping.quantityTotal : undefined;
  const index = texts.findIndex((text, at) => columnLetters(at + 1) === column && OF_ORDER.test(text));
  if (column === undefined || index < 0) return [];
  return [hint('quantity-of-order', { row: row.number, column, value: texts[index] })];
}
