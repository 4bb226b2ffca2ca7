import { name, type NamesOfTypes, type TypeNames } from './names';

/** The types that people edit in the content manager. */
export const EDITED_TYPES: NamesOfTypes = {
  'api::product.product': {
    schemaName: 'Product',
    name: name('Заказы (изделия)', 'Orders (products)'),
    fields: {
      designation: name('Обозначение', 'Designation'),
      name: name('Наименование', 'Name'),
      orderNumber: name('Номер заказа', 'Order number'),
      quantity: name('Количество изделий', 'Quantity'),
      dueDate: name('Срок', 'Due date'),
      attributes: name('Прочие поля', 'Other fields'),
      cancelledAt: name('Отменён', 'Cancelled at'),
    },
  },
  'api::part.part': {
    schemaName: 'Part',
    name: name('Детали (партии)', 'Parts (batches)'),
    fields: {
      designation: name('Обозначение', 'Designation'),
      name: name('Наименование', 'Name'),
      kind: name('Вид', 'Kind'),
      material: name('Материал', 'Material'),
      size: name('Размер', 'Size'),
      product: name('Заказ (изделие)', 'Order (product)'),
      drawing: name('Чертёж', 'Drawing'),
      responsible: name('Ответственный', 'Responsible'),
      attributes: name('Прочие поля', 'Other fields'),
    },
  },
  'api::stage.stage': {
    schemaName: 'Stage',
    name: name('Этапы', 'Stages'),
    fields: {
      name: name('Название', 'Name'),
      kind: name('Вид работ', 'Kind of work'),
      mayScrap: name('Можно отметить брак', 'Scrap may be reported'),
      mayRework: name('Можно вернуть на доработку', 'Rework may be sent back'),
      retired: name('Больше не используется', 'Retired'),
    },
  },
  'api::route.route': {
    schemaName: 'Route',
    name: name('Маршруты', 'Routes'),
    fields: {
      name: name('Название', 'Name'),
      isDefault: name('Маршрут по умолчанию', 'Default route'),
      retired: name('Больше не используется', 'Retired'),
      steps: name('Этапы по порядку', 'Stages in order'),
    },
  },
  'route.step': {
    schemaName: 'Step',
    name: name('Этап маршрута', 'Step of a route'),
    fields: {
      stage: name('Этап', 'Stage'),
      optional: name('Необязательный', 'Optional'),
    },
  },
  'api::defect-reason.defect-reason': {
    schemaName: 'Defect reason',
    name: name('Причины брака и доработки', 'Defect reasons'),
    fields: {
      code: name('Код', 'Code'),
      name: name('Название', 'Name'),
      appliesTo: name('Где выбирается', 'Applies to'),
      position: name('Место в списке', 'Position in the list'),
      retired: name('Больше не используется', 'Retired'),
    },
  },
  'api::label-layout.label-layout': {
    schemaName: 'Label layout',
    name: name('Макеты этикеток', 'Label layouts'),
    fields: {
      name: name('Название', 'Name'),
      medium: name('Носитель', 'Medium'),
      settings: name('Настройки', 'Settings'),
    },
  },
  'api::report-template.report-template': {
    schemaName: 'Report template',
    name: name('Шаблоны отчётов', 'Report templates'),
    fields: {
      name: name('Название', 'Name'),
      description: name('Описание', 'Description'),
      file: name('Файл шаблона', 'Template file'),
      fileNamePattern: name('Имя готового файла', "Finished file's name"),
    },
  },
  'plugin::users-permissions.user': {
    schemaName: 'User',
    name: name('Операторы', 'Operators'),
    fields: {
      username: name('Имя для входа', 'User name'),
      email: name('Эл. почта', 'E-mail'),
      provider: name('Способ входа', 'Provider'),
      password: name('Пароль', 'Password'),
      resetPasswordToken: name('Ключ сброса пароля', 'Password reset key'),
      confirmationToken: name('Ключ подтверждения', 'Confirmation key'),
      confirmed: name('Подтверждён', 'Confirmed'),
      blocked: name('Заблокирован', 'Blocked'),
      role: name('Роль', 'Role'),
      stages: name('Только эти этапы', 'These stages only'),
    },
  },
};

/** Columns that every type has. */
export const COMMON_FIELDS: TypeNames['fields'] = {
  id: name('№', 'ID'),
  documentId: name('Идентификатор', 'Document ID'),
  createdAt: name('Создано', 'Created at'),
  updatedAt: name('Изменено', 'Updated at'),
  publishedAt: name('Опубликовано', 'Published at'),
  createdBy: name('Кто создал', 'Created by'),
  updatedBy: name('Кто изменил', 'Updated by'),
};
