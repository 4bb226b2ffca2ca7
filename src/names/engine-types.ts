import { name, type NamesOfTypes, type TypeNames } from './names';

const PART_ID = name('№ детали', 'Part no.');
const PRODUCT_ID = name('№ заказа в базе', 'Product no.');
const REVISION = name('Номер изменения', 'Revision');
const RECORDED_AT = name('Записано', 'Recorded at');
const OCCURRED_AT = name('Когда было', 'Occurred at');
const REQUEST_ID = name('Номер запроса', 'Request id');
const ADDRESS = name('Адрес в сети', 'Address');
const CONTENT_HASH = name('Отпечаток содержания', 'Content hash');

const ACTOR: TypeNames['fields'] = {
  actorType: name('Кто: вид', 'Actor type'),
  actorId: name('Кто: №', 'Actor id'),
  actorName: name('Кто', 'Actor'),
};

const PART_NAMES: TypeNames['fields'] = {
  partCode: name('Код этикетки', 'Label code'),
  partDesignation: name('Обозначение', 'Designation'),
  partName: name('Наименование', 'Name'),
};

const STAGE_NAMES: TypeNames['fields'] = {
  stageId: name('№ этапа', 'Stage no.'),
  stageName: name('Этап', 'Stage'),
  stageKind: name('Вид работ', 'Kind of work'),
};

const SCAN: TypeNames = {
  schemaName: 'Scan',
  name: name('Отметки', 'Scans'),
  fields: {
    ...PART_NAMES,
    ...STAGE_NAMES,
    scanId: name('Идентификатор отметки', 'Scan id'),
    kind: name('Вид отметки', 'Kind'),
    partId: PART_ID,
    revision: REVISION,
    operationNumber: name('Операция', 'Operation'),
    operatorId: name('№ оператора', 'Operator no.'),
    operatorName: name('Оператор', 'Operator'),
    submittedByType: name('Кто отправил: вид', 'Submitted by: type'),
    submittedById: name('Кто отправил: №', 'Submitted by: id'),
    submittedByName: name('Кто отправил', 'Submitted by'),
    good: name('Годные', 'Good'),
    scrapped: name('Брак', 'Scrapped'),
    reworked: name('На доработку', 'Reworked'),
    reworkTo: name('Доработка на операции', 'Rework to operation'),
    goodTo: name('Годные ушли на операцию', 'Good went to operation'),
    causeOperation: name('Операция-виновник', 'Cause operation'),
    reasonCode: name('Код причины', 'Reason code'),
    reasonName: name('Причина', 'Reason'),
    comment: name('Комментарий', 'Comment'),
    attachments: name('Вложения', 'Attachments'),
    occurredAt: OCCURRED_AT,
    claimedAt: name('Время на устройстве', 'Claimed at'),
    sentAt: name('Отправлено', 'Sent at'),
    recordedAt: RECORDED_AT,
    clamped: name('Время поправлено', 'Time was clamped'),
    underHold: name('Во время задержки', 'Under hold'),
    station: name('Устройство', 'Station'),
    madeIn: name('Сеанс', 'Session'),
    undoes: name('Отменяет отметку', 'Undoes scan'),
    settles: name('Улаживает отметку', 'Settles scan'),
    contentHash: CONTENT_HASH,
    requestId: REQUEST_ID,
    address: ADDRESS,
  },
};

const PART_FACT: TypeNames = {
  schemaName: 'Part fact',
  name: name('События партий', 'Part facts'),
  fields: {
    ...PART_NAMES,
    ...ACTOR,
    factId: name('Идентификатор события', 'Fact id'),
    kind: name('Вид события', 'Kind'),
    partId: PART_ID,
    revision: REVISION,
    quantity: name('Количество', 'Quantity'),
    operationNumber: name('Операция', 'Operation'),
    routeId: name('№ маршрута', 'Route no.'),
    routeName: name('Маршрут', 'Route'),
    labelCode: name('Код этикетки события', 'Label code of the fact'),
    otherPartId: name('№ другой партии', 'Other part no.'),
    importId: name('Импорт', 'Import'),
    settles: name('Улаживает отметку', 'Settles scan'),
    data: name('Подробности', 'Details'),
    reason: name('Причина', 'Reason'),
    occurredAt: OCCURRED_AT,
    recordedAt: RECORDED_AT,
    contentHash: CONTENT_HASH,
    requestId: REQUEST_ID,
    address: ADDRESS,
  },
};

const PART_STATE: TypeNames = {
  schemaName: 'Part state',
  name: name('Состояние партий', 'Part states'),
  fields: {
    partId: PART_ID,
    productId: PRODUCT_ID,
    code: name('Код этикетки', 'Label code'),
    itemKey: name('Ключ позиции', 'Item key'),
    lot: name('Партия', 'Lot'),
    rootPartId: name('№ исходной детали', 'Root part no.'),
    required: name('По составу', 'Required'),
    launched: name('В запуске', 'Launched'),
    unrouted: name('Без маршрута', 'Unrouted'),
    finished: name('Готово', 'Finished'),
    scrapped: name('Брак', 'Scrapped'),
    withdrawn: name('Снято', 'Withdrawn'),
    splitOut: name('Отделено', 'Split out'),
    status: name('Состояние', 'Status'),
    hold: name('Задержка', 'Hold'),
    routeId: name('№ маршрута', 'Route no.'),
    routeName: name('Маршрут', 'Route'),
    revision: REVISION,
    nextOperationNumber: name('Номер следующей операции', 'Next operation number'),
    firstFactAt: name('Первое событие', 'First fact at'),
    lastScanAt: name('Последняя отметка', 'Last scan at'),
  },
};

