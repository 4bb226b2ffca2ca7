/** What each figure of the dashboard counts; told where it is pointed at. */
export const DEFINITION_TEXTS = {
  'number.inWork.definition': {
    ru: 'Партии, по которым есть отметки и которые ещё не готовы. Задержанные и отменённые не считаются.',
    en: 'Batches that have reports and are not finished. Held and cancelled ones are not counted.',
  },
  'number.waiting.definition': {
    ru: 'Детали, пришедшие на операцию и ещё не отмеченные на ней, на всех этапах.',
    en: 'Pieces that have arrived at an operation and are not yet reported there, at all stages.',
  },
  'number.finishedToday.definition': {
    ru: 'Детали, прошедшие последнюю операцию за сегодняшний день завода, за вычетом отменённого.',
    en: 'Pieces that passed their last operation on the factory’s day of today, net of undos.',
  },
  'number.scrapToday.definition': {
    ru: 'Детали, забракованные за сегодняшний день завода на всех этапах, за вычетом отменённого.',
    en: 'Pieces scrapped on the factory’s day of today at all stages, net of undos.',
  },
  'number.lateOrders.definition': {
    ru: 'Невыполненные и неотменённые заказы, срок которых прошёл вчера или раньше.',
    en: 'Orders that are neither complete nor cancelled and were due yesterday or earlier.',
  },
  'stages.pieces.definition': {
    ru: 'Детали, пришедшие на этап и ещё не отмеченные.',
    en: 'Pieces that have arrived at the stage and are not yet reported.',
  },
  'stages.batches.definition': {
    ru: 'Партии, у которых на этапе ждёт хотя бы одна деталь.',
    en: 'Batches of which at least one piece waits at the stage.',
  },
  'stages.oldest.definition': {
    ru: 'Сколько ждёт деталь, пришедшая раньше всех (первая пришла, первая ушла).',
    en: 'How long the piece that came first has waited (first in, first out).',
  },
  'orders.progress.definition': {
    ru: 'Изготовленные детали из всех запущенных по заказу, с операциями; отменённые партии не считаются.',
    en: 'Finished pieces of all that are in production for the order and have operations; cancelled batches are not counted.',
  },
  'orders.parts.definition': {
    ru: 'Детали, изготовленные не меньше чем по составу, все партии вместе, из всех деталей с операциями.',
    en: 'Parts of which at least the required quantity is finished, all lots together, of all parts with operations.',
  },
  'order.quantity.definition': {
    ru: 'В производстве: запущено − снято − отделено в другие партии.',
    en: 'In production: launched − withdrawn − split out.',
  },
  'order.finished.definition': {
    ru: 'Прошли последнюю операцию, за вычетом отменённого.',
    en: 'Passed the last operation, net of undos.',
  },
  'order.scrapped.definition': {
    ru: 'Забраковано на всех операциях, за вычетом отменённого.',
    en: 'Scrapped at all operations, net of undos.',
  },
  'order.operations.definition': {
    ru: 'Пройдено = ждут на следующих операциях + готово + забраковано дальше; из количества партии.',
    en: 'Passed = waiting at later operations + finished + scrapped later; of the batch’s quantity.',
  },
} as const;
