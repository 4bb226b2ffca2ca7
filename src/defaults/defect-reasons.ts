/** A reason as it is seeded; people edit it afterwards. */
export interface DefaultReason {
  code: string;
  ru: string;
  en: string;
  appliesTo: 'scrap' | 'rework' | 'both';
}

/** Reasons that most factories know, so that scrap can be reported on the first day. */
export const DEFAULT_REASONS: readonly DefaultReason[] = [
  { code: 'dimension', ru: 'Размер не по чертежу', en: 'Wrong dimension', appliesTo: 'both' },
  { code: 'surface', ru: 'Дефект поверхности', en: 'Surface defect', appliesTo: 'both' },
  { code: 'material', ru: 'Дефект материала', en: 'Material defect', appliesTo: 'scrap' },
  { code: 'setup', ru: 'Ошибка наладки', en: 'Set-up error', appliesTo: 'both' },
  { code: 'tool', ru: 'Износ или поломка инструмента', en: 'Tool wear or breakage', appliesTo: 'both' },
  { code: 'handling', ru: 'Повреждение при перемещении', en: 'Handling damage', appliesTo: 'both' },
  { code: 'incomplete', ru: 'Работа не закончена', en: 'Work not finished', appliesTo: 'rework' },
];
