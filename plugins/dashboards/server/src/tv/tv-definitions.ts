import type { Language } from '../../../../../src/refusals';

/** What each figure of the screen counts; told where a mouse points at it. */
export interface TvDefinitions {
  stagePieces: string;
  stageBatches: string;
  stageOldest: string;
  stageBatch: string;
  grew: string;
  still: string;
  openOrders: string;
  done: string;
  working: string;
  lacking: string;
  late: string;
  due: string;
  forecast: string;
  finishedToday: string;
  scrapToday: string;
  waiting: string;
  lateOrders: string;
  held: string;
  stuck: string;
  calls: string;
}

const RU: TvDefinitions = {
  stagePieces: 'Детали, пришедшие на этап и ещё не отмеченные.',
  stageBatches: 'Партии, у которых на этапе ждёт хотя бы одна деталь.',
  stageOldest: 'Сколько ждёт по часам самая давняя деталь из незадержанных (первая пришла, первая ушла).',
  stageBatch: 'Партия, деталь которой ждёт дольше всех.',
  grew: 'На сколько часов работы самого этапа выросла его очередь за последние смены, а если смен нет, рабочие дни.',
  still: 'Сколько часов рабочего времени с этапа ничего не уходит, хотя перед ним ждут.',
  openOrders: 'Невыполненные и неотменённые заказы.',
  done: 'Прошли последнюю операцию, из всех запущенных по заказу деталей с операциями.',
  working: 'Прошли первую операцию маршрута и ждут на следующих.',
  lacking:
    'Сколько деталей до требуемого и не изготовлено, и не ждёт ни на одной операции. Без них заказ не будет выполнен.',
  late: 'Срок прошёл вчера или раньше, либо прогноз (50 %) позже срока.',
  due: 'Срок заказа, как указано в его карточке.',
  forecast:
    'К этому дню заказ готов в 85 % розыгрышей по тому, что этапы сделали за 30 последних рабочих дней. «>»: позже последнего дня, на который смотрит прогноз.',
  finishedToday: 'Детали, прошедшие последнюю операцию за сегодняшний день завода, за вычетом отменённого.',
  scrapToday: 'Детали, забракованные за сегодняшний день завода на всех этапах, за вычетом отменённого.',
  waiting: 'Детали, пришедшие на операцию и ещё не отмеченные на ней, на всех этапах.',
  lateOrders:
    'Невыполненные заказы, срок которых прошёл вчера или раньше либо прогноз (50 %) которых позже срока.',
  held: 'Партии, работа по которым остановлена.',
  stuck:
    'Партии, которые ждут на операции дольше, чем вдвое против обычного на этапе, или дольше часов из календаря. Без задержанных и тех, что ждут деталей.',
  calls: 'Вызовы мастера, которые ещё не завершены, идёт к ним кто-то уже или нет.',
};

const EN: TvDefinitions = {
  stagePieces: 'Pieces that have arrived at the stage and are not yet reported.',
  stageBatches: 'Batches of which at least one piece waits at the stage.',
  stageOldest: 'How long by the clock the oldest piece that is not held has waited (first in, first out).',
  stageBatch: 'The batch whose piece has waited for longest.',
  grew: 'By how many hours of the stage’s own work its queue has grown over the last shifts, or working days where there are none.',
  still: 'For how many hours of working time nothing has left the stage while pieces wait at it.',
  openOrders: 'Orders that are neither complete nor cancelled.',
  done: 'Passed the last operation, of all pieces in production for the order that have operations.',
  working: 'Passed the first operation of their route and wait at later ones.',
  lacking:
    'Pieces of what is required that neither are finished nor wait at an operation. Without them the order will not be complete.',
  late: 'Due yesterday or earlier, or the forecast (50 %) lies beyond the due date.',
  due: 'When the order is due, as it says itself.',
  forecast:
    'By this day the order is complete in 85 % of the futures drawn from what the stages made on the last 30 working days. “>”: after the last day that the forecast looks at.',
  finishedToday: 'Pieces that passed their last operation on the factory’s day of today, net of undos.',
  scrapToday: 'Pieces scrapped on the factory’s day of today at all stages, net of undos.',
  waiting: 'Pieces that have arrived at an operation and are not yet reported there, at all stages.',
  lateOrders:
    'Open orders that were due yesterday or earlier, or whose forecast (50 %) lies beyond the due date.',
  held: 'Batches whose work is stopped.',
  stuck:
    'Batches that wait at an operation for longer than twice what is usual at the stage, or than the hours in the calendar. Without those on hold and those that wait for parts.',
  calls: 'Calls for the foreman that are not done yet, whether somebody is on the way or not.',
};

export const TV_DEFINITIONS: Readonly<Record<Language, TvDefinitions>> = { ru: RU, en: EN };
