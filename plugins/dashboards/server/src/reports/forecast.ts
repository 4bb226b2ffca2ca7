import type { Language } from '../../../../../src/refusals';
import { beyondNote } from './beyond';
import type { ReportRow } from './contracts';
import { namedStages } from '../forecast/order-forecast';
import { keptForecast, type OrderDates } from '../forecast/read-forecast';
import { MAX_ORDERS, readOrderRows, type OrderRow } from './order-rows';
import type { Column, ReportReader } from './report';
import { sumsOf } from './row-sums';
import { ofDays, words, type NoteKey } from './texts';

const COLUMNS: readonly Column[] = [
  // What tells most stands first: the last ones are beyond the edge of a usual window.
  { key: 'designation', kind: 'text' },
  { key: 'orderNumber', kind: 'text' },
  { key: 'dueDate', kind: 'day' },
  { key: 'outlook', kind: 'text' },
  { key: 'p50', kind: 'day' },
  { key: 'p85', kind: 'day' },
  { key: 'slowestStage', kind: 'text' },
  { key: 'lacking', kind: 'count' },
  { key: 'remaining', kind: 'count' },
  { key: 'name', kind: 'text' },
];

/** Whether something is said of when it is done: a day, or after which one. */
const isDated = (dates: OrderDates | null) => dates !== null && (dates.p50 !== null || dates.beyond !== null);

type Told = { order: OrderRow; dates: OrderDates | null; late: boolean };

/** What is said of an order against its due date; that it is past needs no history, and without all its pieces none is in time. */
function againstDue({ order: { dueDate, lacking }, dates, late }: Told) {
  if (late) return 'late';
  if (dates === null) return lacking > 0 ? null : 'nothingWaits';
  if (!isDated(dates) || lacking > 0) return null;
  if (dueDate === null) return 'noDueDate';
  return dates.p50 === null ? 'dueBeyond' : 'inTime';
}

/** `late, not enough history, pieces are lacking: 3`: the due date, why no day is said, and what the days leave out. */
function outlookOf(told: Told, language: Language): string {
  const { order, dates } = told;
  const said = againstDue(told);
  const unknown = dates !== null && !isDated(dates);
  const without = words(isDated(dates) ? 'withoutLacking' : 'lacksPieces', language);
  return [
    said && words(said, language),
    unknown && words('notEnoughHistory', language),
    order.lacking > 0 && `${without}: ${order.lacking}`,
  ]
    .filter((text) => text !== null && text !== false)
    .join(', ');
}

/** The stage that ends last; where no day can be said those that are known too little: `not enough history: Assembly (3 of 10 days)`. */
function heldUpBy(dates: OrderDates | null, names: ReadonlyMap<number, string>, language: Language) {
  if (dates === null) return null;
  const unknown = namedStages(dates.unknownStages, names).map(
    ({ stage, days, needed }) => `${stage} (${ofDays(days, needed, language)})`,
  );
  if (unknown.length > 0) return `${words('notEnoughHistory', language)}: ${unknown.join(', ')}`;
  return names.get(dates.slowestStageId ?? 0) ?? null;
}

/** When open orders will be complete, from what the stages made on the last thirty working days. */
export const forecast: ReportReader = {
  filters: ['product', 'stage'],
  async read(strapi, scope, language) {
    const orders = await readOrderRows(strapi, scope, 'open');
    const { stageNames } = await keptForecast(strapi);
    const rows = orders.map((told): ReportRow => {
      const { order, dates, late } = told;
      const { id, designation, name, orderNumber, dueDate, lacking } = order;
      return {
        ...{ id, designation, name, orderNumber, dueDate },
        remaining: dates?.remaining ?? 0,
        lacking,
        p50: dates?.p50 ?? null,
        p85: dates?.p85 ?? null,
        beyond: dates?.beyond ?? null,
        enoughHistory: dates === null || isDated(dates),
        slowestStage: heldUpBy(dates, stageNames, language),
        isLate: late,
        outlook: outlookOf(told, language),
      };
    });
    const unknown = rows.some(({ enoughHistory }) => enoughHistory === false);
    const notes: NoteKey[] = [...(unknown ? (['not-enough-history'] as const) : []), ...beyondNote(rows)];
    if (scope.stageId !== null) notes.push('still-pass');
    const totals = rows.length > MAX_ORDERS ? null : sumsOf(rows, ['remaining', 'lacking']);
    return { columns: COLUMNS, rows, totals, notes, atMost: MAX_ORDERS };
  },
};
