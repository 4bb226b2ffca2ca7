import { refuse, type Language } from '../../../../src/refusals';
import type { Refusal } from '../../../../src/tracking';
import type { SaidIssue } from '../../contracts';
import type { DocxProblem, DocxProblemCode, TemplateIssue, TemplateIssueCode } from './docx/contracts';

type Said = Readonly<Record<Language, string>>;

const PROBLEMS: Readonly<Record<DocxProblemCode, Said>> = {
  'template-empty': { ru: 'Файл пуст. Выберите другой.', en: 'The file is empty. Choose another one.' },
  'template-too-large': {
    ru: 'Файл больше {limitMb} МБ. Уменьшите картинки в шаблоне.',
    en: 'The file is larger than {limitMb} MB. Make the pictures in the template smaller.',
  },
  'template-not-docx': {
    ru: 'Это не документ Word. Нужен файл .docx.',
    en: 'This is no Word document. A .docx file is needed.',
  },
  'template-old-doc': {
    ru: 'Это документ старого вида (.doc). Откройте его в Word и сохраните как .docx.',
    en: 'This is an old Word document (.doc). Open it in Word and save it as .docx.',
  },
  'template-encrypted': {
    ru: 'Документ защищён паролем. Снимите защиту в Word и загрузите снова.',
    en: 'The document is protected by a password. Take the protection off in Word and upload it again.',
  },
  'template-damaged': {
    ru: 'Документ повреждён. Откройте его в Word, сохраните заново и загрузите.',
    en: 'The document is damaged. Open it in Word, save it anew and upload it.',
  },
  'template-inflates-too-much': {
    ru: 'Документ в распакованном виде больше {limitMb} МБ. Уменьшите картинки в шаблоне.',
    en: 'Unpacked, the document is larger than {limitMb} MB. Make the pictures in the template smaller.',
  },
  'template-too-many-entries': {
    ru: 'В документе больше {limit} частей. Сохраните его в Word заново.',
    en: 'The document has more than {limit} parts. Save it anew in Word.',
  },
  'template-has-doctype': {
    ru: 'В документе есть объявление DOCTYPE, Word таких не пишет. Сохраните его в Word заново.',
    en: 'The document holds a DOCTYPE, which Word never writes. Save it anew in Word.',
  },
  'template-has-macros': {
    ru: 'В документе есть макросы, вложенные объекты или поля, которые запускают программы. Удалите их и сохраните как .docx.',
    en: 'The document holds macros, embedded objects or fields that start programs. Remove them and save it as .docx.',
  },
  'template-reaches-outside': {
    ru: 'Документ подгружает что-то извне (шаблон, картинку, объект). Вставьте это внутрь документа.',
    en: 'The document loads something from outside (a template, a picture, an object). Put it into the document itself.',
  },
  'report-too-large': {
    ru: 'Отчёты вместе больше {limitMb} МБ. Составьте их частями.',
    en: 'The reports together are larger than {limitMb} MB. Make them in portions.',
  },
  'report-took-too-long': {
    ru: 'Отчёт составлялся дольше {limitSeconds} с и остановлен. Выберите меньше строк.',
    en: 'The report took more than {limitSeconds} s and was stopped. Choose fewer rows.',
  },
  'report-took-too-much-memory': {
    ru: 'На отчёт не хватило памяти. Выберите меньше строк или уменьшите картинки в шаблоне.',
    en: 'The report needed too much memory. Choose fewer rows or make the pictures smaller.',
  },
  'report-busy': { ru: 'Сервер занят другими отчётами.', en: 'The server is busy with other reports.' },
};

const ISSUES: Readonly<Record<TemplateIssueCode, Said>> = {
  'field-not-closed': {
    ru: 'Поле «{field}» не закрыто: не хватает двух фигурных скобок }}.',
    en: 'The field “{field}” is not closed: two braces }} are missing.',
  },
  'field-not-opened': {
    ru: 'Скобки }} без начала: перед «{field}» не хватает двух фигурных скобок {{.',
    en: 'Braces }} without a beginning: two braces {{ are missing before “{field}”.',
  },
  'block-not-closed': {
    ru: 'Блок «{field}» не закрыт: нет {{/{field}}}.',
    en: 'The block “{field}” is not closed: there is no {{/{field}}}.',
  },
  'block-not-opened': {
    ru: 'Блок «{field}» закрыт, но не начат: нет {{#{field}}}.',
    en: 'The block “{field}” is closed but never begun: there is no {{#{field}}}.',
  },
  'blocks-crossed': {
    ru: 'Блоки пересекаются у «{field}»: закройте сначала тот, что начат позже.',
    en: 'Blocks cross at “{field}”: close the one first that was begun last.',
  },
  'block-misplaced': {
    ru: 'Блок «{field}» начинается и кончается в разных местах: поставьте оба конца в один абзац, в одну строку таблицы или в отдельные абзацы.',
    en: 'The block “{field}” begins and ends in different places: put both ends into one paragraph, one row of a table, or paragraphs of their own.',
  },
  'part-damaged': {
    ru: 'Эта часть документа не читается. Сохраните документ в Word заново.',
    en: 'This part of the document cannot be read. Save the document anew in Word.',
  },
};

const PLACES: Readonly<Record<TemplateIssue['place']['part'], Said>> = {
  document: { ru: 'Текст', en: 'Body' },
  header: { ru: 'Верхний колонтитул', en: 'Header' },
  footer: { ru: 'Нижний колонтитул', en: 'Footer' },
  notes: { ru: 'Сноски', en: 'Notes' },
  properties: { ru: 'Свойства документа', en: 'Properties of the document' },
  other: { ru: 'Другая часть', en: 'Another part' },
};

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

const QUOTED: Readonly<Record<Language, (text: string) => string>> = {
  ru: (text) => `«${text}»`,
  en: (text) => `“${text}”`,
};

/** Where something stands in a template, as a person looks for it. */
export function sayPlace(
  { part, paragraph }: Pick<TemplateIssue['place'], 'part' | 'paragraph'>,
  language: Language,
): string {
  if (paragraph === null) return PLACES[part][language];
  return `${PLACES[part][language]}, ${language === 'ru' ? 'абзац' : 'paragraph'} ${paragraph}`;
}

/** An issue of a template as a person reads it: where, and what to do. */
export function sayIssue(issue: TemplateIssue, language: Language): SaidIssue {
  const { place, field, code } = issue;
  const begin = place.text === null || place.paragraph === null ? '' : ` (${QUOTED[language](place.text)})`;
  const what = filled(ISSUES[code][language], { field: field ?? '' });
  return { ...issue, message: `${sayPlace(place, language)}${begin}: ${what}` };
}

/** Why a file is no template, or a report was not made, as the doors say it. */
export function docxRefused({ code, details }: DocxProblem, language: Language): Refusal {
  if (code === 'report-busy') return refuse('busy', { retryAfterSeconds: 10 });
  const explanation = filled(PROBLEMS[code][language], details);
  const refusal = code.startsWith('report-') ? 'report-not-made' : 'template-refused';
  return refuse(refusal, { ...details, reason: code, explanation });
}

/** A template that has to be mended before it can be filled. */
export function issuesRefused(issues: readonly TemplateIssue[], language: Language): Refusal {
  const said = issues.map((issue) => sayIssue(issue, language));
  return refuse('template-has-errors', { explanation: said[0]?.message ?? null, issues: said });
}
