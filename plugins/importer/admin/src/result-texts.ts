/** What was imported, what can be made of it, and what was imported before. */
export const RESULT_TEXTS = {
  'result.title': { ru: 'Импортировано: {product}', en: 'Imported: {product}' },
  'result.counts': {
    ru: 'Создано деталей: {created}. Изменено: {changed}. Без изменений: {unchanged}. Строк состава: {lines}.',
    en: 'Parts created: {created}. Changed: {changed}. Unchanged: {unchanged}. Lines: {lines}.',
  },
  'result.acts': {
    ru: '{n, plural, one {Выполнено # действие} few {Выполнено # действия} other {Выполнено # действий}} с партиями, которые уже были.',
    en: '{n, plural, one {# act} other {# acts}} done on batches that existed.',
  },
  'result.undo': { ru: 'Отменить импорт', en: 'Undo the import' },
  'result.undoing': { ru: 'Отменяем…', en: 'Undoing…' },
  'result.undoUnused': {
    ru: 'Отменить остальные: {unused, plural, one {# партию} few {# партии} other {# партий}}',
    en: 'Undo the rest: {unused, plural, one {# batch} other {# batches}}',
  },
  'result.undone': {
    ru: 'Импорт отменён. Отменено партий: {cancelled}. Возвращено описаний: {restored}. В работе осталось: {inUse}.',
    en: 'The import is undone. Batches cancelled: {cancelled}. Descriptions put back: {restored}. Left in use: {inUse}.',
  },
  'result.undone.lines': {
    ru: '{n, plural, one {Возвращена # строка состава.} few {Возвращены # строки состава.} other {Возвращено # строк состава.}}',
    en: '{n, plural, one {# line of the bills of materials put back.} other {# lines of the bills of materials put back.}}',
  },
  'result.undone.linesLeft': {
    ru: '{n, plural, one {Осталась # строка состава} few {Остались # строки состава} other {Осталось # строк состава}}: после импорта количество изменили или деталь уже в работе.',
    en: '{n, plural, one {# line stays} other {# lines stay}}: somebody has changed the quantity since, or the part is in work.',
  },
  'result.undone.actsLeft': {
    ru: '{n, plural, one {Осталось # действие, выполненное} few {Остались # действия, выполненные} other {Остались # действий, выполненных}} с импортом. Если не нужно, отмените у партий:',
    en: '{n, plural, one {# act done with the import stays} other {# acts done with the import stay}}. Take them back at their batches if they are not wanted:',
  },
  'result.left.add': { ru: '{part}: добавлено {n}', en: '{part}: {n} added' },
  'result.left.withdraw': { ru: '{part}: изъято {n}', en: '{part}: {n} withdrawn' },
  'result.left.route': { ru: '{part}: новый маршрут', en: '{part}: new route' },
  'result.labels': { ru: 'Напечатать этикетки', en: 'Print the labels' },
  'result.order': { ru: 'Открыть заказ', en: 'Open the order' },
  'result.product': { ru: 'Править изделие', en: 'Edit the product' },
  'history.title': { ru: 'Что импортировали', en: 'What was imported' },
  'history.empty': { ru: 'Пока ничего.', en: 'Nothing yet.' },
  'history.nobody': { ru: 'неизвестно кто', en: 'nobody known' },
  'history.undone': { ru: 'Отменено {at} · {by}', en: 'Undone {at} · {by}' },
  'repeat.open': { ru: 'Повторить заказ', en: 'Repeat the order' },
  'repeat.order': { ru: 'Номер нового заказа', en: 'Number of the new order' },
  'repeat.due': { ru: 'Срок нового заказа', en: 'Due date of the new order' },
  'repeat.asBefore': { ru: 'Пусто: столько же', en: 'Empty: as many as before' },
  'repeat.do': { ru: 'Повторить', en: 'Repeat' },
  'repeat.done': {
    ru: 'Заказ {order} создан: {n, plural, one {# деталь} few {# детали} other {# деталей}}.',
    en: 'Order {order} is made: {n, plural, one {# part} other {# parts}}.',
  },
  'repeat.cancel': { ru: 'Не надо', en: 'Cancel' },
  'result.again': { ru: 'Импортировать ещё файл', en: 'Import another file' },
} as const;
