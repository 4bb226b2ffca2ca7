import type { Language } from '../../../../../src/refusals';
import type {
  FoundPage,
  FoundRows,
  Issue,
  Preview,
  PreviewHead,
  PreviewOptions,
  PreviewPage,
  RowName,
} from '../contracts';
import type { Shown } from '../apart/desk-talk';
import type { Prepared } from '../prepare';
import { presentIssues } from '../issues/present-issues';
import { placesOf, presentHead, presentRows, rowsWithErrors } from '../present';
import { rowName, rowNumber } from '../table/rows-of-sheets';
import { sheetsRead } from '../understand';
import type { PageWish } from './options';

function pageOf(prepared: Prepared, wish: PageWish): PreviewPage {
  const { pageSize } = wish;
  const { nodes } = prepared.bom;
  const row = wish.row === null ? null : rowNumber(sheetsRead(prepared.bom), wish.row);
  const places = placesOf(prepared, true, wish);
  const index = row === null ? -1 : places.findIndex((place) => nodes[place]?.row.row === row);
  const page = index < 0 ? wish.page : Math.floor(index / pageSize) + 1;
  const rows = presentRows(prepared, true, places.slice((page - 1) * pageSize, page * pageSize));
  return { page, pageSize, total: places.length, rows };
}

function listOf(prepared: Prepared, wish: PageWish): RowName[] | null {
  if (wish.list === 'errors') return rowsWithErrors(prepared);
  const found = placesOf(prepared, true, wish).map((place) => prepared.bom.nodes[place]?.row.row);
  const sheets = sheetsRead(prepared.bom);
  return [...new Set(found.filter((row) => row !== undefined))].map((row) => rowName(sheets, row));
}

/** What all pages of a preview have in common. */
export type CommonPart = PreviewHead & { issues: Issue[] };

export function presentCommonPart(prepared: Prepared, language: Language): CommonPart {
  const issues = presentIssues(prepared.issues, sheetsRead(prepared.bom), language);
  return { ...presentHead(prepared, true, language), issues };
}

/** One page of the tree of a preview, and nothing that its other pages have too. Pure. */
export function presentPage(prepared: Prepared, wish: PageWish): FoundRows {
  return { ...pageOf(prepared, wish), listed: wish.list === null ? null : listOf(prepared, wish) };
}

/** A preview as the doors give it: its head, one page of its tree, its issues. Pure. */
export function presentPreview(
  prepared: Prepared,
  common: CommonPart,
  options: PreviewOptions,
  { previewId, expiresAt, wish }: Shown,
): Preview | FoundPage {
  const { issues, ...head } = common;
  const whole = { previewId, expiresAt, options, ...head, ...pageOf(prepared, wish), issues };
  return wish.list === null ? whole : { ...whole, listed: listOf(prepared, wish) };
}
