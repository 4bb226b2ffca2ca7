import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';

export type StarterKind = 'starter' | 'route-sheet';
export type StarterLanguage = 'ru' | 'en';

interface RunStyle {
  bold?: boolean;
  size?: number;
  color?: string;
}

/** Half points, as Word counts the size of letters. */
const SMALL = 18;
const NORMAL = 22;
const LARGE = 32;
const FULL = { size: 100, type: WidthType.PERCENTAGE };
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const BORDERLESS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};
const CELL_MARGINS = { top: 60, bottom: 60, left: 100, right: 100 };
const GREY = '666666';

const text = (content: string, style: RunStyle = {}): TextRun =>
  new TextRun({ text: content, size: NORMAL, ...style });

const line = (content: string, style: RunStyle = {}): Paragraph =>
  new Paragraph({ children: [text(content, style)], spacing: { after: 60 } });

/** `Name: {{field}}`, the name in bold. */
const pair = (name: string, field: string): Paragraph =>
  new Paragraph({
    children: [text(`${name}: `, { bold: true }), text(`{{${field}}}`)],
    spacing: { after: 60 },
  });

/** The same where the field has a value; else nothing: ends of a block in paragraphs of their own leave none behind. */
const pairIfGiven = (name: string, field: string): Paragraph[] => [
  line(`{{#${field}}}`),
  pair(name, field),
  line(`{{/${field}}}`),
];

function cell(content: string, widthPercent: number, style: RunStyle = {}): TableCell {
  return new TableCell({
    width: { size: widthPercent, type: WidthType.PERCENTAGE },
    margins: CELL_MARGINS,
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ children: [text(content, style)] })],
  });
}

function tableOf(widths: number[], head: string[], body: string[]): Table {
  const bold = { bold: true, size: SMALL };
  const cells = (texts: string[], style: RunStyle) =>
    texts.map((content, index) => cell(content, widths[index] ?? 10, style));
  return new Table({
    width: FULL,
    rows: [
      new TableRow({ tableHeader: true, children: cells(head, bold) }),
      new TableRow({ cantSplit: true, children: cells(body, { size: SMALL }) }),
    ],
  });
}

/** Lines at the left, the QR code at the right, without a frame. */
function besideQr(left: Paragraph[]): Table {
  const right = new Paragraph({ alignment: AlignmentType.RIGHT, children: [text('{{QR}}')] });
  return new Table({
    width: FULL,
    borders: BORDERLESS,
    rows: [
      new TableRow({
        children: [
          new TableCell({ width: { size: 70, type: WidthType.PERCENTAGE }, children: left }),
          new TableCell({ width: { size: 30, type: WidthType.PERCENTAGE }, children: [right] }),
        ],
      }),
    ],
  });
}

function footer(page: string): Footer {
  const numbers = [
    text(`${page} `, { size: SMALL, color: GREY }),
    PageNumber.CURRENT,
    ' / ',
    PageNumber.TOTAL_PAGES,
  ];
  const [lead, ...rest] = numbers;
  const counted = new TextRun({ children: rest as string[], size: SMALL, color: GREY });
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [lead as TextRun, counted] })],
  });
}

function header(content: string): Header {
  return new Header({ children: [line(content, { size: SMALL, color: GREY })] });
}

