/** What the commit button says, in both languages. */
export const COMMIT_TEXTS = {
  'commit.both': {
    ru: 'Создать {created, plural, one {# деталь} few {# детали} other {# деталей}}, изменить {changed}',
    en: 'Create {created, plural, one {# part} other {# parts}}, change {changed}',
  },
  'commit.create': {
    ru: 'Создать {created, plural, one {# деталь} few {# детали} other {# деталей}}',
    en: 'Create {created, plural, one {# part} other {# parts}}',
  },
  'commit.change': {
    ru: 'Изменить {changed, plural, one {# деталь} few {# детали} other {# деталей}}',
    en: 'Change {changed, plural, one {# part} other {# parts}}',
  },
  'commit.acts': {
    ru: 'Выполнить {acts, plural, one {# действие} few {# действия} other {# действий}}',
    en: 'Do {acts, plural, one {# act} other {# acts}}',
  },
  'commit.nothing': { ru: 'Записывать нечего', en: 'Nothing to write' },
  'commit.errors': {
    ru: 'Сначала {errors, plural, one {исправьте # ошибку} few {исправьте # ошибки} other {исправьте # ошибок}}',
    en: '{errors, plural, one {Correct # error} other {Correct # errors}} first',
  },
  'commit.andActs': {
    ru: '{words}, выполнить {acts, plural, one {# действие} few {# действия} other {# действий}}',
    en: '{words}, do {acts, plural, one {# act} other {# acts}}',
  },
  'commit.order': { ru: 'Сначала выберите заказ', en: 'Choose the order first' },
} as const;
