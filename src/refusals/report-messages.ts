import type { RefusalCode } from '../tracking/contracts';
import { numberOf, textOf, type Details } from './details';
import { counted } from './plural';

type ReportCode = Extract<
  RefusalCode,
  | 'template-not-found'
  | 'template-refused'
  | 'template-has-errors'
  | 'upload-not-found'
  | 'sheet-not-found'
  | 'rows-not-found'
  | 'nothing-to-report'
  | 'rows-need-a-block'
  | 'too-many-reports'
  | 'report-block-too-long'
  | 'report-entries-too-many'
  | 'report-run-not-found'
  | 'report-run-forgotten'
  | 'report-not-made'
>;

type Messages = Readonly<Record<ReportCode, string | ((details: Details) => string)>>;

/** What the plugin has said in the reader's language, else a sentence that fits all. */
const explained =
  (otherwise: string) =>
  (details: Details): string =>
    textOf(details, 'explanation') ?? otherwise;

/** Where the batches that can be taken end, and where the next begin; null: the refusal is not of too many batches. */
function rangeOf(details: Details): { from: number; to: number; next: number } | null {
  const [from, to] = [numberOf(details, 'firstBatch'), numberOf(details, 'lastBatch')];
  return to === 0 ? null : { from, to, next: to + 1 };
}

const inQuotes = (details: Details, key: string): string => {
  const text = textOf(details, key);
  return text === null ? '' : ` «${text}»`;
};

export const REPORT_RUSSIAN: Messages = {
  'template-not-found': 'Такого шаблона нет. Выберите шаблон из списка.',
  'template-refused': explained(
    'Этот файл не подходит как шаблон. Выберите документ Word с окончанием .docx и загрузите снова.',
  ),
  'template-has-errors': explained('В шаблоне есть ошибки. Исправьте их в Word и загрузите шаблон снова.'),
  'upload-not-found': 'Этого файла больше нет. Загрузите его ещё раз.',
  'sheet-not-found': (details) => `Листа${inQuotes(details, 'sheet')} в книге нет. Выберите лист из списка.`,
  'rows-not-found': (details) =>
    `В строке ${textOf(details, 'row') ?? ''} нет данных. Выберите строки, в которых есть значения.`,
  'nothing-to-report':
    'Составлять отчёт не о чем: данных нет. Выберите другие строки, партии или другое изделие.',
  'rows-need-a-block':
    'В шаблоне нет блока {{#Строки}} … {{/Строки}}: в одном документе была бы только первая из выбранных строк. Добавьте блок в шаблон или составьте по документу на строку.',
  'too-many-reports': (details) => {
    const limit = textOf(details, 'limit') ?? '';
    const range = rangeOf(details);
    if (!range) return `Слишком много документов за один раз (не больше ${limit}). Составьте их частями.`;
    return `По документу на партию выходит больше ${limit} документов, за один раз столько не составляется. Укажите «Партии с» ${range.from} «по» ${range.to}, а следующие составьте потом, начиная с ${range.next}.`;
  },
  'report-block-too-long': (details) => {
    const range = rangeOf(details);
    if (range)
      return `В блоке${inQuotes(details, 'block')} было бы больше ${counted('ru', numberOf(details, 'limit'), { one: 'партии', other: 'партий' })}, в один документ столько не входит. Укажите «Партии с» ${range.from} «по» ${range.to}, а следующие составьте другим документом, начиная с ${range.next}.`;
    return `У партии ${textOf(details, 'partCode') ?? ''} в блоке${inQuotes(details, 'block')} больше ${counted('ru', numberOf(details, 'limit'), { one: 'записи', other: 'записей' })}, в отчёт столько не входит. Уберите этот блок из шаблона или выберите другую партию.`;
  },
  'report-entries-too-many': (details) =>
    `В отчёте было бы больше ${counted('ru', numberOf(details, 'limit'), { one: 'записи', other: 'записей' })} операций, состава и истории. Возьмите меньше партий («Партии с» и «по») или уберите из шаблона один из этих блоков.`,
  'report-run-not-found': 'Такого отчёта в журнале нет. Выберите из списка.',
  'report-run-forgotten':
    'Данные этого отчёта удалены по сроку хранения. Составьте новый отчёт по тому же источнику.',
  'report-not-made': explained('Отчёт не составлен. Проверьте шаблон и попробуйте с меньшим числом строк.'),
};

export const REPORT_ENGLISH: Messages = {
  'template-not-found': 'There is no such template. Choose one from the list.',
  'template-refused': explained('This file cannot be a template. A Word document (.docx) is needed.'),
  'template-has-errors': explained('The template has errors. Mend them in Word and upload it again.'),
  'upload-not-found': 'This file is gone. Upload it again.',
  'sheet-not-found': (details) =>
    `The workbook has no sheet “${textOf(details, 'sheet') ?? ''}”. Choose one from the list.`,
  'rows-not-found': (details) =>
    `Row ${textOf(details, 'row') ?? ''} holds no data. Choose rows that have values.`,
  'nothing-to-report': 'There is nothing to report on. Choose other rows, batches or another product.',
  'rows-need-a-block':
    'The template has no block {{#Rows}} {{/Rows}}: one document would hold only the first of the chosen rows. Add the block to the template, or make a document for each row.',
  'too-many-reports': (details) => {
    const documents = counted('en', numberOf(details, 'limit'), { one: 'document', other: 'documents' });
    const range = rangeOf(details);
    if (!range) return `These are more than ${documents} at once. Make them in portions.`;
    return `A document for each batch makes more than ${documents}, which is more than are made at once. Say “Batches from” ${range.from} “to” ${range.to}, and make the following afterwards, from ${range.next}.`;
  },
  'report-block-too-long': (details) => {
    const range = rangeOf(details);
    if (range)
      return `The block “${textOf(details, 'block') ?? ''}” would have more than ${counted('en', numberOf(details, 'limit'), { one: 'batch', other: 'batches' })}, which is more than a document holds. Say “Batches from” ${range.from} “to” ${range.to}, and make another document of the following, from ${range.next}.`;
    return `Batch ${textOf(details, 'partCode') ?? ''} has more than ${counted('en', numberOf(details, 'limit'), { one: 'entry', other: 'entries' })} for the block “${textOf(details, 'block') ?? ''}”, which is more than a report holds. Take this block out of the template, or choose another batch.`;
  },
  'report-entries-too-many': (details) =>
    `The report would have more than ${counted('en', numberOf(details, 'limit'), { one: 'entry', other: 'entries' })} of operations, compositions and histories. Take fewer batches (“Batches from” and “to”), or take one of these blocks out of the template.`,
  'report-run-not-found': 'There is no such report in the log. Choose one from the list.',
  'report-run-forgotten':
    'The data of this report were deleted after the time for which they are kept. Make a new report of the same source.',
  'report-not-made': explained('The report was not made. Check the template and try fewer rows.'),
};
