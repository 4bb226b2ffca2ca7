import type { PartKind } from '../tracking';
import type { DemoRouteName } from './factory';

/** One item of a bill of materials; `number` is appended to the product's designation. */
export interface DemoItem {
  number: string;
  name: string;
  kind: PartKind;
  route: DemoRouteName | null;
  material: string | null;
  size: string | null;
  /** Pieces per one parent. */
  perParent: number;
  children: DemoItem[];
}

export interface DemoProduct {
  designation: string;
  name: string;
  order: number;
  quantity: number;
  /** Days before now at which production began, and after now at which it is due. */
  launchedDaysAgo: number;
  dueInDays: number;
  root: DemoItem;
}

const STEEL = 'Сталь 3';
const STEEL_45 = 'Сталь 45';

function turned(number: string, name: string, perParent: number, size: string): DemoItem {
  const route = 'Точёная деталь';
  return { number, name, kind: 'part', route, material: STEEL_45, size, perParent, children: [] };
}

function milled(number: string, name: string, perParent: number, size: string): DemoItem {
  const route = 'Фрезерованная деталь';
  return { number, name, kind: 'part', route, material: STEEL, size, perParent, children: [] };
}

function standard(number: string, name: string, perParent: number, size: string): DemoItem {
  return { number, name, kind: 'standard', route: null, material: null, size, perParent, children: [] };
}

function welded(number: string, name: string, perParent: number, children: DemoItem[]): DemoItem {
  const route = 'Сварной узел';
  return { number, name, kind: 'assembly', route, material: null, size: null, perParent, children };
}

function assembled(number: string, name: string, perParent: number, children: DemoItem[]): DemoItem {
  const route = 'Сборка изделия';
  return { number, name, kind: 'assembly', route, material: null, size: null, perParent, children };
}

const CONVEYOR = assembled('00', 'Конвейер ленточный', 1, [
  welded('10', 'Рама', 1, [
    milled('11', 'Балка продольная', 2, '100×50×4'),
    milled('12', 'Поперечина', 5, '50×50×3'),
    milled('13', 'Пята опорная', 4, '120×120×10'),
    turned('14', 'Втулка опорная', 4, 'Ø40×60'),
  ]),
  assembled('20', 'Барабан приводной', 1, [
    turned('21', 'Вал приводной', 1, 'Ø60×740'),
    turned('22', 'Обечайка', 1, 'Ø219×600'),
    milled('23', 'Ступица', 2, '160×160×40'),
    turned('24', 'Кольцо стопорное', 2, 'Ø80×8'),
  ]),
  assembled('30', 'Барабан натяжной', 1, [
    turned('31', 'Ось натяжная', 1, 'Ø50×700'),
    milled('32', 'Ползун', 2, '80×60×40'),
    turned('33', 'Винт натяжной', 2, 'М20×260'),
  ]),
  assembled('40', 'Роликоопора', 3, [
    turned('41', 'Ролик', 3, 'Ø108×250'),
    milled('42', 'Кронштейн', 2, '60×40×6'),
    standard('43', 'Подшипник 80204', 6, '20×47×14'),
  ]),
  standard('50', 'Болт М12×40 ГОСТ 7798-70', 24, 'М12×40'),
]);

const PRESS = assembled('00', 'Пресс гидравлический ручной', 1, [
  welded('10', 'Станина', 1, [
    milled('11', 'Стойка', 2, '80×80×5'),
    milled('12', 'Траверса верхняя', 1, '120×60×6'),
    milled('13', 'Траверса нижняя', 1, '120×60×6'),
    milled('14', 'Косынка', 4, '100×100×8'),
  ]),
  assembled('20', 'Цилиндр', 1, [
    turned('21', 'Гильза', 1, 'Ø110×320'),
    turned('22', 'Поршень', 1, 'Ø80×60'),
    turned('23', 'Шток', 1, 'Ø45×380'),
    turned('24', 'Крышка', 2, 'Ø130×30'),
  ]),
  assembled('30', 'Насос', 1, [
    milled('31', 'Корпус насоса', 1, '90×90×60'),
    turned('32', 'Плунжер', 1, 'Ø16×120'),
    turned('33', 'Клапан', 2, 'Ø20×35'),
    milled('34', 'Рычаг', 1, '30×15×500'),
  ]),
  assembled('40', 'Стол', 1, [
    milled('41', 'Плита стола', 1, '300×250×25'),
    turned('42', 'Палец', 4, 'Ø25×140'),
  ]),
  standard('50', 'Кольцо 080-085-30 ГОСТ 9833-73', 3, '80×85'),
]);

const CART = assembled('00', 'Тележка цеховая', 1, [
  welded('10', 'Платформа', 1, [
    milled('11', 'Лист настила', 1, '1200×700×3'),
    milled('12', 'Лонжерон', 2, '60×40×3'),
    milled('13', 'Ребро', 6, '40×40×3'),
    milled('14', 'Площадка колеса', 4, '140×110×6'),
  ]),
  welded('20', 'Ручка', 1, [
    turned('21', 'Труба ручки', 1, 'Ø32×1400'),
    turned('22', 'Проставка', 2, 'Ø32×80'),
    milled('23', 'Накладка', 2, '80×60×5'),
  ]),
  assembled('30', 'Колесо поворотное', 2, [
    turned('31', 'Ступица колеса', 1, 'Ø60×50'),
    milled('32', 'Вилка', 1, '120×80×5'),
    turned('33', 'Ось колеса', 1, 'Ø16×90'),
    standard('34', 'Подшипник 60202', 2, '15×35×11'),
  ]),
  assembled('40', 'Колесо неподвижное', 2, [
    turned('41', 'Ступица', 1, 'Ø60×50'),
    milled('42', 'Щека', 2, '120×80×5'),
    turned('43', 'Ось', 1, 'Ø16×90'),
  ]),
  standard('50', 'Гайка М16 ГОСТ 5915-70', 8, 'М16'),
]);

export const DEMO_PRODUCTS: readonly DemoProduct[] = [
  {
    designation: 'КЛ.100',
    name: 'Конвейер ленточный',
    order: 101,
    quantity: 8,
    launchedDaysAgo: 30,
    dueInDays: 4,
    root: CONVEYOR,
  },
  {
    designation: 'ПГ.200',
    name: 'Пресс гидравлический ручной',
    order: 102,
    quantity: 12,
    launchedDaysAgo: 22,
    dueInDays: -2,
    root: PRESS,
  },
  {
    designation: 'ТЦ.300',
    name: 'Тележка цеховая',
    order: 103,
    quantity: 10,
    launchedDaysAgo: 12,
    dueInDays: 18,
    root: CART,
  },
];
