import type { Sticker } from '../sheet/sticker';

/** What a layout is tried with while there are no batches: one of everyday, one that is long. */
export const EXAMPLES: readonly Sticker[] = [
  {
    code: '0123456789ABC',
    designation: 'АСЦБ.218.79.00.04',
    name: 'Болт осевой',
    productDesignation: 'АСЦБ.218.00.00.00',
    productName: 'Кран консольный',
    orderNumber: '117',
    quantity: 12,
    piece: null,
    lot: 1,
    values: { material: 'Сталь 45 ГОСТ 1050', size: 'Ø30×120' },
  },
  {
    code: '9876543210XYZ',
    designation: 'АСЦБ.301314.025.00.00.000-01 СБ',
    name: 'Кронштейн поворотный усиленный сварной, левое исполнение',
    productDesignation: 'АСЦБ.301314.000-02',
    productName: 'Установка подъёмная гидравлическая с выносными опорами',
    orderNumber: '2026/11-0458',
    quantity: 1240,
    piece: null,
    lot: 3,
    values: { material: 'Лист Б-ПН-10 ГОСТ 19903 / 09Г2С ГОСТ 19281', size: '1250×640×10' },
  },
];
