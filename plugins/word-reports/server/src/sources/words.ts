import type { Language } from '../../../../../src/refusals';

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

export const KINDS: Words = {
  assembly: { ru: 'сборочная единица', en: 'assembly' },
  part: { ru: 'деталь', en: 'part' },
  standard: { ru: 'стандартное изделие', en: 'standard part' },
  purchased: { ru: 'покупное изделие', en: 'purchased part' },
  material: { ru: 'материал', en: 'material' },
};

export const STATUSES: Words = {
  new: { ru: 'не начата', en: 'not started' },
  'in-work': { ru: 'в работе', en: 'in work' },
  held: { ru: 'задержана', en: 'on hold' },
  finished: { ru: 'готова', en: 'finished' },
  cancelled: { ru: 'отменена', en: 'cancelled' },
};

/** What can happen to a batch. */
export const EVENTS: Words = {
  launched: { ru: 'Запущена', en: 'Launched' },
  'required-set': { ru: 'Изменено количество по составу', en: 'Required quantity set' },
  'route-assigned': { ru: 'Назначен маршрут', en: 'Route assigned' },
  added: { ru: 'Добавлены детали', en: 'Pieces added' },
  withdrawn: { ru: 'Сняты детали', en: 'Pieces withdrawn' },
  'split-out': { ru: 'Отделена часть', en: 'Split out' },
  'split-in': { ru: 'Получена часть', en: 'Split in' },
  'split-reversed': { ru: 'Отделение отменено', en: 'Split reversed' },
  held: { ru: 'Задержана', en: 'Held' },
  released: { ru: 'Задержка снята', en: 'Released' },
  cancelled: { ru: 'Отменена', en: 'Cancelled' },
  'label-issued': { ru: 'Выдана этикетка', en: 'Label issued' },
  'label-voided': { ru: 'Этикетка заменена', en: 'Label voided' },
  'composition-set': { ru: 'Изменён состав', en: 'Composition set' },
  'materials-set': { ru: 'Изменены материалы', en: 'Materials set' },
  report: { ru: 'Отметка', en: 'Report' },
  start: { ru: 'Начало работы', en: 'Start' },
  skip: { ru: 'Пропуск операции', en: 'Operation skipped' },
  undo: { ru: 'Отмена отметки', en: 'Undo' },
  'responsible-set': { ru: 'Назначен ответственный', en: 'Responsible set' },
  'note-added': { ru: 'Заметка', en: 'Note' },
  'note-edited': { ru: 'Заметка изменена', en: 'Note edited' },
  'note-deleted': { ru: 'Заметка удалена', en: 'Note deleted' },
  'label-printed': { ru: 'Печать этикетки', en: 'Label printed' },
  'call-raised': { ru: 'Вызов мастера', en: 'Foreman called' },
  'call-taken': { ru: 'Мастер идёт', en: 'Call taken' },
  'call-closed': { ru: 'Вызов закрыт', en: 'Call closed' },
  'report-dismissed': { ru: 'Отметка снята без учёта', en: 'Report dismissed' },
  'part-imported': { ru: 'Импорт', en: 'Import' },
};

/** A word for a code; the code itself where a newer version knows more. */
export function wordOf(words: Words, code: string, language: Language): string {
  return words[code]?.[language] ?? code;
}
