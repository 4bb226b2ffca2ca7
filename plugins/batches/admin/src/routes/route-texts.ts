/** Texts of the panel and the dialog that give an edited route to the batches that follow it. */
export const ROUTE_TEXTS = {
  'routed.panel': { ru: 'Открытые партии', en: 'Open batches' },
  'routed.none': {
    ru: 'По этому маршруту не идёт ни одной открытой партии.',
    en: 'No open batch follows this route.',
  },
  'routed.same': {
    ru: '{total, plural, one {# открытая партия идёт} few {# открытые партии идут} other {# открытых партий идут}} по этому маршруту, каков он сейчас.',
    en: '{total, plural, one {# open batch follows} other {# open batches follow}} this route as it is now.',
  },
  'routed.differ': {
    ru: '{changed, plural, one {# партия идёт} few {# партии идут} other {# партий идут}} по прежним операциям: изменённый маршрут сам в начатую работу не попадает.',
    en: '{changed, plural, one {# batch follows} other {# batches follow}} the operations of before: an edited route does not reach work that is under way by itself.',
  },
  'routed.offer': {
    ru: 'Применить к {n} из {total, plural, one {# открытой партии} other {# открытых партий}}?',
    en: 'Apply to {n} of {total, plural, one {# open batch} other {# open batches}}?',
  },
  'routed.look': { ru: 'Посмотреть список', en: 'See the list' },
  'routed.order': { ru: 'Операции: {stages}', en: 'Operations: {stages}' },
  'routed.title': { ru: 'Открытые партии на маршруте «{name}»', en: 'Open batches on the route “{name}”' },
  'routed.about': {
    ru: 'Начатые операции останутся. Незавершённые детали перейдут на первую новую операцию. Снимите отметку с партий, которые трогать не нужно.',
    en: 'Operations that were started stay. Pieces beyond them go to the first new operation. Untick the batches that should stay as they are.',
  },
  'routed.unchanged': {
    ru: '{n, plural, one {Ещё # партия идёт} few {Ещё # партии идут} other {Ещё # партий идут}} по нему уже сейчас.',
    en: '{n, plural, one {# more batch follows} other {# more batches follow}} it already.',
  },
  'routed.can': { ru: 'Можно: {n}', en: 'Possible: {n}' },
  'routed.cannot': { ru: 'Нельзя: {n}', en: 'Not possible: {n}' },
  'routed.all': { ru: 'Отметить все', en: 'Tick all' },
  'routed.noneTicked': { ru: 'Снять все', en: 'Untick all' },
  'routed.send': {
    ru: 'Применить к {n, plural, one {# партии} other {# партиям}}',
    en: 'Apply to {n, plural, one {# batch} other {# batches}}',
  },
  'routed.added': { ru: 'Новые операции: {stages}', en: 'New operations: {stages}' },
  'routed.retired': { ru: 'уйдут операции № {numbers}', en: 'operations that go: {numbers}' },
  'routed.pieces': {
    ru: '{n, plural, one {# шт. перейдёт} other {# шт. перейдут}} на «{stage}»',
    en: '{n, plural, one {# pc goes} other {# pcs go}} to “{stage}”',
  },
  'routed.progress': { ru: 'Сделано {done} из {all}', en: '{done} of {all} done' },
  'routed.done': { ru: 'Применено', en: 'Applied' },
  'routed.result': {
    ru: 'Применено к {done, plural, one {# партии} other {# партиям}}, отказано: {refused}.',
    en: 'Applied to {done, plural, one {# batch} other {# batches}}, refused: {refused}.',
  },
} as const;
