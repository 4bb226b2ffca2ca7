import { codeFromScannedText, labelUrl, publicUrl } from '../../../../../src/codes';
import { refuse } from '../../../../../src/refusals';
import type { Core } from '@strapi/strapi';
import type { Refusal } from '../../../../../src/tracking';
import type { RowChoice } from '../../../contracts';
import { DOCX_LIMITS } from '../docx/limits';
import { fieldKey } from '../docx/field-name';
import type { FieldValues } from '../docx/contracts';
import type { SheetTable } from './sheet-table';

const LABEL_COLUMN = fieldKey('№ бирки');

/** The sheet that is asked for; without a wish the first one with rows. */
export function chooseSheet(tables: readonly SheetTable[], sheet: string | undefined): SheetTable | Refusal {
  const found =
    sheet === undefined
      ? (tables.find(({ rows }) => rows.length > 0) ?? tables[0])
      : tables.find(({ name }) => fieldKey(name) === fieldKey(sheet));
  return found ?? refuse('sheet-not-found', { sheet: sheet ?? '' });
}

/** The rows that are asked for, in the order of the request; without a wish the only one there is. */
export function chooseRows(
  { rows }: SheetTable,
  { row, rows: wanted }: RowChoice,
): SheetTable['rows'] | Refusal {
  const limit = DOCX_LIMITS.documents;
  const numbers = row === undefined ? wanted : [row];
  const chosen: SheetTable['rows'] = [];
  if (numbers === undefined || numbers === 'all') {
    chosen.push(...rows.slice(0, limit + 1));
  } else {
    const byNumber = new Map(rows.map((candidate) => [candidate.number, candidate]));
    for (const number of new Set(numbers)) {
      const found = byNumber.get(number);
      if (!found) return refuse('rows-not-found', { row: number });
      chosen.push(found);
    }
  }
  if (chosen.length === 0) return refuse('nothing-to-report');
  if (chosen.length > limit) return refuse('too-many-reports', { limit });
  return chosen;
}

/** The values of a row; where a column holds the code of a label, its QR leads to the batch. */
export function rowValues(
  strapi: Core.Strapi,
  { columns }: Pick<SheetTable, 'columns'>,
  { number, cells }: SheetTable['rows'][number],
): FieldValues {
  const values: FieldValues = { '№ строки': String(number), 'Row number': String(number) };
  for (const [index, name] of columns.entries()) values[name] = cells[index] ?? '';
  const label = columns.findIndex(
    (name) => fieldKey(name) === LABEL_COLUMN || fieldKey(name) === 'label code',
  );
  const text = label < 0 ? '' : (cells[label] ?? '');
  const code = codeFromScannedText(text);
  values.QR ??= code.ok ? labelUrl(publicUrl(strapi), code.code) : text;
  return values;
}
