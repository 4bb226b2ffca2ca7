/** Texts of the page of stage cards, and of what is selected in the content manager's lists. */
export const CARD_TEXTS = {
  'cards.cuts': {
    ru: 'У {n, plural, one {# карточки} other {# карточек}} текст не помещается и сокращён (первая на листе {page}, на листе такие обведены). Возьмите карточку больше.',
    en: 'The text of {n, plural, one {# card} other {# cards}} does not fit and is cut (the first on sheet {page}; such cards are outlined). Take a larger card.',
  },
  'bulk.parts': { ru: 'Печатать этикетки', en: 'Print labels' },
  'bulk.stages': { ru: 'Печатать карточки', en: 'Print cards' },
  'chosen.without': {
    ru: '{n, plural, one {У # выбранной детали} few {У # выбранных деталей} other {У # выбранных деталей}} нет действующей этикетки: партия отменена. Остальные отмечены.',
    en: '{n, plural, one {# of the chosen parts has} other {# of the chosen parts have}} no valid label: its batch is cancelled. The others are ticked.',
  },
  reason: { ru: 'Зачем печатаете снова', en: 'Why you print again' },
  'reason.hint': {
    ru: 'Можно не заполнять. Попадёт в журнал',
    en: 'Optional. Goes to the log',
  },
  'cards.open': { ru: 'Карточки этапов', en: 'Stage cards' },
  'cards.title': { ru: 'Карточки этапов', en: 'Stage cards' },
  'cards.subtitle': {
    ru: 'Карточка висит на рабочем месте: кто отсканировал её, отмечает на этом этапе',
    en: 'A card hangs at the place of work: whoever scans it reports at this stage',
  },
  'cards.back': { ru: 'К этикеткам', en: 'To labels' },
  'cards.stages': { ru: 'Этапы', en: 'Stages' },
  'cards.all': { ru: 'Отметить все', en: 'Tick all' },
  'cards.inspection': { ru: 'контроль', en: 'inspection' },
  'cards.outside': { ru: 'на стороне', en: 'outside' },
  'cards.paper': { ru: 'Бумага', en: 'Paper' },
  'cards.none': {
    ru: 'Этапов пока нет. Создайте их в Редакторе контента, список «Этапы».',
    en: 'There are no stages yet. Create them in the Content Manager, list “Stages”.',
  },
  'cards.count': {
    ru: '{n, plural, one {# карточка} few {# карточки} other {# карточек}}',
    en: '{n, plural, one {# card} other {# cards}}',
  },
  'cards.done': {
    ru: 'Готово: {n, plural, one {# карточка} few {# карточки} other {# карточек}}; впервые {first}, повторно {again}. Печатайте в масштабе 100 %.',
    en: 'Done: {n, plural, one {# card} other {# cards}}; first time {first}, again {again}. Print at a scale of 100 %.',
  },
  'cards.again': {
    ru: '{n, plural, one {Карточка # этапа уже печаталась} few {Карточки # этапов уже печатались} other {Карточки # этапов уже печатались}}: печать будет отмечена как повторная.',
    en: '{n, plural, one {The card of # stage has} other {The cards of # stages have}} been printed before: this counts as printed again.',
  },
  'printed.never': { ru: 'не печаталась', en: 'never printed' },
  'printed.times': {
    ru: 'печаталась {n, plural, one {# раз} few {# раза} other {# раз}}, {day}',
    en: 'printed {n, plural, one {# time} other {# times}}, {day}',
  },
  'badges.count': {
    ru: '{n, plural, one {# бейдж} few {# бейджа} other {# бейджей}}',
    en: '{n, plural, one {# badge} other {# badges}}',
  },
  'badges.again': {
    ru: '{n, plural, one {Бейдж # оператора уже печатался} few {Бейджи # операторов уже печатались} other {Бейджи # операторов уже печатались}}: новый заменит прежний.',
    en: '{n, plural, one {The badge of # operator has} other {The badges of # operators have}} been printed before: the new one replaces it.',
  },
  'badges.sample': {
    ru: 'Коды здесь для примера и ничего не открывают: настоящий появится в файле, когда бейдж будет выдан.',
    en: 'The codes here are samples and open nothing: the real one appears in the file once the badge is issued.',
  },
  'badges.choose': {
    ru: 'Отметьте операторов: здесь появятся бумага и предварительный вид.',
    en: 'Tick operators: paper and a preview appear here.',
  },
  'badges.ticked': {
    ru: 'Отмечено: {n, plural, one {# оператор} few {# оператора} other {# операторов}}',
    en: 'Ticked: {n, plural, one {# operator} other {# operators}}',
  },
  'badges.most': {
    ru: 'За один раз выдаётся не больше {most} бейджей. Снимите лишние отметки.',
    en: 'No more than {most} badges are issued at once. Untick some.',
  },
  'card.a4-2x5': { ru: 'А4, 10 бейджей 85,6 × 54 мм', en: 'A4, 10 badges of 85.6 × 54 mm' },
  'card.a4-2x2': { ru: 'А4, 4 карточки 100 × 142 мм', en: 'A4, 4 cards of 100 × 142 mm' },
  'card.a4-1': { ru: 'А4, карточка во весь лист', en: 'A4, one card' },
  'card.100x150': { ru: 'Рулон, 100 × 150 мм', en: 'Roll, 100 × 150 mm' },
  'card.100x50': { ru: 'Рулон, 100 × 50 мм', en: 'Roll, 100 × 50 mm' },
  'card.58x40': { ru: 'Рулон, 58 × 40 мм', en: 'Roll, 58 × 40 mm' },
} as const;
