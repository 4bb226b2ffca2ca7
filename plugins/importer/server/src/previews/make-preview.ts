import { createHash, randomUUID } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { refuse, type Language } from '../../../../../src/refusals';
import { withStrapiSession, type Actor, type Doer, type Refusal } from '../../../../../src/tracking';
import type { WorkbookProblem } from '../../../../../src/workbooks';
import type { Preview, PreviewOptions, PreviewPage, PreviewRow } from '../contracts';
import { understandAsLastTime } from '../memory/understand-as-last-time';
import { judgeProposals } from '../plan/judge-proposals';
import { readExisting } from '../plan/read-existing';
import { prepare, productOf, withRefusals, type Prepared } from '../prepare';
import { presentHead, presentIssues, presentRows } from '../present';
import { readFileBytes, unreadable, type Bom } from '../understand';
import type { PageWish } from './options';
import { PREVIEW_LIFE_MS, readPreview, readUpload, savePreview } from './preview-store';

const FIRST_PAGE: PageWish = { page: 1, pageSize: 200, row: null, exclude: [] };

export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

function pageOf(rows: PreviewRow[], { page: wish, pageSize, row }: PageWish): PreviewPage {
  const index = row === null ? -1 : rows.findIndex((candidate) => candidate.row === row);
  const page = index < 0 ? wish : Math.floor(index / pageSize) + 1;
  return { page, pageSize, total: rows.length, rows: rows.slice((page - 1) * pageSize, page * pageSize) };
}

function present(
  id: string,
  expiresAt: Date,
  prepared: Prepared,
  options: PreviewOptions,
  wish: PageWish,
  language: Language,
): Preview {
  return {
    previewId: id,
    expiresAt: expiresAt.toISOString(),
    options,
    ...presentHead(prepared, true, language),
    ...pageOf(presentRows(prepared, true), wish),
    issues: presentIssues(prepared.issues, prepared.bom.sheet, language),
  };
}

/** A file that cannot be read at all, as the doors say it. */
export function fileRefused(problem: WorkbookProblem, language: Language): Refusal {
  if (problem.code === 'reader-busy') return refuse('busy', { retryAfterSeconds: 30 });
  const issues = presentIssues([unreadable(problem)], null, language);
  return refuse('file-refused', {
    ...problem.details,
    reason: problem.code,
    explanation: issues[0]?.message ?? null,
    issues,
  });
}

/** Compare what was understood of a file with what exists, and keep both. */
export async function keepPreview(
  strapi: Core.Strapi,
  file: UploadedFile,
  bom: Bom,
  options: PreviewOptions,
  doer: Doer,
): Promise<{ id: string; expiresAt: Date; prepared: Prepared }> {
  const id = randomUUID();
  const expiresAt = new Date(Date.now() + PREVIEW_LIFE_MS);
  const fileSha256 = createHash('sha256').update(file.bytes).digest('hex');
  return withStrapiSession(strapi, async (session) => {
    const found = await readExisting(session, productOf(bom, options));
    const unjudged = prepare(bom, options, found);
    const refusals = await judgeProposals(strapi, unjudged.plan, found, doer);
    const existing = { ...found, refusals };
    const { actor } = doer;
    const kept = { id, expiresAt, fileName: file.name, fileSha256, actor, options, bom, existing };
    await savePreview(session, kept, file.bytes);
    return { id, expiresAt, prepared: withRefusals(unjudged, refusals) };
  });
}

/** Understand a file, compare it with what exists and keep the preview. Nothing is written to parts. */
export async function makePreview(
  strapi: Core.Strapi,
  file: UploadedFile,
  options: PreviewOptions,
  doer: Doer,
  language: Language,
): Promise<{ ok: true; preview: Preview } | Refusal> {
  const workbook = await readFileBytes(file.bytes, options);
  if (!workbook.ok) return fileRefused(workbook, language);
  const bom = await understandAsLastTime(strapi)(workbook, file.name, options);
  // A large file is some hundred milliseconds of work; between its steps scans are answered.
  await othersTurn();
  const { id, expiresAt, prepared } = await keepPreview(strapi, file, bom, options, doer);
  await othersTurn();
  return { ok: true, preview: present(id, expiresAt, prepared, options, FIRST_PAGE, language) };
}

/** Understand the file of an earlier preview anew, with other options: 404 where the preview is gone. */
export async function makeAnew(
  strapi: Core.Strapi,
  id: string,
  options: PreviewOptions,
  doer: Doer,
  language: Language,
): Promise<{ ok: true; preview: Preview } | Refusal> {
  const file = await withStrapiSession(strapi, (session) => readUpload(session, id, doer.actor));
  return file ? makePreview(strapi, file, options, doer, language) : refuse('preview-not-found');
}

/** A preview made earlier, as it was then, with the page asked for. */
export async function findPreview(
  strapi: Core.Strapi,
  id: string,
  actor: Actor,
  wish: PageWish,
  language: Language,
): Promise<{ ok: true; preview: Preview } | Refusal> {
  const stored = await withStrapiSession(strapi, (session) => readPreview(session, id, actor));
  if (!stored) return refuse('preview-not-found');
  const prepared = prepare(stored.bom, stored.options, stored.existing, wish.exclude);
  return { ok: true, preview: present(id, stored.expiresAt, prepared, stored.options, wish, language) };
}
