/** Texts of what is done with several batches of an order at once. */
export const BULK_TEXTS = {
  'bulk.responsible': { ru: 'Ответственный', en: 'Responsible' },
  'bulk.route': { ru: 'Сменить маршрут', en: 'Change the route' },
  'bulk.hold': { ru: 'Задержать', en: 'Hold' },
  'bulk.release-hold': { ru: 'Снять задержку', en: 'Release' },
  'bulk.responsible.title': {
    ru: 'Ответственный за {n, plural, one {# партию} few {# партии} many {# партий} other {# партии}}',
    en: 'Responsible for {n, plural, one {# batch} other {# batches}}',
  },
  'bulk.route.title': {
    ru: 'Маршрут для {n, plural, one {# партии} other {# партий}}',
    en: 'Route of {n, plural, one {# batch} other {# batches}}',
  },
  'bulk.hold.title': {
    ru: 'Задержать {n, plural, one {# партию} few {# партии} many {# партий} other {# партии}}',
    en: 'Hold {n, plural, one {# batch} other {# batches}}',
  },
  'bulk.release-hold.title': {
    ru: 'Снять задержку с {n, plural, one {# партии} other {# партий}}',
    en: 'Release {n, plural, one {# batch} other {# batches}}',
  },
  'bulk.responsible.about': {
    ru: 'Кто отвечает за эти партии, виден на их страницах и в отборе. Работать с ними может каждый, как и раньше.',
    en: 'Who answers for these batches is seen on their pages and in the filters. Anybody may work on them as before.',
  },
  'bulk.route.about': {
    ru: 'У каждой партии начатые операции останутся, детали за ними перейдут на первую новую операцию. Где так нельзя, партия останется как есть.',
    en: 'On each batch operations that were started stay, and pieces beyond them go to the first new operation. Where that cannot be, the batch stays as it is.',
  },
  'bulk.hold.about': {
    ru: 'Новые отметки по этим партиям будут отклоняться, пока задержку не снимут. Уже сделанное остаётся.',
    en: 'New reports on these batches are refused until the release. What has been done stays.',
  },
  'bulk.release-hold.about': {
    ru: 'Отметки по этим партиям снова будут приниматься.',
    en: 'Reports on these batches are accepted again.',
  },
  'bulk.responsible.send': { ru: 'Назначить', en: 'Assign' },
  'bulk.route.send': { ru: 'Дать маршрут', en: 'Give the route' },
  'bulk.who': { ru: 'Кто отвечает', en: 'Who answers for them' },
  'bulk.nobody': { ru: 'Никто', en: 'Nobody' },
  'bulk.which': { ru: 'Маршрут', en: 'Route' },
  'bulk.kind': { ru: 'Что случилось', en: 'What is the matter' },
  'bulk.progress': { ru: 'Сделано {done} из {all}', en: '{done} of {all} done' },
  'bulk.responsible.done': {
    ru: 'Записано для {n, plural, one {# партии} other {# партий}}.',
    en: 'Recorded for {n, plural, one {# batch} other {# batches}}.',
  },
  'bulk.route.done': {
    ru: '{n, plural, =0 {Маршрут не дан ни одной партии} one {Маршрут дан # партии} other {Маршрут дан # партиям}}.',
    en: '{n, plural, =0 {No batch was given the route} one {The route was given to # batch} other {The route was given to # batches}}.',
  },
  'bulk.hold.done': {
    ru: '{n, plural, =0 {Новых задержек нет} one {Задержана # партия} few {Задержаны # партии} many {Задержано # партий} other {Задержано # партий}}.',
    en: '{n, plural, =0 {No batch was put on hold} one {# batch was put on hold} other {# batches were put on hold}}.',
  },
  'bulk.release-hold.done': {
    ru: '{n, plural, =0 {Задержка не снята ни с одной партии} one {Задержка снята с # партии} other {Задержка снята с # партий}}.',
    en: '{n, plural, =0 {No batch was released} one {# batch was released} other {# batches were released}}.',
  },
  'bulk.refused': {
    ru: 'Отказано: {n}. {n, plural, one {Эта партия осталась отмеченной} other {Эти партии остались отмеченными}}.',
    en: 'Refused: {n}. {n, plural, one {This batch stays} other {These batches stay}} ticked.',
  },
} as const;
