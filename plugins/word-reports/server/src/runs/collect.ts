import type { Core } from '@strapi/strapi';
import { codeFromScannedText } from '../../../../../src/codes';
import { isRefusal, type Language, refuse } from '../../../../../src/refusals';
import { withStrapiSession, type Actor, type Refusal } from '../../../../../src/tracking';
import type { DataAsOf, ProductSource, ReportSource, RowChoice } from '../../../contracts';
import type { FieldValues, TemplateField } from '../docx/contracts';
import { asking, fieldKey } from '../docx/field-name';
import { openOneDriveWorkbook } from '../onedrive/open-workbook';
import { offered, underBothNames, type Named } from '../sources/named-values';
import { MAX_ENTRIES_OF_RUN, partValues, type ValuesContext } from '../sources/part-values';
import { productParts, productValues } from '../sources/product-values';
import { readTables } from '../sources/read-workbook';
import type { SheetTable } from '../sources/sheet-table';
import { instantText, todayText } from '../sources/when-text';
import { chooseRows, chooseSheet, rowValues } from '../sources/workbook-rows';
import { readUpload } from '../uploads/upload-store';

/** The values of the documents of a run, and the names that the source offers for each. */
export interface Collected {
  ok: true;
  documents: FieldValues[];
  offers: { name: string; also: string }[];
  /** Of a workbook of OneDrive. */
  dataAsOf?: DataAsOf;
  /** Data of an earlier day that the template does not tell of: every page says so. */
  stamp?: string;
}

export interface Wish {
  source: ReportSource;
  as: 'documents' | 'one-document';
  fields: readonly TemplateField[];
  isSample: boolean;
  actor: Actor;
  language: Language;
}

/** By these names a template says itself of when its data are. */
const AS_OF = new Set(['данные на', 'data as of']);

const STAMPS: Readonly<Record<Language, (when: string) => string>> = {
  ru: (when) => `Данные на ${when}: сохранённая копия, связи с OneDrive не было`,
  en: (when) => `Data as of ${when}: a kept copy, OneDrive could not be reached`,
};

/** The block that holds the rows of one document. */
const ROWS = new Set(['строки', 'rows']);

function contextOf(strapi: Core.Strapi, { language, fields, isSample }: Wish): ValuesContext {
  return {
    strapi,
    language,
    timeZone: strapi.config.get<string>('factory.timeZone', 'UTC'),
    now: new Date(),
    asks: asking(fields),
    isSample,
    room: { entries: MAX_ENTRIES_OF_RUN },
  };
}

const inDocuments = (many: readonly Named[][], language: Language): Collected => ({
  ok: true,
  documents: many.map(underBothNames),
  offers: offered(many[0] ?? [], language),
});

async function ofPart(code: string, context: ValuesContext): Promise<Collected | Refusal> {
  const label = codeFromScannedText(code);
  if (!label.ok) return refuse('part-code-malformed', { partCode: code.slice(0, 100) });
  const values = await partValues(label.code, context);
  return 'ok' in values ? values : inDocuments([values], context.language);
}

async function ofProduct(source: ProductSource, context: ValuesContext): Promise<Collected | Refusal> {
  const found = await productParts(source, context);
  if (!found.ok) return found;
  if (source.each !== 'part') return inDocuments([productValues(found, context)], context.language);
  return inDocuments(found.parts, context.language);
}

/** The rows that are asked for: a document each, or all of them in the block `Строки` of one. */
function documentsOfRows(
  tables: readonly SheetTable[],
  choice: RowChoice,
  { as, fields }: Wish,
  context: ValuesContext,
): Collected | Refusal {
  const table = chooseSheet(tables, choice.sheet);
  if (isRefusal(table)) return table;
  const rows = chooseRows(table, choice);
  if (!Array.isArray(rows)) return rows;
  const today = underBothNames([['Дата', 'Date', todayText(context)]]);
  const values = rows.map((row) => rowValues(context.strapi, table, row));
  const offers = table.columns.map((name) => ({ name, also: name }));
  if (as === 'documents') return { ok: true, documents: values.map((row) => ({ ...today, ...row })), offers };
  const hasBlock = fields.some(({ kind, name }) => kind === 'block' && ROWS.has(fieldKey(name)));
  // Without it the document would be of the first row alone. A template with errors tells no fields, but its errors.
  if (values.length > 1 && fields.length > 0 && !hasBlock) return refuse('rows-need-a-block');
  const all = underBothNames([['Строки', 'Rows', values]]);
  return { ok: true, documents: [{ ...today, ...values[0], ...all }], offers };
}

async function ofUpload(
  strapi: Core.Strapi,
  source: { upload: string } & RowChoice,
  wish: Wish,
): Promise<Collected | Refusal> {
  const upload = await withStrapiSession(strapi, (session) => readUpload(session, source.upload, wish.actor));
  if (!upload) return refuse('upload-not-found');
  const tables = await readTables(upload.content, wish.language);
  if (!Array.isArray(tables)) return tables;
  return documentsOfRows(tables, source, wish, contextOf(strapi, wish));
}

async function ofOneDrive(
  strapi: Core.Strapi,
  source: { oneDrivePath: string; kept?: boolean } & RowChoice,
  wish: Wish,
): Promise<Collected | Refusal> {
  const { oneDrivePath: path, kept = false } = source;
  const workbook = await openOneDriveWorkbook(strapi, { path, kept });
  if (!workbook.ok) return workbook;
  const tables = await readTables(workbook.content, wish.language);
  if (!Array.isArray(tables)) return tables;
  const context = contextOf(strapi, wish);
  const collected = documentsOfRows(tables, source, wish, context);
  if (!collected.ok) return collected;
  const dataAsOf = { at: workbook.asOf, kept: workbook.kept };
  const when = instantText(dataAsOf.at, context);
  const said = underBothNames([['Данные на', 'Data as of', when]]);
  const documents = collected.documents.map((values) => ({ ...said, ...values }));
  const isTold = wish.fields.some(({ name, within }) => within.length === 0 && AS_OF.has(fieldKey(name)));
  const stamped = workbook.kept && !isTold ? { stamp: STAMPS[wish.language](when) } : {};
  return { ...collected, documents, dataAsOf, ...stamped };
}

/** Read the source of a run. */
export function collect(strapi: Core.Strapi, wish: Wish): Promise<Collected | Refusal> {
  const { source } = wish;
  if ('part' in source) return ofPart(source.part, contextOf(strapi, wish));
  if ('product' in source) return ofProduct(source, contextOf(strapi, wish));
  if ('upload' in source) return ofUpload(strapi, source, wish);
  return ofOneDrive(strapi, source, wish);
}
