import type { Language } from '../../../../../src/refusals';
import { said } from './said';

/** Words of the sheet that says what a file is of. */
const WORDS = {
  about: said('О таблице', 'About'),
  from: said('С', 'From'),
  to: said('По', 'To'),
  filters: said('Отбор', 'Filters'),
  none: said('нет', 'none'),
  notApplied: said('Отбор не применён', 'Filters not applied'),
  product: said('Изделие', 'Product'),
  stage: said('Этап', 'Stage'),
  operator: said('Оператор', 'Operator'),
  shift: said('Смена', 'Shift'),
  at: said('Данные на', 'Data as of'),
  note: said('Примечание', 'Note'),
} as const;

export type AboutWord = keyof typeof WORDS;

export function aboutWord(key: AboutWord, language: Language): string {
  return WORDS[key][language];
}
