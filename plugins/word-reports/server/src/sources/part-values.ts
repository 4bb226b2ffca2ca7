import type { Core } from '@strapi/strapi';
import { labelUrl, publicUrl } from '../../../../../src/codes';
import { refuse, type Language } from '../../../../../src/refusals';
import {
  tracking,
  type CompositionLine,
  type HistoryEvent,
  type HistoryPage,
  type HistoryPlace,
  type OperationView,
  type Refusal,
  type ReportedBatch,
} from '../../../../../src/tracking';
import type { FieldValues } from '../docx/contracts';
import { dayText } from './cell-text';
import { underAskedNames, type Named } from './named-values';
import { instantText, todayText } from './when-text';
import { EVENTS, KINDS, STATUSES, wordOf } from './words';

const FROM_THE_START: HistoryPlace = { revision: 0, event: null };
/** Entries of one batch's history, lines of its composition, batches of one document; of more no report is made. */
export const MAX_ENTRIES = 20_000;
/** Operations, lines and events of all batches of a run together: what the server's memory holds beside its work. */
export const MAX_ENTRIES_OF_RUN = 200_000;
/** Fewer than the connections of the pool, for scans come meanwhile. */
const HISTORIES_TOGETHER = 4;

export interface ValuesContext {
  strapi: Core.Strapi;
  language: Language;
  timeZone: string;
  now: Date;
  /** Whether the template has a field or a block of this name; blocks that it has not are not read. */
  asks(name: string): boolean;
  /** Whether of many batches in one document the first are enough: it is looked at and not made. */
  isSample: boolean;
  /** Entries of blocks that the run may still take. */
  room: { entries: number };
}

const operationValues = (operation: OperationView, index: number): Named[] => [
  ['№', 'No.', index + 1],
  ['Этап', 'Stage', operation.stage],
  ['Ожидает', 'Waiting', operation.waiting],
  ['Прошло', 'Done', operation.done],
  ['Годных', 'Good', operation.good],
  ['Брак', 'Scrap', operation.scrapped],
  ['Доработка', 'Rework', operation.reworked],
];