const ROUTE_SHEET = {
  ru: (): (Paragraph | Table)[] => [
    line('Сопроводительный лист (маршрутная карта)', { bold: true, size: LARGE }),
    besideQr([
      pair('№ бирки', '№ бирки'),
      pair('Обозначение', 'Обозначение'),
      pair('Наименование', 'Наименование'),
      pair('Изделие', 'Изделие'),
      ...pairIfGiven('Заказ', 'Заказ'),
      pair('Количество, шт.', 'Количество'),
      ...pairIfGiven('Материал', 'Материал'),
      ...pairIfGiven('Размер', 'Размер'),
      ...pairIfGiven('Срок', 'Срок'),
    ]),
    line(''),
    tableOf(
      [6, 32, 12, 12, 12, 26],
      ['№', 'Операция', 'Ожидает', 'Годных', 'Брак', 'Исполнитель, дата, подпись'],
      ['{{#Операции}}{{№}}', '{{Этап}}', '{{Ожидает}}', '{{Годных}}', '{{Брак}}', '{{/Операции}}'],
    ),
    line(''),
    line('{{^Операции}}Маршрут не назначен.{{/Операции}}'),
    line('Технолог ________________     Мастер ________________     ОТК ________________'),
  ],
  en: (): (Paragraph | Table)[] => [
    line('Route sheet', { bold: true, size: LARGE }),
    besideQr([
      pair('Label No.', 'Label code'),
      pair('Designation', 'Designation'),
      pair('Name', 'Name'),
      pair('Product', 'Product'),
      ...pairIfGiven('Order', 'Order'),
      pair('Quantity, pcs', 'Quantity'),
      ...pairIfGiven('Material', 'Material'),
      ...pairIfGiven('Size', 'Size'),
      ...pairIfGiven('Due', 'Due date'),
    ]),
    line(''),
    tableOf(
      [6, 32, 12, 12, 12, 26],
      ['No.', 'Operation', 'Waiting', 'Good', 'Scrap', 'Done by, date, signature'],
      ['{{#Operations}}{{No.}}', '{{Stage}}', '{{Waiting}}', '{{Good}}', '{{Scrap}}', '{{/Operations}}'],
    ),
    line(''),
    line('{{^Operations}}No route yet.{{/Operations}}'),
    line('Technologist ________________     Foreman ________________     QC ________________'),
  ],
};

const STARTER = {
  ru: (): (Paragraph | Table)[] => [
    line('Отчёт по бирке {{№ бирки}}', { bold: true, size: LARGE }),
    line(
      'Замените эти строки своим текстом. Заголовок столбца таблицы в двойных фигурных скобках станет значением.',
    ),
    pair('№ бирки', '№ бирки'),
    pair('Наименование', 'Наименование'),
    pair('Количество', 'Количество'),
    ...pairIfGiven('Примечание', 'Примечание'),
    line('{{QR}}'),
  ],
  en: (): (Paragraph | Table)[] => [
    line('Report on label {{Label code}}', { bold: true, size: LARGE }),
    line('Put your own text in place of these lines. A column heading in double braces becomes the value.'),
    pair('Label code', 'Label code'),
    pair('Name', 'Name'),
    pair('Quantity', 'Quantity'),
    ...pairIfGiven('Note', 'Note'),
    line('{{QR}}'),
  ],
};

const NAMES: Readonly<Record<StarterKind, Record<StarterLanguage, string>>> = {
  starter: { ru: 'Шаблон отчёта', en: 'Report template' },
  'route-sheet': { ru: 'Сопроводительный лист', en: 'Route sheet' },
};

/** What a template that the program makes is called. */
export function starterName(kind: StarterKind, language: StarterLanguage): string {
  return NAMES[kind][language];
}

/** A template that the program makes: one to begin from, and a route sheet ready for use. */
export async function starterDocx(kind: StarterKind, language: StarterLanguage): Promise<Buffer> {
  const bodies = kind === 'starter' ? STARTER : ROUTE_SHEET;
  const margin = { top: 850, right: 850, bottom: 850, left: 1_130 };
  const document = new Document({
    title: starterName(kind, language),
    creator: 'Product Tracker',
    styles: { default: { document: { run: { font: 'Arial' } } } },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin } },
        headers: { default: header(language === 'ru' ? 'Бирка {{№ бирки}}' : 'Label {{Label code}}') },
        footers: { default: footer(language === 'ru' ? 'Лист' : 'Page') },
        children: bodies[language](),
      },
    ],
  });
  return Packer.toBuffer(document);
}
