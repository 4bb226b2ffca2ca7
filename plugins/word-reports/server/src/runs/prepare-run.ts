import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Language } from '../../../../../src/refusals';
import type { Doer, Refusal } from '../../../../../src/tracking';
import { inspectApart } from '../apart/in-process';
import type { ReportToFill } from '../apart/render-process';
import type { Inspection } from '../docx/contracts';
import { DEFAULT_PATTERN, distinctNames, reportName } from '../docx/file-name';
import { docxRefused } from '../said';
import { builtInDocx, isBuiltIn } from '../starters/built-in';
import { starterName } from '../starters/starter';
import { findTemplate, readTemplate } from '../templates/template-store';
import { collect, type Collected } from './collect';
import type { CheckedOrder } from './requests';

/** Looking at a template starts a process; the same bytes always ask for the same. */
const MAX_REMEMBERED = 50;
const remembered = new Map<string, Inspection>();

/** Everything that a run needs, read and checked; nothing is written yet. */
export interface PreparedRun {
  ok: true;
  template: { id: string; name: string; content: Buffer };
  inspection: Inspection;
  collected: Collected;
  reports: ReportToFill[];
}

async function inspect(content: Buffer, language: Language): Promise<Inspection | Refusal> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const known = remembered.get(sha256);
  if (known) return known;
  const inspection = await inspectApart(content);
  if (!inspection.ok) return docxRefused(inspection, language);
  remembered.set(sha256, inspection);
  const [oldest] = remembered.keys();
  if (remembered.size > MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  return inspection;
}

interface ReadTemplate {
  ok: true;
  id: string;
  name: string;
  fileNamePattern: string | null;
  content: Buffer;
}

/** A template that was uploaded, or one that comes with the program, in the language of the report. */
async function templateOf(
  strapi: Core.Strapi,
  id: string,
  language: Language,
): Promise<ReadTemplate | Refusal> {
  if (isBuiltIn(id)) {
    const name = starterName(id, language);
    return { ok: true, id, name, fileNamePattern: null, content: await builtInDocx(id, language) };
  }
  const template = await findTemplate(strapi, id);
  if (!template.ok) return template;
  const content = await readTemplate(strapi, template);
  return Buffer.isBuffer(content) ? { ...template, content } : content;
}

/** `isSample`: nothing is made of it, so that of the batches in one document the first tell enough. */
export type OrderToPrepare = CheckedOrder & { isSample?: true };

/** Read the template and the source of an order, and name its documents. */
export async function prepareRun(
  strapi: Core.Strapi,
  order: OrderToPrepare,
  doer: Doer,
  language: Language,
): Promise<PreparedRun | Refusal> {
  const template = await templateOf(strapi, order.template, order.language ?? language);
  if (!template.ok) return template;
  const { content } = template;
  const inspection = await inspect(content, language);
  if (!inspection.ok) return inspection;
  const { source, as, isSample = false } = order;
  const wish = { source, as, isSample, fields: inspection.fields, actor: doer.actor };
  const collected = await collect(strapi, { ...wish, language: order.language ?? language });
  if (!collected.ok) return collected;
  const pattern = order.fileNamePattern ?? template.fileNamePattern ?? DEFAULT_PATTERN;
  const many = collected.documents.length > 1;
  const names = distinctNames(
    collected.documents.map((values, index) =>
      reportName(pattern, values, many ? `${template.name} ${index + 1}` : template.name),
    ),
  );
  const stamped = collected.stamp === undefined ? {} : { stamp: collected.stamp };
  const reports = collected.documents.map((values, index) => ({
    ...{ name: names[index] ?? '', values },
    ...stamped,
  }));
  const { id, name } = template;
  return { ok: true, template: { id, name, content }, inspection, collected, reports };
}
