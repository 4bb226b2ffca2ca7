import { headerText, meaningsOf } from './header-words';

const PRODUCT = /^(наименование |обозначение |код )?изделия$|^изделие$|^(product|machine|end item)( name)?$/;
const DETAIL =
  /^(деталь|детали|деталь, узел|дсе|компонент|(наименование|название|обозначение|номер|чертеж) (детали|дсе|компонента)|part( name| no| number)?|component( name| no| number)?)$/;
const PER_PRODUCT = /(^|\s)(на|в) (1 )?(изд|един)|per (product|machine|unit)/;
const SURE = 90;

/**
 * Indexes of headings of products that stand beside headings of the parts in them: `Изделие` beside `Деталь`, or beside a
 * designation and a name. The first of them says what each row belongs to. Empty: none does. Pure.
 */
export function productColumns(headings: readonly string[]): number[] {
  const texts = headings.map((heading) => (heading.length > 120 ? '' : headerText(heading)));
  const found = texts.flatMap((text, index) => (PRODUCT.test(text) ? [index] : []));
  if (found.length === 0) return [];
  const others = headings.filter((_, index) => !found.includes(index));
  const fields = new Set(
    others.flatMap((heading) => {
      const [surest] = heading === '' ? [] : meaningsOf(heading);
      return surest && surest.weight >= SURE ? [surest.field] : [];
    }),
  );
  const namesParts =
    texts.some((text) => DETAIL.test(text)) || (fields.has('designation') && fields.has('name'));
  return namesParts ? found : [];
}

/** Whether a heading counts the pieces of one product, which is an assembly like any other where it has a column. Pure. */
export function countsPerProduct(heading: string): boolean {
  return heading.length <= 120 && PER_PRODUCT.test(headerText(heading));
}
