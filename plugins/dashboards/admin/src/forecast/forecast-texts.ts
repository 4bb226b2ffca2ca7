/** What is said of the days on which orders will be complete. */
export const FORECAST_TEXTS = {
  'orders.due.definition': {
    ru: 'К этому дню заказ готов в половине (50 %) и в 85 % из 500 розыгрышей по тому, что этапы сделали за 30 последних рабочих дней; впереди него заказы с более ранним сроком. Розыгрыш смотрит на 400 рабочих дней вперёд: что не готово и тогда, будет готово «позже» последнего из них. Опаздывает заказ, срок которого прошёл или раньше дня 50 %.',
    en: 'By this day the order is complete in half (50 %) and in 85 % of 500 futures drawn from what the stages made on the last 30 working days; orders that are due earlier go first. They look 400 working days ahead: what is not complete by then is complete “after” the last of them. An order is late where its due date has passed or lies before the 50 % day.',
  },
  'forecast.lacking': { ru: 'Не хватает деталей: {n}', en: 'Pieces lacking: {n}' },
  'forecast.withoutLacking': { ru: 'без недостающих деталей: {n}', en: 'without the pieces lacking: {n}' },
  'forecast.noHistory': { ru: 'Мало истории: {stages}', en: 'Not enough history: {stages}' },
  'forecast.noHistory.more': { ru: 'и ещё {n}', en: 'and {n} more' },
  'forecast.beingMade': { ru: 'Прогноз ещё считается', en: 'Forecast is being made' },
  'forecast.stageDays': {
    ru: '{stage} ({days} из {needed}\u00a0дн.)',
    en: '{stage} ({days} of {needed} days)',
  },
  'forecast.noHistory.definition': {
    ru: 'Дня не назвать, пока каждый этап, который заказу ещё пройти, не поработает {needed} дней из последних 30 рабочих. Названы этапы, у которых столько дней ещё нет, и сколько есть.',
    en: 'No day can be said until each stage that the order still has to pass has worked on {needed} of the last 30 working days. Named are the stages that have not, with the days that they have.',
  },
  'forecast.lacking.definition': {
    ru: 'Сколько деталей до требуемого и не изготовлено, и не ждёт ни на одной операции: брак, снятые, не запущенные. Без них заказ не будет выполнен.',
    en: 'Pieces of what is required that neither are finished nor wait at an operation: scrapped, withdrawn, not launched. Without them the order will not be complete.',
  },
  'forecast.after': { ru: 'позже {day}', en: 'after {day}' },
  'forecast.title': { ru: 'Прогноз готовности', en: 'Forecast of completion' },
  'forecast.age': { ru: 'Прогноз на {at}', en: 'Forecast as of {at}' },
} as const;
