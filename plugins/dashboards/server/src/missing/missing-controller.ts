import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { doerOf } from '../../../../../src/access';
import { appendAudit, withPooledSession, type AuditEntry } from '../../../../../src/audit';
import { parseLabelCode } from '../../../../../src/codes';
import { languageOf, refuse, sendRefusal } from '../../../../../src/refusals';
import type { Doer } from '../../../../../src/tracking/contracts';
import { XLSX_TYPE } from '../../../../../src/workbooks';
import type { MissingParts } from '../contracts';
import { readMissing } from './missing';
import { missingCsv, missingXlsx } from './missing-table';

const REPORT = 'missing-parts';
const formatSchema = z.enum(['json', 'csv', 'xlsx']);
type Format = z.infer<typeof formatSchema>;

/** Somebody took away what is missing for an assembly. */
function takenEntry(
  { actor, address, requestId }: Doer,
  { assembly, at }: MissingParts,
  format: Format,
): AuditEntry {
  return {
    at,
    actor,
    action: 'run-report',
    category: 'reports',
    subjectType: 'report',
    subjectId: REPORT,
    subjectName: null,
    difference: { report: REPORT, format, filter: { part: assembly.code } },
    address,
    requestId,
  };
}

async function send(ctx: Context, missing: MissingParts, format: Format): Promise<void> {
  ctx.set('Cache-Control', 'no-store');
  if (format === 'json') {
    ctx.body = missing;
    return;
  }
  const language = languageOf(ctx.request.headers);
  ctx.attachment(`${REPORT}_${missing.assembly.code}.${format}`);
  ctx.type = format === 'csv' ? 'text/csv; charset=utf-8' : XLSX_TYPE;
  ctx.body = format === 'csv' ? missingCsv(missing, language) : await missingXlsx(missing, language);
}

/** `GET /parts/:code/missing`; a file is in the audit log before it goes out, as reports are. */
export async function sendMissing(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const { code = '' } = ctx.params as { code?: string };
  const label = parseLabelCode(code);
  if (!label.ok) return sendRefusal(ctx, refuse('part-code-malformed', { partCode: code.slice(0, 100) }));
  const format = formatSchema.safeParse(ctx.query.format || 'json');
  if (!format.success) return sendRefusal(ctx, refuse('malformed-request', { paths: ['format'] }));
  const missing = await readMissing(strapi, label.code, new Date());
  if ('details' in missing) return sendRefusal(ctx, missing);
  if (format.data !== 'json') {
    const entry = takenEntry(doerOf(ctx), missing, format.data);
    await withPooledSession(strapi, (session) => appendAudit(session, entry));
  }
  await send(ctx, missing, format.data);
}
