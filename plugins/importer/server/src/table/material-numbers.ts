import type { SheetRow } from '../../../../../src/workbooks';
import type { Header } from './header';
import { headerText, type HeaderMeaning } from './header-words';
import { lineOf } from './text';

const MATERIAL = /^(material|материал|mat\.?)$/;
/** How SAP calls the text that stands beside its numbers. */
const TEXT_OF_NUMBER =
  /^((material|objekt)?kurztext|material ?description|object description|краткий текст( материала| объекта)?|описание материала)$/;

/**
 * SAP calls every part a material: index of the column of its numbers, where nothing else designates parts and the name beside
 * it is a text of materials; null: the column says what parts are made of. Pure.
 */
export function materialNumbers(
  { texts }: Pick<Header, 'texts'>,
  rows: readonly SheetRow[],
  byField: ReadonlyMap<HeaderMeaning, number>,
): number | null {
  const [material, name] = [byField.get('material'), byField.get('name')];
  if (material === undefined || name === undefined || byField.has('designation')) return null;
  const isNumbered =
    MATERIAL.test(headerText(texts[material] ?? '')) && TEXT_OF_NUMBER.test(headerText(texts[name] ?? ''));
  const values = rows.slice(0, 300).flatMap(({ cells }) => lineOf(cells[material]) ?? []);
  return isNumbered && new Set(values).size > values.length / 2 ? material : null;
}
