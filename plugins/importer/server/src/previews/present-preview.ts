import type { Preview, PreviewOptions, PreviewPage, PreviewRow } from '../contracts';
import type { Shown } from '../apart/desk-talk';
import type { Prepared } from '../prepare';
import { presentHead, presentIssues, presentRows } from '../present';
import type { PageWish } from './options';

function pageOf(rows: PreviewRow[], { page: wish, pageSize, row }: PageWish): PreviewPage {
  const index = row === null ? -1 : rows.findIndex((candidate) => candidate.row === row);
  const page = index < 0 ? wish : Math.floor(index / pageSize) + 1;
  return { page, pageSize, total: rows.length, rows: rows.slice((page - 1) * pageSize, page * pageSize) };
}

/** A preview as the doors give it: its head, one page of its tree, its issues. Pure. */
export function presentPreview(
  prepared: Prepared,
  options: PreviewOptions,
  { previewId, expiresAt, wish, language }: Shown,
): Preview {
  return {
    previewId,
    expiresAt,
    options,
    ...presentHead(prepared, true, language),
    ...pageOf(presentRows(prepared, true), wish),
    issues: presentIssues(prepared.issues, prepared.bom.sheet, language),
  };
}
