import type { IssueCode } from './issue';

/** What was read though it may be meant in another way, or was left out because of what the file says of itself. */
type Doubt = Extract<
  IssueCode,
  | 'levels-look-sorted'
  | 'list-is-where-used'
  | 'resources-of-several'
  | 'text-item-skipped'
  | 'pairs-counted'
  | 'mirror-of-another'
  | 'base-quantity-divided'
>;

export const RUSSIAN_DOUBTS: Record<Doubt, string> = {
  'levels-look-sorted':
    'Похоже, строки отсортированы по уровню: на каждом уровне части есть только у последней строки. Проверьте дерево; если оно неверно, выгрузите состав в порядке сборки или со столбцом «Куда входит».',
  'list-is-where-used':
    '«{value}» — перечень того, во что деталь входит: в нём ниже стоит сборка, а не её часть. Загрузите состав изделия. Если это всё же состав, выберите, что показывает структуру.',
  'resources-of-several':
    'Ресурсы указаны на весь выпуск (штук: {pieces}, изделий: {products}), а прочитаны на одно изделие. Пересчитайте их на одну штуку или задайте выпуск 1.',
  'text-item-skipped':
    'По столбцу «{heading}» это текст или документ («{value}»), а не деталь; строка пропущена. Если это деталь, исправьте там её тип.',
  'pairs-counted':
    '«{value}» — пары, прочитано как {taken} шт. Если деталь и есть пара целиком, укажите единицу «компл».',
  'mirror-of-another':
    '«{value}» прочитано как {taken}: в скобках назван парный ей вид. Если это одно обозначение, напишите его без скобок.',
  'base-quantity-divided':
    'Столбец «{heading}» говорит, что количества указаны на {base} шт. сборки: они поделены на него. Проверьте первое; если они на одну, поставьте там 1.',
};

export const ENGLISH_DOUBTS: Record<Doubt, string> = {
  'levels-look-sorted':
    'The rows look sorted by level: on each level only the last row has parts. Check the tree; if it is wrong, export the list in the order of assembly or with a column of parents.',
  'list-is-where-used':
    '"{value}" lists what a part is used in: an assembly stands below its part there. Upload a bill of materials. If it is one all the same, choose what tells the structure.',
  'resources-of-several':
    'The resources are those of all that is put out ({pieces} pieces of {products} products), and were read as those of one. Divide them by it, or set the output to 1.',
  'text-item-skipped':
    'By the column "{heading}" this is a text or a document ("{value}") and no part; the row was skipped. If it is a part, correct its category there.',
  'pairs-counted':
    '"{value}" is in pairs and was read as {taken} pieces. If the part is the whole pair, write the unit "set".',
  'mirror-of-another':
    '"{value}" was read as {taken}: the brackets name its other side. If it is one designation, write it without brackets.',
  'base-quantity-divided':
    'The column "{heading}" says that quantities are those of {base} pieces of an assembly: they were divided by it. Check the first; if they are those of one, write 1 there.',
};
