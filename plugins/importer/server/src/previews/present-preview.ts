import type { Language } from '../../../../../src/refusals';
import type { Issue, Preview, PreviewHead, PreviewOptions, PreviewPage } from '../contracts';
import type { Shown } from '../apart/desk-talk';
import type { Prepared } from '../prepare';
import { presentHead, presentIssues, presentRows } from '../present';
import type { PageWish } from './options';

function pageOf(prepared: Prepared, { page: wish, pageSize, row }: PageWish): PreviewPage {
  const { nodes } = prepared.bom;
  const index = row === null ? -1 : nodes.findIndex((node) => node.row.row === row);
  const page = index < 0 ? wish : Math.floor(index / pageSize) + 1;
  const rows = presentRows(prepared, true, (page - 1) * pageSize, pageSize);
  return { page, pageSize, total: nodes.length, rows };
}

/** What all pages of a preview have in common. */
export type CommonPart = PreviewHead & { issues: Issue[] };

export function presentCommonPart(prepared: Prepared, language: Language): CommonPart {
  const issues = presentIssues(prepared.issues, prepared.bom.sheet, language);
  return { ...presentHead(prepared, true, language), issues };
}

/** A preview as the doors give it: its head, one page of its tree, its issues. Pure. */
export function presentPreview(
  prepared: Prepared,
  common: CommonPart,
  options: PreviewOptions,
  { previewId, expiresAt, wish }: Shown,
): Preview {
  const { issues, ...head } = common;
  return { previewId, expiresAt, options, ...head, ...pageOf(prepared, wish), issues };
}
