/** Texts of the settings page of shifts and calendar. */
export const CALENDAR_TEXTS = {
  'calendar.title': { ru: 'Смены и календарь', en: 'Shifts and calendar' },
  'calendar.subtitle': {
    ru: 'По ним отчёты делят работу на смены, а прогноз считает рабочие дни. После изменения отчёты пересчитываются.',
    en: 'Reports divide work into shifts by these, and the forecast counts working days. After a change reports are made anew.',
  },
  'calendar.shifts': { ru: 'Смены', en: 'Shifts' },
  'calendar.noShifts': {
    ru: 'Смен нет: работа идёт круглосуточно.',
    en: 'No shifts: work goes on around the clock.',
  },
  'calendar.name': { ru: 'Название смены', en: 'Name of the shift' },
  'calendar.startsAt': { ru: 'Начало', en: 'Starts' },
  'calendar.endsAt': { ru: 'Конец', en: 'Ends' },
  'calendar.add': { ru: 'Добавить смену', en: 'Add a shift' },
  'calendar.remove': { ru: 'Убрать смену', en: 'Remove the shift' },
  'calendar.weekdays': { ru: 'Рабочие дни недели', en: 'Working weekdays' },
  'calendar.daysOff': { ru: 'Нерабочие дни', en: 'Days off' },
  'calendar.daysOffHint': {
    ru: 'Выберите день: праздник, ремонт, каникулы. Крестик у дня убирает его.',
    en: 'Pick a day: a holiday, a repair, a shutdown. The cross at a day takes it away.',
  },
  'calendar.dayOff.remove': { ru: 'Убрать {day}', en: 'Take {day} away' },
  'calendar.clock': { ru: 'Время от 00:00 до 23:59', en: 'A time from 00:00 to 23:59' },
  'calendar.stuck': { ru: 'Считать партию застрявшей через, ч', en: 'A batch is stuck after, h' },
  'calendar.stuckHint': {
    ru: 'Столько часов без отметок на операции, или вдвое дольше обычного на этапе (в рабочее время), если это меньше. От 1 до 10 000.',
    en: 'So many hours without a report at the operation, or twice what is usual at the stage (in working time) where that is less. From 1 to 10,000.',
  },
  'calendar.datePlaceholder': { ru: 'ДД.ММ.ГГГГ', en: 'MM/DD/YYYY' },
  'calendar.wrong.name': { ru: 'Назовите смену', en: 'Name the shift' },
  'calendar.wrong.sameName': {
    ru: 'Две смены называются одинаково: дайте каждой своё название.',
    en: 'Two shifts have the same name: give each its own.',
  },
  'calendar.wrong.noTime': {
    ru: 'Смена кончается, когда начинается: измените начало или конец',
    en: 'The shift ends when it starts: change one of the two',
  },
  'calendar.wrong.weekdays': {
    ru: 'Отметьте хотя бы один рабочий день.',
    en: 'Tick at least one working day.',
  },
  'calendar.wrong.daysOff': {
    ru: 'Нерабочих дней больше 400: уберите прошедшие.',
    en: 'There are more than 400 days off: take away those that have passed.',
  },
  'calendar.wrong.stuck': { ru: 'Целое число от 1 до 10 000', en: 'A whole number from 1 to 10,000' },
  'calendar.notSaved': {
    ru: 'Не сохранено: исправьте то, что отмечено красным.',
    en: 'Not saved: mend what is marked red.',
  },
  'calendar.save': { ru: 'Сохранить', en: 'Save' },
  'calendar.saved': { ru: 'Сохранено', en: 'Saved' },
} as const;
