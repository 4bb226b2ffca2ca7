import { QUEUE_COLUMN_TEXTS } from './queue-column-texts';
import { said, type Said } from './said';

/** Titles of columns, with a definition where the title does not say it all. */
export const COLUMN_TEXTS = {
  operator: { title: said('Оператор', 'Operator'), definition: null },
  stageKind: {
    title: said('Вид этапа', 'Kind of stage'),
    definition: said(
      'Какого вида был этап, когда о работе отметили; работа на стороне не учитывается ни за кем',
      'What kind of stage it was when the work was reported; work outside is nobody’s',
    ),
  },
  shift: {
    title: said('Смена', 'Shift'),
    definition: said('Смена, в которую попадает время работы', 'The shift of the time of work'),
  },
  stage: { title: said('Этап', 'Stage'), definition: null },
  day: { title: said('День', 'Day'), definition: null },
  good: {
    title: said('Годные', 'Good'),
    definition: said(
      'Детали, отмеченные годными, за вычетом отменённых',
      'Pieces reported good, net of undos',
    ),
  },
  scrapped: {
    title: said('Брак', 'Scrapped'),
    definition: said(
      'Детали, забракованные здесь, кто бы ни был виноват',
      'Pieces scrapped here, whoever caused it',
    ),
  },
  reworked: {
    title: said('Доработка', 'Rework'),
    definition: said('Детали, возвращённые отсюда на доработку', 'Pieces sent back for rework from here'),
  },
  defects: {
    title: said('Всего', 'Total'),
    definition: said('Брак и доработка вместе', 'Scrap and rework together'),
  },
  reports: {
    title: said('Отметки', 'Reports'),
    definition: said(
      'Отметки о работе, у которых осталось что считать после отмен',
      'Reports of work that still count something after undos',
    ),
  },
  piecesPerHour: {
    title: said('Годных в час', 'Good per hour'),
    definition: said(
      'Только по отметкам, у которых отмечено начало и есть рабочее время: время вне смен не считается',
      'Only from reports that have a start and working time: time outside of the shifts is not counted',
    ),
  },
  startedShare: {
    title: said('С началом', 'With a start'),
    definition: said('Доля отметок, у которых отмечено начало работы', 'Share of reports that have a start'),
  },
  pieces: {
    title: said('Детали', 'Pieces'),
    definition: said(
      'Детали, пришедшие на этап и отмеченные на нём за период',
      'Pieces that came to the stage and were reported there in the period',
    ),
  },
  p50Seconds: {
    title: said('Половина быстрее (p50)', 'p50'),
    definition: said(
      'Половина деталей прошла этап не дольше; близкие времена считаются вместе по их среднему, точность до десятой доли',
      'Half of the pieces passed no slower; times close to each other count as their mean, right to a tenth',
    ),
  },
  p85Seconds: {
    title: said('85 из 100 быстрее (p85)', 'p85'),
    definition: said(
      '85 деталей из 100 прошли этап не дольше; близкие времена считаются вместе по их среднему, точность до десятой доли',
      '85 of 100 pieces passed no slower; times close to each other count as their mean, right to a tenth',
    ),
  },
  meanSeconds: {
    title: said('Среднее', 'Mean'),
    definition: said(
      'Среднее по тем же деталям, что p50 и p85: отмеченным на этапе за период',
      'The mean of the same pieces as p50 and p85: those reported at the stage in the period',
    ),
  },
  littleSeconds: {
    title: said('Среднее с ожидающими', 'Mean with those waiting'),
    definition: said(
      'Считает и время деталей, которые ещё ждут (среднее по Литтлу: интеграл ожидающих по времени / ушедшие детали), поэтому может быть больше p50 и p85',
      'Counts the time of pieces that still wait, too (Little’s mean: the integral of waiting over time / pieces that left), and may so exceed p50 and p85',
    ),
  },
  heldSeconds: {
    title: said('В том числе задержано', 'Of it held'),
    definition: said(
      'Сколько в среднем партия при этом была задержана',
      'How long of it, on average, the batch was on hold',
    ),
  },
  waitingSeconds: {
    title: said('Ожидание', 'Waiting'),
    definition: said(
      'От прихода до начала работы без времени вне смен, в среднем на деталь, только где начало отмечено',
      'From arrival to the start of work less the time outside shifts, mean of pieces, only where starts exist',
    ),
  },
  workingSeconds: {
    title: said('Работа', 'Working'),
    definition: said(
      'От начала (или от прихода, если деталь пришла позже) до отметки без времени вне смен, в среднем на деталь, только где начало отмечено',
      'From the start (from arrival, where the piece came later) to the report less the time outside shifts, mean of pieces, only where starts exist',
    ),
  },
  designation: { title: said('Обозначение', 'Designation'), definition: null },
  name: { title: said('Наименование', 'Name'), definition: null },
  code: { title: said('Код партии', 'Batch code'), definition: null },
  orderNumber: { title: said('Заказ', 'Order'), definition: null },
  dueDate: { title: said('Срок', 'Due'), definition: null },
  items: {
    title: said('Позиций', 'Items'),
    definition: said(
      'Детали с операциями, все партии детали вместе',
      'Parts with operations, all lots of a part together',
    ),
  },
  completeItems: {
    title: said('Готово позиций', 'Items complete'),
    definition: said(
      'Изготовлено не меньше, чем требуется по составу',
      'At least as many finished as are required',
    ),
  },
  finished: {
    title: said('Изготовлено', 'Finished'),
    definition: said('Годные после последней операции', 'Good after the last operation'),
  },
  finalYield: {
    title: said('Выход годных', 'Final yield'),
    definition: said('Изготовлено / (изготовлено + брак)', 'Finished / (finished + scrapped)'),
  },
  routedAt: { title: said('Маршрут назначен', 'Route assigned'), definition: null },
  completedAt: {
    title: said('Выполнен', 'Completed'),
    definition: said('Последняя отметка о готовности', 'The last finishing scan'),
  },
  leadSeconds: {
    title: said('Срок изготовления', 'Lead time'),
    definition: said(
      'От назначения маршрута до последней отметки о готовности',
      'From route assignment to the last finishing scan',
    ),
  },
  daysLate: {
    title: said('Дней опоздания', 'Days late'),
    definition: said(
      'На сколько дней после срока выполнен; у невыполненного: на сколько опоздает по P50 или уже опоздал, что больше. 0: в срок',
      'Days from the due date to completion; of an open order: to P50 or today, whichever is later. 0: in time',
    ),
  },
  late: {
    title: said('Опоздание', 'Late'),
    definition: said(
      'Выполнен или ожидается позже конца дня срока',
      'Finished or forecast beyond the end of the due date',
    ),
  },
  outlook: {
    title: said('Против срока', 'Against the due date'),
    definition: said(
      'Опаздывает: срок прошёл или P50 позже конца его дня',
      'Late: the due date has passed, or P50 is beyond the end of its day',
    ),
  },
  remaining: {
    title: said('Осталось операций', 'Operations left'),
    definition: said('Сколько раз деталям ещё пройти этап', 'How often pieces still have to pass a stage'),
  },
  lacking: {
    title: said('Не хватает', 'Lacking'),
    definition: said(
      'Сколько деталей до требуемого и не изготовлено, и не ждёт ни на одной операции: брак, снятые, не запущенные. Без них заказ не будет выполнен: даты прогноза о том, что есть',
      'Pieces of what is required that neither are finished nor wait at an operation: scrapped, withdrawn, not launched. Without them the order will not be complete: the dates are of what is there',
    ),
  },
  p50: {
    title: said('Прогноз P50', 'Forecast P50'),
    definition: said(
      'К этой дате готово в половине случаев, без недостающих деталей',
      'Complete by this date in half of the cases, without the pieces that are lacking',
    ),
  },
  p85: {
    title: said('Прогноз P85', 'Forecast P85'),
    definition: said(
      'К этой дате готово в 85 случаях из 100, без недостающих деталей',
      'Complete by this date in 85 of 100 cases, without the pieces that are lacking',
    ),
  },
  slowestStage: {
    title: said('Держит этап', 'Held up by'),
    definition: said(
      'Этап, который чаще всего заканчивает последним; где дня не назвать, этапы, у которых мало дней с работой за последние 30 рабочих дней',
      'The stage that ends last most often; where no day can be said, the stages with too few days with work among the last 30 working days',
    ),
  },
  firstArrivals: {
    title: said('Первые приходы', 'First arrivals'),
    definition: said('Детали, пришедшие на этап впервые', 'Pieces that came to the stage for the first time'),
  },
  yieldAtLeast: {
    title: said('Не менее', 'At least'),
    definition: said(
      'Доля деталей, прошедших с первого раза: оценка снизу',
      'Share of pieces that passed at the first try: a lower bound',
    ),
  },
  judged: {
    title: said('Отмечено', 'Judged'),
    definition: said(
      'Детали, отмеченные этим оператором или в эту смену: годные, брак и доработка вместе',
      'Pieces reported by the operator or in the shift: good, scrapped and reworked together',
    ),
  },
  yieldOfJudged: {
    title: said('Доля годных', 'Share of good'),
    definition: said('1 − (брак + доработка) / отмечено', '1 − (scrapped + reworked) / judged'),
  },
  finishedOfAllStages: {
    title: said('Изготовлено по всем этапам', 'Finished, all stages'),
    definition: said(
      'Годные после последней операции, какой бы этап ни был выбран',
      'Good after the last operation, whichever stage is chosen',
    ),
  },
  finalYieldOfAllStages: {
    title: said('Выход годных по всем этапам', 'Final yield, all stages'),
    definition: said(
      'Изготовлено / (изготовлено + брак) по всем этапам, какой бы этап ни был выбран',
      'Finished / (finished + scrapped) over all stages, whichever stage is chosen',
    ),
  },
  scrappedOnTheDay: {
    title: said('Брак на всех операциях', 'Scrapped at all operations'),
    definition: said(
      'Детали, забракованные в этот день на любой операции, а не только на последней; с отбором по этапу: на нём',
      'Pieces scrapped on the day at any operation, not only at the last one; narrowed to a stage: there',
    ),
  },
  by: { title: said('Разрез', 'By'), definition: null },
  share: {
    title: said('Доля', 'Share'),
    definition: said('От всего брака и доработки за период', 'Of all scrap and rework of the period'),
  },
  cumulativeShare: {
    title: said('Нарастающим итогом', 'Cumulative'),
    definition: said(
      'Доля этой строки и всех строк выше неё',
      'The share of this row and of all rows above it',
    ),
  },
  ...QUEUE_COLUMN_TEXTS,
} as const satisfies Readonly<Record<string, { title: Said; definition: Said | null }>>;
export type ColumnKey = keyof typeof COLUMN_TEXTS;
