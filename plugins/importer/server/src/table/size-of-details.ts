/** Headings of dimensions and of what tells apart things of one name. */
const DIMENSION =
  /^(длина|ширина|высота|толщина|диаметр|глубина|характеристика|типоразмер|length|width|height|thickness|diameter|depth|cut length|länge|breite|höhe|dicke)(?![а-яёa-zäöü])/i;
/** The same in one letter: length, width, height, depth or thickness. */
const LETTER = /^([lwhbt]|[дшвт])(,?\s*[([]?(мм|mm)[)\]]?)?$/i;
/** The third dimension of what is cut from sheet, beside a column of sizes. */
const THICKNESS = /^(толщина|thickness|dicke)(?![а-яёa-zäöü])/i;
/** As long as the column of sizes in the parts table. */
const MAX_SIZE = 255;

/**
 * The size of a part without a designation, from columns such as Длина and Ширина: two shelves of different length are two parts.
 * Null: no such column says anything. Pure.
 */
function sizeOfDetails(details: Readonly<Record<string, string>>): string | null {
  const found = Object.entries(details).flatMap(([heading, text]) =>
    DIMENSION.test(heading) || LETTER.test(heading) ? [text] : [],
  );
  return found.length === 0 ? null : found.join('×').slice(0, MAX_SIZE);
}

/** The size of a part without a designation, with the thickness that stands in a column of its own. Pure. */
function sizeWithThickness(size: string, details: Readonly<Record<string, string>>): string {
  const found = Object.entries(details).flatMap(([heading, text]) => (THICKNESS.test(heading) ? [text] : []));
  return [size, ...found].join('×').slice(0, MAX_SIZE);
}

/** What tells parts of one name apart: their size, or columns of dimensions where they have no designation. Pure. */
export function sizeOf(
  size: string | null,
  designation: string | null,
  details: Readonly<Record<string, string>>,
): string | null {
  if (designation !== null) return size;
  return size === null ? sizeOfDetails(details) : sizeWithThickness(size, details);
}