const OPERATION: TypeNames = {
  schemaName: 'Operation',
  name: name('Операции', 'Operations'),
  fields: {
    ...STAGE_NAMES,
    partId: PART_ID,
    number: name('Номер', 'Number'),
    sequence: name('Порядок', 'Sequence'),
    optional: name('Необязательная', 'Optional'),
    mayScrap: name('Можно отметить брак', 'Scrap may be reported'),
    mayRework: name('Можно вернуть на доработку', 'Rework may be sent back'),
    waiting: name('Ожидают', 'Waiting'),
    good: name('Годные', 'Good'),
    scrapped: name('Брак', 'Scrapped'),
    reworked: name('На доработку', 'Reworked'),
    skipped: name('Пропущено', 'Skipped'),
    withdrawn: name('Снято', 'Withdrawn'),
    splitOut: name('Отделено', 'Split out'),
    started: name('Начата', 'Started'),
    replaced: name('Заменена', 'Replaced'),
    firstScanAt: name('Первая отметка', 'First scan at'),
    lastScanAt: name('Последняя отметка', 'Last scan at'),
  },
};

const AUDIT_ENTRY: TypeNames = {
  schemaName: 'Audit entry',
  name: name('Журнал', 'Audit log'),
  fields: {
    ...ACTOR,
    at: name('Когда', 'At'),
    action: name('Действие', 'Action'),
    category: name('Раздел', 'Category'),
    subjectType: name('Предмет: вид', 'Subject type'),
    subjectId: name('Предмет: №', 'Subject id'),
    subjectName: name('Предмет', 'Subject'),
    difference: name('Что изменилось', 'Difference'),
    address: ADDRESS,
    requestId: REQUEST_ID,
  },
};

/** The types that the engine alone writes and people read. */
export const ENGINE_TYPES: NamesOfTypes = {
  'api::scan.scan': SCAN,
  'api::part-fact.part-fact': PART_FACT,
  'api::part-state.part-state': PART_STATE,
  'api::operation.operation': OPERATION,
  'api::audit-entry.audit-entry': AUDIT_ENTRY,
  'api::label.label': {
    schemaName: 'Label',
    name: name('Этикетки', 'Labels'),
    fields: {
      code: name('Код', 'Code'),
      partId: PART_ID,
      status: name('Состояние', 'Status'),
      validCode: name('Действующий код', 'Valid code'),
      issuedAt: name('Выдана', 'Issued at'),
      voidedAt: name('Аннулирована', 'Voided at'),
      printCount: name('Сколько раз напечатана', 'Times printed'),
      lastPrintedAt: name('Последняя печать', 'Last printed at'),
    },
  },
  'api::product-fact.product-fact': {
    schemaName: 'Product fact',
    name: name('События заказа', 'Product facts'),
    fields: {
      factId: name('№ события', 'Fact id'),
      kind: name('Вид', 'Kind'),
      productId: PRODUCT_ID,
      designation: name('Обозначение', 'Designation'),
      orderNumber: name('Номер заказа', 'Order number'),
      parts: name('Деталей', 'Parts'),
      reason: name('Причина', 'Reason'),
      ...ACTOR,
      recordedAt: RECORDED_AT,
      contentHash: CONTENT_HASH,
      requestId: REQUEST_ID,
      address: ADDRESS,
    },
  },
  'api::bom-line.bom-line': {
    schemaName: 'Bill of materials line',
    name: name('Строки состава', 'Bill of materials lines'),
    fields: {
      productId: PRODUCT_ID,
      parentPartId: name('№ узла', 'Parent part no.'),
      childPartId: name('№ составной части', 'Child part no.'),
      quantity: name('Количество на узел', 'Quantity per parent'),
    },
  },
  'api::note.note': {
    schemaName: 'Note',
    name: name('Заметки', 'Notes'),
    fields: {
      noteId: name('Идентификатор заметки', 'Note id'),
      partId: PART_ID,
      operationNumber: name('Операция', 'Operation'),
      stageName: name('Этап', 'Stage'),
      text: name('Текст', 'Text'),
      photo: name('Фотография', 'Photo'),
      authorType: name('Автор: вид', 'Author type'),
      authorId: name('Автор: №', 'Author id'),
      authorName: name('Автор', 'Author'),
      editedAt: name('Изменена', 'Edited at'),
      deletedAt: name('Удалена', 'Deleted at'),
      deletedBy: name('Кто удалил', 'Deleted by'),
      contentHash: CONTENT_HASH,
    },
  },
  'api::material-need.material-need': {
    schemaName: 'Material need',
    name: name('Потребность в материалах', 'Material needs'),
    fields: {
      partId: PART_ID,
      name: name('Материал', 'Material'),
      quantity: name('Количество', 'Quantity'),
      unit: name('Единица', 'Unit'),
    },
  },
};
