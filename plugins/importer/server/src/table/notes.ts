import { meaningOf } from './header-words';
import { isMeasuredAmount } from './quantity';
import type { Table } from './table';
import { isMeasure } from './units';

/** What a cell of the material column says; a remark may stand there instead. */
export interface ReadNote {
  material: string | null;
  unit: string | null;
  /** A remark, by its heading. */
  attributes: Readonly<Record<string, string>>;
}

const NONE: Readonly<Record<string, string>> = {};

/** Forms of ГОСТ 2.106 have units among their remarks. */
const COUNTED = /^(шт|компл|pcs)\.?$/i;

/** What nothing is made of, though it stands among remarks that name materials elsewhere. */
const REMARK =
  /^(срочно|по чертеж|по эскиз|по образц|по месту|смотр|см[.\s]|до\s|к\s\d|изготов|согласов|покуп|закуп|взамен|вместо|кроме|допуск|не\s|без\s|только|для\s|доп[.\s]|уточн|примен|подб|заказ|в сборе|в комплекте|дораб|новы|замен|провер|внимание|urgent|see\s|as per|per drawing|by customer|replaces|do not|only|check)|чертеж|заказчик|^\d{1,2}\.\d{1,2}(\.\d{2,4})?$/i;

/** Reads the material column, which is one of remarks where a file has no other. */
export class NoteReader {
  private readonly heading: string;
  private readonly isNote: boolean;

  constructor({ columns }: Pick<Table, 'columns'>) {
    this.heading = columns.find(({ field }) => field === 'material')?.header ?? '';
    this.isNote = this.heading !== '' && meaningOf(this.heading) === 'note';
  }

  /** `кг` is a unit and `0,2 кг` a mass, not what a part is made of. */
  read(material: string | null, unit: string | null): ReadNote {
    if (material === null || !this.isNote) return { material, unit, attributes: NONE };
    if (isMeasure(material) || COUNTED.test(material))
      return { material: null, unit: unit ?? material, attributes: {} };
    if (!isMeasuredAmount(material) && !REMARK.test(material)) return { material, unit, attributes: {} };
    return { material: null, unit, attributes: { [this.heading.slice(0, 100)]: material } };
  }
}