function eventValues(event: HistoryEvent, context: ValuesContext): Named[] {
  const text = (key: string): string => {
    const value = event.details[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return [
    ['Когда', 'When', instantText(event.occurredAt, context)],
    ['Кто', 'Who', event.actor],
    ['Что', 'What', wordOf(EVENTS, event.kind, context.language)],
    ['Этап', 'Stage', text('stage')],
    ['Годных', 'Good', text('good')],
    ['Брак', 'Scrap', text('scrapped')],
    ['Доработка', 'Rework', text('reworked')],
    ['Причина', 'Reason', text('reason') || text('comment')],
  ];
}

function headValues({ part }: ReportedBatch, { strapi, language }: ValuesContext): Named[] {
  const { product } = part;
  return [
    ['№ бирки', 'Label code', part.code],
    ['Обозначение', 'Designation', part.designation],
    ['Наименование', 'Name', part.name],
    ['Вид', 'Kind', wordOf(KINDS, part.kind, language)],
    ['Партия', 'Lot', part.lot === 0 ? '' : part.lot],
    ['Материал', 'Material', part.material],
    ['Размер', 'Size', part.size],
    ['Количество', 'Quantity', part.quantity],
    ['По составу', 'Required', part.required],
    ['Готово', 'Finished', part.finished],
    ['Брак', 'Scrap', part.scrapped],
    ['Снято', 'Withdrawn', part.withdrawn],
    ['Состояние', 'Status', wordOf(STATUSES, part.status, language)],
    ['Ответственный', 'Responsible', part.responsible?.name ?? ''],
    ['Изделие', 'Product', product.designation],
    ['Наименование изделия', 'Product name', product.name],
    ['Заказ', 'Order', product.orderNumber],
    ['Срок', 'Due date', product.dueDate === null ? '' : dayText(product.dueDate, language)],
    ['QR', 'QR', labelUrl(publicUrl(strapi), part.code)],
  ];
}

const tooLong = (partCode: string, block: string): Refusal =>
  refuse('report-block-too-long', { partCode, block, limit: MAX_ENTRIES });

/** A place as a page of the history tells it: `revision-event`. */
function placeOf(text: string): HistoryPlace {
  const [revision, event = null] = text.split('-');
  return { revision: Number(revision), event };
}

const lineValues = (line: CompositionLine): Named[] => [
  ['№ бирки', 'Label code', line.code],
  ['Обозначение', 'Designation', line.designation],
  ['Наименование', 'Name', line.name],
  ['На одну', 'Per parent', line.quantityPerParent],
  ['По составу', 'Required', line.required],
  ['Готово', 'Finished', line.finished],
];

const asksFor = ({ asks }: ValuesContext, ru: string, en: string): boolean => asks(ru) || asks(en);

/** All that happened to a batch, page after page; nothing where the template does not show it. */
async function historyOf(code: string, context: ValuesContext): Promise<FieldValues[] | Refusal> {
  const told: FieldValues[] = [];
  let after: HistoryPlace | null = asksFor(context, 'История', 'History') ? FROM_THE_START : null;
  while (after !== null) {
    const page: HistoryPage | Refusal = await tracking(context.strapi).partHistory(code, after);
    if (!page.ok) return page;
    told.push(...page.events.map((event) => underAskedNames(eventValues(event, context), context.asks)));
    if (told.length > MAX_ENTRIES) return tooLong(code, context.language === 'ru' ? 'История' : 'History');
    after = page.nextAfter === null ? null : placeOf(page.nextAfter);
  }
  return told;
}

async function valuesOf(batch: ReportedBatch, context: ValuesContext): Promise<Named[] | Refusal> {
  const { part, composition } = batch;
  if (composition.length > MAX_ENTRIES)
    return tooLong(part.code, context.language === 'ru' ? 'Состав' : 'Composition');
  const history = await historyOf(part.code, context);
  if (!Array.isArray(history)) return history;
  const operations = asksFor(context, 'Операции', 'Operations') ? batch.operations : [];
  context.room.entries -= operations.length + composition.length + history.length;
  if (context.room.entries < 0) return refuse('report-entries-too-many', { limit: MAX_ENTRIES_OF_RUN });
  const entryOf = (named: Named[]) => underAskedNames(named, context.asks);
  return [
    ...headValues(batch, context),
    ['Дата', 'Date', todayText(context)],
    ['Операции', 'Operations', operations.map((one, index) => entryOf(operationValues(one, index)))],
    ['Состав', 'Composition', composition.map((line) => entryOf(lineValues(line)))],
    ['История', 'History', history],
  ];
}

/** What a report can say of the batches with these labels, names in both languages; unknown labels are left out. */
export async function valuesOfBatches(
  codes: readonly string[],
  context: ValuesContext,
): Promise<Named[][] | Refusal> {
  const together = context.room.entries + 1;
  const lines = asksFor(context, 'Состав', 'Composition') ? { ofEach: MAX_ENTRIES + 1, together } : null;
  const read = await tracking(context.strapi).reportedBatches(codes, lines);
  const batches = read.filter((batch) => batch !== null);
  const told: Named[][] = [];
  for (let from = 0; from < batches.length; from += HISTORIES_TOGETHER) {
    const some = batches.slice(from, from + HISTORIES_TOGETHER);
    for (const values of await Promise.all(some.map((batch) => valuesOf(batch, context)))) {
      if ('ok' in values) return values;
      told.push(values);
    }
  }
  return told;
}

/** What a report can say of the batch with this label; names in both languages. */
export async function partValues(code: string, context: ValuesContext): Promise<Named[] | Refusal> {
  const told = await valuesOfBatches([code], context);
  if (!Array.isArray(told)) return told;
  return told[0] ?? refuse('part-not-found', { code });
}
