import type { Refusal } from '../../../../../src/tracking/contracts';
import type { WorkbookProblemCode } from '../../../../../src/workbooks';
import type { Severity } from '../contracts';

export type IssueCode =
  | WorkbookProblemCode
  | 'sheet-not-found'
  | 'text-has-no-sheets'
  | 'header-not-found'
  | 'column-not-found'
  | 'no-rows'
  | 'other-sheets'
  | 'sheets-continue'
  | 'sheets-joined'
  | 'sheet-not-joined'
  | 'encoding-doubtful'
  | 'assembly-added'
  | 'order-taken'
  | 'execution-taken'
  | 'execution-not-found'
  | 'columns-of-marks'
  | 'operations-in-column-order'
  | 'operation-slash-unclear'
  | 'format-ambiguous'
  | 'caption-kept'
  | 'caption-skipped'
  | 'footer-row-skipped'
  | 'name-joined'
  | 'designation-incomplete'
  | 'row-joined'
  | 'row-skipped'
  | 'number-is-date'
  | 'number-restored'
  | 'number-was-date'
  | 'material-without-part'
  | 'product-from-title'
  | 'measured-as-material'
  | 'measured-counted-as-pieces'
  | 'unit-unknown'
  | 'several-designations'
  | 'designation-looks-like'
  | 'second-table'
  | 'columns-moved'
  | 'tables-side-by-side'
  | 'quantity-of-sides'
  | 'designation-merged'
  | 'assembly-by-drawing'
  | 'quantity-same-as-total'
  | 'quantity-matrix'
  | 'quantity-total-differs'
  | 'quantity-of-order'
  | 'quantity-of-several'
  | 'quantity-divided'
  | 'quantity-column-unread'
  | 'heading-too-short'
  | 'row-wider-than-heading'
  | 'column-hidden'
  | 'rows-hidden'
  | 'designation-is-exponent'
  | 'designation-is-date'
  | 'header-duplicate'
  | 'quotes-broken'
  | 'text-too-long'
  | 'control-character'
  | 'formula-without-result'
  | 'error-value'
  | 'quantity-missing'
  | 'quantity-not-a-number'
  | 'quantity-not-positive'
  | 'quantity-not-whole'
  | 'quantity-too-large'
  | 'quantity-ambiguous'
  | 'quantity-thousands-unclear'
  | 'quantity-not-divisible'
  | 'quantity-taken-as-one'
  | 'first-row-taken-as-product'
  | 'quantity-column-missing'
  | 'quantity-taken-per-parent'
  | 'row-without-identity'
  | 'name-missing'
  | 'kind-unknown'
  | 'total-row-skipped'
  | 'document-row-skipped'
  | 'too-many-operations'
  | 'number-missing'
  | 'number-malformed'
  | 'number-duplicate'
  | 'parent-missing'
  | 'parent-ambiguous'
  | 'parent-taken-as'
  | 'parent-taken-above'
  | 'parent-without-row'
  | 'level-missing'
  | 'level-malformed'
  | 'level-jump'
  | 'levels-read-upwards'
  | 'levels-look-sorted'
  | 'list-is-where-used'
  | 'resources-of-several'
  | 'text-item-skipped'
  | 'pairs-counted'
  | 'mirror-of-another'
  | 'base-quantity-divided'
  | 'structure-column-unnamed'
  | 'structure-column-not-used'
  | 'no-structure-found'
  | 'assemblies-by-look'
  | 'outline-read-upwards'
  | 'outline-read-downwards'
  | 'alternate-counted'
  | 'not-fitted-counted'
  | 'title-counts-products'
  | 'due-date-from-title'
  | 'rows-struck-out'
  | 'row-taken-as-assembly'
  | 'parents-several'
  | 'child-summed'
  | 'structure-differs'
  | 'materials-differ'
  | 'field-differs'
  | 'cycle'
  | 'cycle-with-existing'
  | 'required-too-large'
  | 'product-named-by-file'
  | 'product-name-too-long'
  | 'part-exists'
  | 'stage-retired'
  | 'default-route-retired'
  | 'product-cancelled'
  | 'own-field-unknown'
  | 'own-field-unmapped'
  | 'own-fields-need-database'
  | 'own-value-not-a-number'
  | 'own-value-not-whole'
  | 'own-value-too-small'
  | 'own-value-too-large'
  | 'own-value-rounded'
  | 'own-value-too-long'
  | 'own-value-too-short'
  | 'own-value-breaks-pattern'
  | 'own-value-not-an-email'
  | 'own-value-not-in-list'
  | 'own-value-not-a-date'
  | 'own-value-not-yes-or-no'
  | 'own-value-missing'
  | 'own-value-taken'
  | 'own-value-twice'
  | 'add-refused'
  | 'withdraw-refused'
  | 'route-refused'
  | 'pieces-in-work'
  | 'proposals-left'
  | 'comments-left';

/** Details called `first` and `rows` are rows of the file. */
export type IssueDetails = Record<string, string | number | (string | number)[]>;

/** An issue before it is put into words. */
export interface RawIssue {
  row: number | null;
  column: string | null;
  severity: Severity;
  code: IssueCode;
  value: string | null;
  details: IssueDetails;
  /** The engine's own "no", whose words stand in the message as {why}. */
  refusal?: Pick<Refusal, 'code' | 'details'>;
}

const MAX_VALUE_CHARACTERS = 100;

/** A value as a person may see it in an issue: short, with a mark for each character that cannot be shown. */
export function shownValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
  const shown = text.replace(/[\p{Cc}\p{Surrogate}]/gu, '\uFFFD');
  return shown.length > MAX_VALUE_CHARACTERS ? `${shown.slice(0, MAX_VALUE_CHARACTERS - 1)}…` : shown;
}

interface Place {
  row?: number | null;
  column?: string | null;
  value?: unknown;
  details?: IssueDetails;
}

function issue(severity: Severity, code: IssueCode, place: Place): RawIssue {
  const { row = null, column = null, value, details = {} } = place;
  return { row, column, severity, code, value: shownValue(value), details };
}

/** Something that keeps the import from being committed. */
export function problem(code: IssueCode, place: Place = {}): RawIssue {
  return issue('error', code, place);
}

/** Something a person should look at; the import may go on. */
export function hint(code: IssueCode, place: Place = {}): RawIssue {
  return issue('warning', code, place);
}
