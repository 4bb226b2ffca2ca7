import type { Language } from '../../../../../src/refusals';
import type { BomFormat } from '../contracts';

/** What people call the encodings of a hierarchy. */
export const FORMAT_NAMES: Record<BomFormat, Record<Language, string>> = {
  'product-row': { ru: 'изделие, под ним его детали', en: 'product row, its parts below' },
  'dotted-number': { ru: 'номера через точку', en: 'dotted numbers' },
  'level-column': { ru: 'столбец уровня', en: 'level column' },
  'level-columns': { ru: 'уровни в нескольких столбцах', en: 'levels over several columns' },
  'parent-column': { ru: 'столбец родителя', en: 'parent column' },
  'section-headings': { ru: 'разделы спецификации', en: 'section headings' },
  'group-column': { ru: 'столбец группы или узла', en: 'group column' },
  outline: { ru: 'группировка строк', en: 'row grouping' },
  'assembly-rows': { ru: 'сборки по виду строк', en: 'assemblies by the look of rows' },
  indentation: { ru: 'отступы в наименовании', en: 'indented names' },
};
