import type { Core } from '@strapi/strapi';
import { labelUrl, publicUrl } from '../../../../../src/codes';
import { refuse, type Language } from '../../../../../src/refusals';
import {
  tracking,
  type HistoryEvent,
  type HistoryPage,
  type HistoryPlace,
  type OperationView,
  type PartPage,
  type Refusal,
} from '../../../../../src/tracking';
import type { FieldValues } from '../docx/contracts';
import { dayText } from './cell-text';
import { underBothNames, type Named } from './named-values';
import { EVENTS, KINDS, STATUSES, wordOf } from './words';

const FROM_THE_START: HistoryPlace = { revision: 0, event: null };
/** Entries of one batch's history, or lines of its composition; more than this no report is made of. */
export const MAX_ENTRIES = 20_000;

export interface ValuesContext {
  strapi: Core.Strapi;
  language: Language;
  timeZone: string;
  now: Date;
  /** Whether the template shows what happened to batches: reading it costs a statement for each. */
  withHistory: boolean;
  /** Whether it shows what goes into a piece: then all of it is read. */
  withComposition: boolean;
}

/** Making one costs more than all it formats for a batch. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf({ language, timeZone }: ValuesContext): Intl.DateTimeFormat {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const key = `${locale} ${timeZone}`;
  const form = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, form);
  formats.set(key, known);
  return known;
}

/** An instant in the factory's time zone. */
export function instantText(instant: string, context: ValuesContext): string {
  return formatOf(context).format(new Date(instant)).replace(',', '');
}

/** Today in the factory's time zone. */
export function todayText({ now, language, timeZone }: ValuesContext): string {
  return dayText(new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now), language);
}

function operationValues(operation: OperationView, index: number): FieldValues {
  return underBothNames([
    ['№', 'No.', index + 1],
    ['Этап', 'Stage', operation.stage],
    ['Ожидает', 'Waiting', operation.waiting],
    ['Прошло', 'Done', operation.done],
    ['Годных', 'Good', operation.good],
    ['Брак', 'Scrap', operation.scrapped],
    ['Доработка', 'Rework', operation.reworked],
  ]);
}

function eventValues(event: HistoryEvent, context: ValuesContext): FieldValues {
  const text = (key: string): string => {
    const value = event.details[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return underBothNames([
    ['Когда', 'When', instantText(event.occurredAt, context)],
    ['Кто', 'Who', event.actor],
    ['Что', 'What', wordOf(EVENTS, event.kind, context.language)],
    ['Этап', 'Stage', text('stage')],
    ['Годных', 'Good', text('good')],
    ['Брак', 'Scrap', text('scrapped')],
    ['Доработка', 'Rework', text('reworked')],
    ['Причина', 'Reason', text('reason') || text('comment')],
  ]);
}

function headValues({ part }: PartPage, { strapi, language }: ValuesContext): Named[] {
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

/** All that happened to a batch, page after page. */
async function historyOf(code: string, context: ValuesContext): Promise<FieldValues[] | Refusal> {
  const told: FieldValues[] = [];
  let after: HistoryPlace | null = context.withHistory ? FROM_THE_START : null;
  while (after !== null) {
    const page: HistoryPage | Refusal = await tracking(context.strapi).partHistory(code, after);
    if (!page.ok) return page;
    told.push(...page.events.map((event) => eventValues(event, context)));
    if (told.length > MAX_ENTRIES) return tooLong(code, context.language === 'ru' ? 'История' : 'History');
    after = page.nextAfter === null ? null : placeOf(page.nextAfter);
  }
  return told;
}

const lineValues = (line: PartPage['composition'][number]): FieldValues =>
  underBothNames([
    ['№ бирки', 'Label code', line.code],
    ['Обозначение', 'Designation', line.designation],
    ['Наименование', 'Name', line.name],
    ['На одну', 'Per parent', line.quantityPerParent],
    ['По составу', 'Required', line.required],
    ['Готово', 'Finished', line.finished],
  ]);

/** What a report can say of the batch with this label; names in both languages. */
export async function partValues(code: string, context: ValuesContext): Promise<Named[] | Refusal> {
  const lines = context.withComposition ? MAX_ENTRIES + 1 : undefined;
  const page = await tracking(context.strapi).partPage(code, lines);
  if ('ok' in page) return page;
  if (page.composition.length > MAX_ENTRIES)
    return tooLong(code, context.language === 'ru' ? 'Состав' : 'Composition');
  const history = await historyOf(page.part.code, context);
  if (!Array.isArray(history)) return history;
  return [
    ...headValues(page, context),
    ['Дата', 'Date', todayText(context)],
    ['Операции', 'Operations', page.operations.map(operationValues)],
    ['Состав', 'Composition', page.composition.map(lineValues)],
    ['История', 'History', history],
  ];
}
