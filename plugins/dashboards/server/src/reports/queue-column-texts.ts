import { said } from './said';

/** Columns of what waits, and of what has come of it by the end of a day. */
export const QUEUE_COLUMN_TEXTS = {
  waiting: {
    title: said('Ждёт', 'Waiting'),
    definition: said(
      'Детали, пришедшие на этап и ещё не отмеченные',
      'Pieces that have come to the stage and are not yet reported',
    ),
  },
  batches: {
    title: said('Партии', 'Batches'),
    definition: said(
      'Партии, у которых здесь ждёт хотя бы одна деталь',
      'Batches of which at least one piece waits here',
    ),
  },
  held: {
    title: said('Из них задержано', 'Of them held'),
    definition: said(
      'Детали задержанных партий: ждут, но работать с ними нельзя',
      'Pieces of batches on hold: they wait, but nobody may work on them',
    ),
  },
  oldestAt: {
    title: said('Самая давняя с', 'Oldest since'),
    definition: said(
      'Когда пришла самая давняя деталь из незадержанных',
      'When the oldest piece that is not held came',
    ),
  },
  ageSeconds: {
    title: said('Возраст', 'Age'),
    definition: said(
      'Сколько ждёт по часам самая давняя деталь из незадержанных',
      'How long by the clock the oldest piece that is not held has waited',
    ),
  },
  ownP85Seconds: {
    title: said('Обычно по часам (p85)', 'Usual by the clock (p85)'),
    definition: said(
      '85 из 100 деталей этого этапа за период прошли его не дольше: по часам, с ночами и выходными, по всем заказам; точность до десятой доли',
      '85 of 100 pieces of this stage in the period passed no slower: by the clock, with nights and days off, of all orders; right to a tenth',
    ),
  },
  overdue: {
    title: said('Дольше обычного', 'Overdue'),
    definition: said(
      'Самая давняя деталь из незадержанных ждёт по часам дольше обычного времени этапа (p85)',
      'The oldest piece that is not held has waited by the clock for longer than is usual at the stage (p85)',
    ),
  },
  withdrawn: {
    title: said('Снято', 'Withdrawn'),
    definition: said(
      'Снятые с производства детали, в том числе при отмене',
      'Pieces taken out of production, by cancellation too',
    ),
  },
  inProduction: {
    title: said('Детали', 'Pieces'),
    definition: said(
      'В производстве: запущено − снято − отделено в другие партии',
      'In production: launched − withdrawn − split out',
    ),
  },
  waitingAtDayEnd: {
    title: said('Ждёт', 'Waiting'),
    definition: said(
      'Детали, которые к концу дня пришли на этап и ещё не были отмечены',
      'Pieces that had come to the stage by the end of the day and were not yet reported',
    ),
  },
  finishedSoFar: {
    title: said('Изготовлено', 'Finished'),
    definition: said(
      'Все годные после последней операции к концу дня',
      'All that were good after the last operation by the end of the day',
    ),
  },
  scrappedSoFar: {
    title: said('Брак', 'Scrapped'),
    definition: said('Весь брак к концу дня', 'All that was scrapped by the end of the day'),
  },
  withdrawnSoFar: {
    title: said('Снято', 'Withdrawn'),
    definition: said(
      'Все снятые с производства детали к концу дня, в том числе при отмене',
      'All pieces taken out of production by the end of the day, by cancellation too',
    ),
  },
} as const;
