import type { HoldView, PartStatus } from '../../tracking/contracts';
import { StatusMark, type Status } from './status';
import { defineTexts } from './texts';

/** What a batch is and how it stands, said alike on every page. */
export const PART_TEXTS = {
  'status.new': { ru: 'Не начата', en: 'Not started' },
  'status.in-work': { ru: 'В работе', en: 'In work' },
  'status.held': { ru: 'Задержана', en: 'On hold' },
  'status.finished': { ru: 'Завершена', en: 'Finished' },
  'status.cancelled': { ru: 'Отменена', en: 'Cancelled' },
  'kind.assembly': { ru: 'Сборка', en: 'Assembly' },
  'kind.part': { ru: 'Деталь', en: 'Part' },
  'kind.standard': { ru: 'Стандартное', en: 'Standard' },
  'kind.purchased': { ru: 'Покупное', en: 'Purchased' },
  'kind.material': { ru: 'Материал', en: 'Material' },
  'hold.material': { ru: 'Нет материала', en: 'Material' },
  'hold.tool': { ru: 'Инструмент', en: 'Tool' },
  'hold.machine': { ru: 'Станок', en: 'Machine' },
  'hold.question': { ru: 'Вопрос', en: 'Question' },
  'hold.other': { ru: 'Другое', en: 'Other' },
  'call.material': { ru: 'Нет материала', en: 'Material missing' },
  'call.machine': { ru: 'Станок', en: 'Machine' },
  'call.quality': { ru: 'Качество', en: 'Quality' },
  'call.drawing': { ru: 'Чертёж, вопрос', en: 'Drawing, question' },
  'call.other': { ru: 'Другое', en: 'Other' },
  'call.noReason': { ru: 'Зовут мастера', en: 'Foreman called' },
  'call.take': { ru: 'Иду', en: 'Take' },
  'call.done': { ru: 'Готово', en: 'Done' },
  'call.takenBy': { ru: 'Идёт {by}, {ago}', en: 'Taken by {by}, {ago}' },
  'call.end': { ru: 'Закрыть вызов', en: 'End the call' },
  'call.endAbout': {
    ru: 'Вызывает {operator}. Закрытый вызов исчезнет у оператора и из списка.',
    en: '{operator} calls. An ended call leaves the list and the operator’s screen.',
  },
  'call.note': { ru: 'Что сделано (можно не указывать)', en: 'What was done (may be left out)' },
} as const;

const texts = defineTexts('kit.part', PART_TEXTS);

/** Say what a batch is: `status.*`, `kind.*`, `hold.*`, `call.*`. */
export const usePartSay = texts.useSay;
export const partTexts = texts.inLanguage;

const MARKS: Record<PartStatus, Status> = {
  new: 'waiting',
  'in-work': 'waiting',
  held: 'held',
  finished: 'good',
  cancelled: 'scrap',
};

/** How a batch stands: a dot, a word, and why it is held. */
export function BatchStatus({ status, hold }: { status: PartStatus; hold: HoldView | null }) {
  const say = usePartSay();
  return (
    <StatusMark status={MARKS[status]}>
      {say(`status.${status}`)}
      {hold ? `: ${[say(`hold.${hold.kind}`), hold.reason].filter(Boolean).join(', ')}` : ''}
    </StatusMark>
  );
}
