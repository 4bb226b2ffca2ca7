import type { Core } from '@strapi/strapi';
import { labelUrl, publicUrl } from '../../../../../src/codes';
import type { Language } from '../../../../../src/refusals';
import {
  tracking,
  type HistoryEvent,
  type OperationView,
  type PartPage,
  type Refusal,
} from '../../../../../src/tracking';
import type { FieldValues } from '../docx/contracts';
import { dayText } from './cell-text';
import { underBothNames, type Named } from './named-values';
import { EVENTS, KINDS, STATUSES, wordOf } from './words';

/** A batch has hundreds of events, not thousands; a report shows the first of them. */
const FROM_THE_START = { revision: 0, event: null };

export interface ValuesContext {
  strapi: Core.Strapi;
  language: Language;
  timeZone: string;
  now: Date;
  /** Whether the template shows what happened to batches: reading it costs a statement for each. */
  withHistory: boolean;
}

/** An instant in the factory's time zone. */
export function instantText(instant: string, { language, timeZone }: ValuesContext): string {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  const form = { timeZone, dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(locale, form).format(new Date(instant)).replace(',', '');
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

async function historyOf(code: string, context: ValuesContext): Promise<FieldValues[]> {
  if (!context.withHistory) return [];
  const page = await tracking(context.strapi).partHistory(code, FROM_THE_START);
  return page.ok ? page.events.map((event) => eventValues(event, context)) : [];
}

/** What a report can say of the batch with this label; names in both languages. */
export async function partValues(code: string, context: ValuesContext): Promise<Named[] | Refusal> {
  const page = await tracking(context.strapi).partPage(code);
  if ('ok' in page) return page;
  const composition = page.composition.map((line) =>
    underBothNames([
      ['№ бирки', 'Label code', line.code],
      ['Обозначение', 'Designation', line.designation],
      ['Наименование', 'Name', line.name],
      ['На одну', 'Per parent', line.quantityPerParent],
      ['По составу', 'Required', line.required],
      ['Готово', 'Finished', line.finished],
    ]),
  );
  return [
    ...headValues(page, context),
    ['Дата', 'Date', todayText(context)],
    ['Операции', 'Operations', page.operations.map(operationValues)],
    ['Состав', 'Composition', composition],
    ['История', 'History', await historyOf(page.part.code, context)],
  ];
}
