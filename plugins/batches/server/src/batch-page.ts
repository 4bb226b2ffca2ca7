import type { Core } from '@strapi/strapi';
import { parseLabelCode } from '../../../../src/codes';
import { readChoices } from '../../../../src/doors';
import { refuse } from '../../../../src/refusals';
import { labelsOf, tracking, type Refusal } from '../../../../src/tracking';
import type { BatchPage, ReasonChoice } from './contracts';

/** A factory has dozens of reasons; the list of a choice ends here. */
const MAX_CHOICES = 500;

async function rowsOf<Row>(strapi: Core.Strapi, text: string, values: (string | number)[]): Promise<Row[]> {
  const result = await strapi.db.connection.raw<{ rows: Row[] }>(text, values);
  return result.rows;
}

/** The batch with this label as the panel shows it, or why not. */
export async function readBatchPage(strapi: Core.Strapi, given: string): Promise<BatchPage | Refusal> {
  const label = parseLabelCode(given);
  if (!label.ok) return refuse('part-code-malformed', { partCode: given.slice(0, 100) });
  const [page, labels, choices, reasons, [document]] = await Promise.all([
    tracking(strapi).partPage(label.code),
    labelsOf(strapi).ofBatch(label.code),
    readChoices(strapi),
    rowsOf<ReasonChoice>(
      strapi,
      `select code, name, applies_to as "appliesTo" from defect_reasons
        where retired is not true order by position, name limit ${MAX_CHOICES}`,
      [],
    ),
    rowsOf<{ id: string }>(
      strapi,
      `select p.document_id as id from labels l join parts p on p.id = l.part_id where l.code = ?`,
      [label.code],
    ),
  ]);
  if ('ok' in page) return page;
  if (!document) throw new Error('A batch was found whose label is not.');
  const timeZone = strapi.config.get<string>('factory.timeZone', 'UTC');
  return {
    ...page,
    ...choices,
    documentId: document.id,
    labels,
    reasons,
    timeZone,
  };
}

/** The valid label code of the part with this documentId; null: there is no such part. */
export async function codeOfDocument(strapi: Core.Strapi, documentId: string): Promise<string | null> {
  const [row] = await rowsOf<{ code: string }>(
    strapi,
    'select s.code from parts p join part_states s on s.part_id = p.id where p.document_id = ?',
    [documentId],
  );
  return row?.code ?? null;
}
