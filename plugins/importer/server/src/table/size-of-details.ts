/** Headings of dimensions and of what tells apart things of one name. */
const DIMENSION =
  /^(длина|ширина|высота|толщина|диаметр|глубина|характеристика|типоразмер|length|width|height|thickness|diameter|depth|cut length|länge|breite|höhe|dicke)(?![а-яёa-zäöü])/i;
/** As long as the column of sizes in the parts table. */
const MAX_SIZE = 255;

/**
 * The size of a part without a designation, from columns such as Длина and Ширина: two shelves of different length are two parts.
 * Null: no such column says anything. Pure.
 */
export function sizeOfDetails(details: Readonly<Record<string, string>>): string | null {
  const found = Object.entries(details).flatMap(([heading, text]) => (DIMENSION.test(heading) ? [text] : []));
  return found.length === 0 ? null : found.join('×').slice(0, MAX_SIZE);
}
