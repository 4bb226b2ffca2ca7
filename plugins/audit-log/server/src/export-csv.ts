import type { Language } from '../../../../src/refusals';
import { BYTE_ORDER_MARK, csvLines, type CsvValue } from '../../../../src/workbooks';
import type { ExportedRow } from './entries';

/** The first line, and the delimiter that the language's spreadsheets expect. */
const FORMATS: Readonly<Record<Language, { delimiter: ',' | ';'; header: string[] }>> = {
  en: {
    delimiter: ',',
    header: [
      ...['id', 'at (UTC)', 'actor type', 'actor id', 'actor', 'action', 'category', 'subject type'],
      ...['subject id', 'subject', 'difference', 'address', 'request id'],
    ],
  },
  ru: {
    delimiter: ';',
    header: [
      ...['№', 'время (UTC)', 'кто: вид', 'кто: №', 'кто', 'действие', 'раздел', 'предмет: вид'],
      ...['предмет: №', 'предмет', 'что изменилось', 'адрес', 'запрос'],
    ],
  },
};

function cellsOf({ id, at, actor, action, category, subject, difference, ...from }: ExportedRow): CsvValue[] {
  return [
    ...[id, at, actor.type, actor.id, actor.name, action, category],
    ...[subject?.type ?? null, subject?.id ?? null, subject?.name ?? null],
    ...[difference, from.address, from.requestId],
  ];
}

/** The export as text, piece by piece: a header and a line per entry. Formulas in it are neutralised. */
export async function* exportCsv(
  stretches: AsyncIterable<ExportedRow[]>,
  language: Language,
): AsyncGenerator<string> {
  const { delimiter, header } = FORMATS[language];
  yield BYTE_ORDER_MARK + csvLines([header], delimiter);
  for await (const rows of stretches) yield csvLines(rows.map(cellsOf), delimiter);
}
