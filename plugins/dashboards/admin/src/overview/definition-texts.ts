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
    ru: 'Невыполненные и неотменённые заказы, срок которых прошёл вчера или раньше либо прогноз (50 %) которых позже срока.',
    en: 'Orders that are neither complete nor cancelled and were due yesterday or earlier, or whose forecast (50 %) lies beyond the due date.',
  },
  'orders.found.definition': {
    ru: 'Заказы, которые подходят под поиск, состояние и ответственного выше, на всех страницах списка.',
    en: 'Orders that match the search, the state and the person responsible, on all pages of the list.',
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
    ru: 'Сколько ждёт по часам самая давняя деталь из незадержанных (первая пришла, первая ушла).',
    en: 'How long by the clock the oldest piece that is not held has waited (first in, first out).',
  },
  'held.definition': {
    ru: 'Партии, работа по которым остановлена; первой та, что задержана дольше всех. Перечислены не больше 50.',
    en: 'Batches whose work is stopped, the one held for longest first. At most 50 are listed.',
  },
  'calls.definition': {
    ru: 'Вызовы мастера, которые ещё не завершены, идёт к ним кто-то уже или нет; первыми те, к кому ещё никто не идёт, из них первым тот, кто ждёт дольше всех. Перечислены не больше 200.',
    en: 'Calls for the foreman that are not done yet, whether somebody is on the way or not; first those to whom nobody comes yet, and of them who has waited longest. At most 200 are listed.',
  },
  'refused.definition': {
    ru: 'Отметки, которые сервер не принял, когда они пришли с устройства, и отмены, которые устройство не может отправить; ни те ни другие не входят в суммы, пока их не решат у партии. Перечислены не больше 200 отметок и 200 отмен.',
    en: 'Reports that the server refused when they came from a device, and undos that a device may not send; no sum counts either until they are settled at the batch. At most 200 reports and 200 undos are listed.',
  },
  'devices.definition': {
    ru: 'Отметки, которые сделаны, но ещё не приняты сервером, по последнему сообщению каждого устройства; в суммы они не входят.',
    en: 'Reports that were made and that the server has not taken yet, as each device told last; no sum counts them.',
  },
  'cell.waiting.definition': {
    ru: 'Пришли на операцию и ещё не отмечены на ней.',
    en: 'Have arrived at the operation and are not yet reported there.',
  },
  'cell.reworked.definition': {
    ru: 'Возвращены отсюда на доработку, за вычетом отменённого; вернувшаяся деталь может быть сосчитана не раз.',
    en: 'Sent back for rework from here, net of undos; a piece that comes back may count more than once.',
  },
  'cell.scrapped.definition': {
    ru: 'Забракованы на этой операции, за вычетом отменённого.',
    en: 'Scrapped at this operation, net of undos.',
  },
  'orders.progress.definition': {
    ru: 'Изготовленные детали из всех запущенных по заказу, с операциями; отменённые партии не считаются.',
    en: 'Finished pieces of all that are in production for the order and have operations; cancelled batches are not counted.',
  },
  'orders.held.definition': {
    ru: 'Партии заказа, работа по которым сейчас остановлена.',
    en: 'Batches of the order whose work is stopped now.',
  },
  'split.good.definition': {
    ru: 'Прошли последнюю операцию, из всех запущенных по заказу деталей с операциями.',
    en: 'Passed the last operation, of all pieces in production for the order that have operations.',
  },
  'split.inWork.definition': {
    ru: 'Прошли первую операцию маршрута и ждут на следующих.',
    en: 'Passed the first operation of their route and wait at later ones.',
  },
  'split.scrapped.definition': {
    ru: 'Забраковано на всех операциях, за вычетом отменённого.',
    en: 'Scrapped at all operations, net of undos.',
  },
  'split.notStarted.definition': {
    ru: 'Ждут на первой операции маршрута, возвращённые туда тоже, или ещё без маршрута.',
    en: 'Wait at the first operation of their route, those sent back there too, or have no route yet.',
  },
  'orders.parts.definition': {
    ru: 'Детали, изготовленные не меньше чем по составу, все партии вместе, из всех деталей с операциями.',
    en: 'Parts of which at least the required quantity is finished, all lots together, of all parts with operations.',
  },
  'order.found.definition': {
    ru: 'Партии заказа, которые подходят под этот отбор, на всех страницах.',
    en: 'Batches of the order that match these filters, on all pages.',
  },
  'order.pieces.definition': {
    ru: 'Сколько изделий заказано, как указано в карточке заказа.',
    en: 'How many of the product are ordered, as the order says.',
  },
  'order.unrouted.definition': {
    ru: 'Детали партии, которым ещё не назначена ни одна операция.',
    en: 'Pieces of the batch that have no operation yet.',
  },
  'order.perAssembly.definition': {
    ru: 'Сколько таких деталей идёт на одну сборку по составу.',
    en: 'How many of it go into one assembly by the bill of materials.',
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
