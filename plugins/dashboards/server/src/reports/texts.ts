import type { Language } from '../../../../../src/refusals';
import type { StageKind } from '../../../../../src/tracking/contracts';
import { MOST_DAYS } from '../forecast/forecast-inputs';
import type { ReportName } from './contracts';
import { said, type Said } from './said';

/** What each report is called and what its figures mean. */
export const REPORT_TEXTS: Readonly<Record<ReportName, { title: Said; definition: Said }>> = {
  'operator-performance': {
    title: said('Выработка операторов', 'Operator performance'),
    definition: said(
      'Годные, обнаруженный брак и возвраты на доработку по оператору, виду этапа и смене, за вычетом отменённого. Работа на стороне не учитывается ни за кем.',
      'Good pieces, scrap found and rework found by operator, kind of stage and shift, net of undos. Work outside is nobody’s.',
    ),
  },
  'stage-time': {
    title: said('Время на этапах', 'Stage time'),
    definition: said(
      'Очередь и работа вместе: от прихода детали на этап до отметки о ней; детали считаются в порядке прихода (первый пришёл, первый ушёл), вернувшаяся деталь приходит заново. Эти времена по часам. Ожидание и работа вместе дают время тех же деталей без времени вне смен; их видно, только где отмечено начало.',
      'Queue and work together: from arrival at the stage to its report, matched first in, first out by count; a piece that comes back is a new visit. These times are by the clock. Waiting and working together are the time of the same pieces less the time outside shifts; they are told only where starts exist.',
    ),
  },
  'order-completion': {
    title: said('Выполнение заказов', 'Order completion'),
    definition: said(
      'Заказ выполнен, когда каждая деталь с операциями, все её партии вместе, изготовлена не меньше чем по составу. Срок изготовления: от первого назначения маршрута до последней отметки о готовности.',
      'An order is complete when every part that has operations, all its lots together, has finished at least what is required. Lead time: from the first route assignment to the last finishing scan.',
    ),
  },
  defects: {
    title: said('Брак и доработка', 'Defects'),
    definition: said(
      'Забракованные и возвращённые на доработку детали по причине, по этапу виновной операции и по этапу, где это обнаружено, по убыванию.',
      'Scrapped and reworked pieces by reason, by the stage of the causing operation and by the finding stage, from the most to the least.',
    ),
  },
  'first-pass-yield': {
    title: said('Выход с первого предъявления', 'First pass yield'),
    definition: said(
      'Не менее 1 − (брак + доработка, обнаруженные здесь) / первые приходы, но не ниже нуля. Оценка снизу: точна, если ни одна деталь не отвергнута дважды. Пришедшие за период и ещё не проверенные пока считаются годными. Если маршрут проходит этап дважды, оба прохода вместе.',
      'At least 1 − (scrap + rework found here) / first arrivals, not below zero. A lower bound: exact if no piece fails twice. Pieces that came in the period and are not judged yet count as good so far. Where a route passes a stage twice, both passes are together.',
    ),
  },
  throughput: {
    title: said('Выпуск', 'Throughput'),
    definition: said(
      'Годные на последней операции маршрута по дням; по операциям не складывается.',
      'Good pieces at the last operation of their route, per day; not summed over operations.',
    ),
  },
  'work-in-process': {
    title: said('Незавершённое производство', 'Work in process'),
    definition: said(
      'Сколько деталей сейчас ждёт на этапах. Возраст: сколько ждёт самая давняя (первый пришёл, первый ушёл), рядом с обычным временем этапа по часам (p85 за период по всем заказам). Задержанные детали показаны отдельно, в возраст они не входят.',
      'Pieces that wait at stages now. Age: how long the oldest has waited (first in, first out), beside the stage’s own p85 of the period by the clock, of all orders. Held pieces are shown apart and have no age.',
    ),
  },
  'cumulative-flow': {
    title: said('Накопительный поток', 'Cumulative flow'),
    definition: said(
      'На конец каждого дня: сколько деталей ждёт на каждом этапе по ходу маршрута, затем всего изготовлено, забраковано и снято. Высота полосы равна незавершённому производству этапа, сколько бы раз маршрут его ни проходил.',
      'At each day’s end: pieces waiting at each stage in route order, then all finished, scrapped and withdrawn so far. The height of a band is its stage’s work in process, however often a route passes it.',
    ),
  },
  forecast: {
    title: said('Прогноз', 'Forecast'),
    definition: said(
      'Розыгрыш по выработке каждого этапа за последние 30 рабочих дней: что осталось пройти, очередь впереди по срокам. P50: дата, к которой заказ готов в половине случаев, P85: в 85 из 100.',
      'Monte Carlo over what each stage made on the last 30 working days: what still has to pass, the queue ahead by due date. P50: the date by which the order is complete in half of the cases, P85: in 85 of 100.',
    ),
  },
};

