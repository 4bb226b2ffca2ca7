import type { Table, TableRow } from './table';
import { isFooter, isTotal } from './row-words';
import { lineOf } from './text';

/** Who signs a form, and what stands beside; as a beginning of a name these words are told from it by what follows. */
const SIGNED =
  /^(ген(еральный|\.)? ?директор|директор|зам(еститель|\.)|технолог|гл(авный|\.)|(ведущий |старший )?инженер|(инженер-)?(конструктор|технолог)|мастер|бригадир|нач(альник|\.)|ответственн(ый|ая)|утвер(ждаю|дил)|разработ(ал|чик)|составил|проверил|подготовил|рассмотрел|согласова(л|но)|принял|сдал|выдал|получил|отпустил|контрол[её]р|нормоконтролер|кладовщик|бухгалтер|менеджер|продавец|покупатель|поставщик|руководитель|заказчик|исполнитель|подпись|дата|ф\.? ?и\.? ?о\.?|м\.? ?п\.?|date|signature|signed|approved|checked|prepared|designed|drawn|engineer|designer|director|manager|supervisor|foreman)(?![а-яёa-z\d-])/i;
const PERSON =
  /^\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)? \p{Lu}\. ?(\p{Lu}\.)?$|^\p{Lu}\. ?(\p{Lu}\. ?)?\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?$/u;
const DAY = /^\d{1,2}[./]\d{1,2}[./]\d{2,4}( ?г\.?)?$|^\d{4}-\d{2}-\d{2}$/;
const LINE = /^[_\s«»"./]+(20\d{0,2})?[_\s]*г?\.?$/;
/** No line of a form is longer. */
const MAX_TEXT = 80;

function isFormText(text: string): boolean {
  if (text.length > MAX_TEXT) return false;
  return SIGNED.test(text) || PERSON.test(text) || DAY.test(text) || LINE.test(text);
}

/** Nothing in the row counts or places a part, and it begins with what people sign with, or holds nothing else. */
function isSigned({ values, texts, above }: TableRow, hasQuantities: boolean): boolean {
  const counts = [values.quantity, values.quantityTotal].flatMap((cell) => lineOf(cell) ?? []);
  const placed = [above === null ? values.level : null, values.number, values.parent].flatMap(
    (cell) => lineOf(cell) ?? [],
  );
  const designation = lineOf(values.designation) ?? '';
  const isPart = /\d/.test(designation) && !isFormText(designation);
  const [first = ''] = texts;
  const begins = hasQuantities && first.length <= MAX_TEXT && (SIGNED.test(first) || PERSON.test(first));
  const countsNothing = [...counts, ...placed].every((text) => !/\d/.test(text) || isFormText(text));
  return !isPart && countsNothing && (begins || texts.every(isFormText));
}

/**
 * Numbers of the last rows of a form that are signed: what stands there is no part, though it may stand in columns of parts.
 * Rows above the last part are not judged, for words such as "Мастер" may begin a name there. Pure.
 */
export function formEnd({ rows, mapping }: Pick<Table, 'rows' | 'mapping'>): ReadonlySet<number> {
  const hasQuantities = (mapping.quantity ?? mapping.quantityTotal) !== undefined;
  const end = new Set<number>();
  for (const row of [...rows].reverse()) {
    if (isSigned(row, hasQuantities)) end.add(row.row);
    else if (!isTotal(row) && !isFooter(row)) break;
  }
  return end;
}
