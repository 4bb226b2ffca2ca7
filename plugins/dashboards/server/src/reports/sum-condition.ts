import type { ReportScope } from './report-scope';
import type { NoteKey } from './texts';

/** A condition with its values for `?`. */
export interface Condition {
  text: string;
  values: (string | number)[];
}

/** The columns of a table of sums that a report may narrow; days always are. */
export interface Narrowed {
  stage?: boolean;
  people?: boolean;
  product?: boolean;
}

/** Which rows of a table of sums, known as `d`, are in the scope. */
export function inScope(
  scope: ReportScope,
  { stage = true, people = false, product = true }: Narrowed = {},
): Condition {
  const parts: Condition[] = [{ text: 'd.day between ?::date and ?::date', values: [scope.from, scope.to] }];
  if (product) parts.push({ text: 'd.product_id = ?', values: [scope.productId] });
  if (stage && scope.stageId !== null) parts.push({ text: 'd.stage_id = ?', values: [scope.stageId] });
  if (people && scope.operatorKeys) {
    const places = scope.operatorKeys.map(() => '?').join(', ');
    parts.push({ text: `d.operator_key in (${places})`, values: scope.operatorKeys });
  }
  if (people && scope.shift !== null) parts.push({ text: 'd.shift = ?', values: [scope.shift] });
  return {
    text: parts.map(({ text }) => text).join(' and '),
    values: parts.flatMap(({ values }) => values),
  };
}

/**
 * Which rows of the sums of work, `tracker_work_days d`, are in the scope. Work outside is not a person's, whatever has become of the
 * stage since; in times and defects it stands under nobody's name.
 */
export function workInScope(scope: ReportScope): Condition {
  const { text, values } = inScope(scope, { people: true });
  return { text: scope.operatorKeys ? `d.stage_kind <> 'outside' and ${text}` : text, values };
}

/** What must be known of a report that is narrowed to a person. */
export function outsideNote({ operatorKeys }: ReportScope): NoteKey[] {
  return operatorKeys === null ? [] : ['outside-nobodys'];
}

/** Whether a report is narrowed to a person or a shift. */
export function isOfPeople({ operatorKeys, shift }: ReportScope): boolean {
  return operatorKeys !== null || shift !== null;
}

/**
 * Where the times of stages stand, known as `d`, and which of them are in the scope: sums over all orders, of one order, of people or
 * shifts, each in the table and under the keys that hold it without more rows than are read.
 */
export function timesInScope(scope: ReportScope): Condition & { table: string } {
  if (scope.productId === 0 && !isOfPeople(scope)) return { table: 'tracker_time_days', ...inScope(scope) };
  const table = 'tracker_stay_days';
  // Over all orders an operator's rows are those of each order, a shift's are summed under nobody's name.
  if (scope.productId === 0 && scope.operatorKeys) {
    const { text, values } = inScope(scope, { people: true, product: false });
    return { table, text: `d.product_id > 0 and ${text}`, values };
  }
  const { text, values } = inScope(scope, { people: true });
  return { table, text: scope.productId === 0 ? `d.operator_key = '' and ${text}` : text, values };
}

/** Stages by their place in the routes, those of assemblies after what these are made of, as a join on `stages st`. */
export const STAGE_ORDER = `left join tracker_stage_order so on so.stage_id = st.id and so.arrived > 0
       left join tracker_stage_steps sp on sp.stage_id = st.id`;
/** The expression by which `STAGE_ORDER` orders. */
export const BY_PLACE = 'so.places::float8 / so.arrived + coalesce(sp.steps, 0) nulls last, st.name, st.id';