const NOTES = {
  'caused-elsewhere': said(
    'Брак и доработка показаны у того, кто их обнаружил. Кто виноват, смотрите в отчёте «Брак и доработка» по виновному этапу.',
    'Scrap and rework stand with who found them. What caused them is in “Defects”, by causing stage.',
  ),
  'late-reports': said(
    'Отметка, пришедшая с опозданием, может изменить прошедший день.',
    'A report that arrives late may change a past day.',
  ),
  'at-least': said('Доли первого предъявления: «не менее».', 'First pass shares mean “at least”.'),
  'as-of-now': said(
    'Очереди показаны на сейчас; период влияет только на p85.',
    'Queues are as of now; the period only decides the p85.',
  ),
  'parts-of-order': said(
    'Партии одного изделия; период не влияет.',
    'The batches of one product, whatever the period.',
  ),
  'not-enough-history': said(
    'Где меньше 10 дней с работой за последние 30 рабочих дней, прогноза нет: истории мало.',
    'Where there are fewer than 10 days with work among the last 30 working days there is no forecast: not enough history.',
  ),
  'beyond-days': said(
    `Прогноз смотрит на ${MOST_DAYS} рабочих дней вперёд. «Позже» дня: готово будет не раньше следующего за ним, насколько позже, не сказать. Дней опоздания тогда не меньше показанных.`,
    `A forecast looks ${MOST_DAYS} working days ahead. “After” a day: complete no earlier than on the next one; how much later cannot be said. Days late are then at least those shown.`,
  ),
  'times-of-reports': said(
    'С отбором по оператору или смене: времена деталей, о которых отметил этот оператор или в эту смену. Сколько детали ждут сейчас, не считается ни за кем.',
    'Narrowed to an operator or a shift: times of the pieces that the operator reported, or that were reported in the shift. Pieces that still wait are nobody’s.',
  ),
  'of-judged': said(
    'С отбором по оператору или смене: доля годных от отмеченных ими деталей (годные + брак + доработка). Первый приход относится к этапу, а не к человеку.',
    'Narrowed to an operator or a shift: the share of good pieces of those reported by them (good + scrapped + reworked). A first arrival is of a stage, not of a person.',
  ),
  'reported-alone': said(
    'С отбором по оператору или смене считаются только отметки о работе: деталь, пропустившую последнюю операцию, никто не отмечал, поэтому операторы вместе могут дать меньше выпуска.',
    'Narrowed to an operator or a shift only reports of work count: nobody reported a piece that skipped its last operation, so operators together may add up to less than the throughput.',
  ),
  'outside-nobodys': said(
    'С отбором по оператору: работа на стороне не учитывается ни за кем.',
    'Narrowed to an operator: work outside is nobody’s.',
  ),
  'still-pass': said(
    'С отбором по этапу: те, чьим деталям этот этап ещё пройти; выполненных среди них нет.',
    'Narrowed to a stage: those with pieces that still have to pass it; complete ones are not among them.',
  ),
  truncated: said('Показаны не все строки: сузьте отбор.', 'Not all rows are shown: narrow the filters.'),
} as const;
export type NoteKey = keyof typeof NOTES;

const WORDS = {
  nobody: said('не назван', 'not named'),
  noShift: said('вне смен', 'outside shifts'),
  noReason: said('без причины', 'no reason'),
  late: said('опаздывает', 'late'),
  notEnoughHistory: said('истории мало', 'not enough history'),
  inTime: said('успевает', 'in time'),
  dueBeyond: said('срок дальше прогноза', 'due beyond the forecast'),
  noDueDate: said('срок не задан', 'no due date'),
  lacksPieces: said('не хватает деталей', 'pieces are lacking'),
  withoutLacking: said('без недостающих деталей', 'without the pieces that are lacking'),
  nothingWaits: said('ничего не ждёт', 'nothing waits'),
  'by-reason': said('причина', 'reason'),
  'by-cause': said('виновный этап', 'causing stage'),
  'by-found': said('где обнаружено', 'found at'),
  yes: said('да', 'yes'),
  no: said('нет', 'no'),
  hours: said('ч', 'h'),
  total: said('Итого', 'Total'),
} as const;

export const STAGE_KINDS: Readonly<Record<StageKind, Said>> = {
  production: said('изготовление', 'production'),
  inspection: said('контроль', 'inspection'),
  outside: said('на стороне', 'outside'),
};

export function noteText(key: NoteKey, language: Language): string {
  return NOTES[key][language];
}

/** `3 of 10 days`. */
export function ofDays(days: number, needed: number, language: Language): string {
  return language === 'ru' ? `${days} из ${needed} дн.` : `${days} of ${needed} days`;
}

/** `after 2028-06-12`, in place of a day of which no more is known. */
export function afterDay(day: string, language: Language): string {
  return `${language === 'ru' ? 'позже' : 'after'} ${day}`;
}

/** A word of the rows themselves. */
export function words(key: keyof typeof WORDS, language: Language): string {
  return WORDS[key][language];
}
