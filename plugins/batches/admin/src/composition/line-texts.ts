/** Texts of the bill of materials of a batch and of its lines. */
export const LINE_TEXTS = {
  'composition.title': { ru: 'Состав', en: 'Bill of materials' },
  'composition.none': { ru: 'Составных частей нет.', en: 'There are no child parts.' },
  'composition.line': {
    ru: '{n} на одну · готово {finished} из {required}',
    en: '{n} per one · {finished} of {required} finished',
  },
  'line.add': { ru: 'Добавить составную часть', en: 'Add a child part' },
  'line.add.about': {
    ru: 'Сколько таких частей идёт на одну «{parent}». Партия не может входить сама в себя, даже через другие.',
    en: 'How many of these go into one “{parent}”. No batch can contain itself, not even through others.',
  },
  'line.add.send': { ru: 'Добавить в состав', en: 'Add to the bill of materials' },
  'line.source': { ru: 'Что добавить', en: 'What to add' },
  'line.source.present': {
    ru: 'Партию, которая уже есть в заказе',
    en: 'A batch that the order has already',
  },
  'line.source.new': { ru: 'Новую деталь', en: 'A new part' },
  'line.search': { ru: 'Обозначение, наименование или код этикетки', en: 'Designation, name or label code' },
  'line.choose': { ru: 'Выберите партию', en: 'Choose the batch' },
  'line.found.none': {
    ru: 'Такой партии в заказе нет. Проверьте обозначение или добавьте новую деталь.',
    en: 'The order has no such batch. Check the designation or add a new part.',
  },
  'line.found.more': {
    ru: 'Показаны первые {n}. Уточните поиск.',
    en: 'The first {n} are shown. Search more narrowly.',
  },
  'line.byCode': { ru: 'Партия с этикеткой {code}', en: 'The batch with the label {code}' },
  'line.designation': { ru: 'Обозначение', en: 'Designation' },
  'line.name': { ru: 'Наименование', en: 'Name' },
  'line.kind': { ru: 'Вид', en: 'Kind' },
  'line.launch': { ru: 'Запустить, шт.', en: 'Launch, pcs' },
  'line.quantity': { ru: 'На одну, шт.', en: 'Per one, pcs' },
  'line.change': { ru: 'Изменить количество', en: 'Change the quantity' },
  'line.change.about': {
    ru: 'Сколько «{child}» идёт на одну «{parent}». Сейчас: {n}.',
    en: 'How many “{child}” go into one “{parent}”. Now: {n}.',
  },
  'line.change.send': { ru: 'Изменить количество', en: 'Change the quantity' },
  'line.remove.title': { ru: 'Убрать из состава', en: 'Remove from the bill of materials' },
  'line.remove.about': {
    ru: '«{child}» больше не будет входить в «{parent}». Сама партия останется.',
    en: '“{child}” will not be part of “{parent}” any more. The batch itself stays.',
  },
  'line.remove.send': { ru: 'Убрать из состава', en: 'Remove from the bill of materials' },
} as const;
