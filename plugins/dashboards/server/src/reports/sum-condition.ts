import type { ReportScope } from './report-scope';

/** A condition with its values for `?`. */
export interface Condition {
  text: string;
  values: (string | number)[];
}

/** The columns of a table of sums that a report may narrow; days and product always are. */
export interface Narrowed {
  stage?: boolean;
  people?: boolean;
}

/** Which rows of a table of sums, known as `d`, are in the scope. */
export function inScope(scope: ReportScope, { stage = true, people = false }: Narrowed = {}): Condition {
  const parts: Condition[] = [
    { text: 'd.product_id = ?', values: [scope.productId] },
    { text: 'd.day between ?::date and ?::date', values: [scope.from, scope.to] },
  ];
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

/** Stages by their place in the routes, as a join on `stages st`. */
export const STAGE_ORDER = 'left join tracker_stage_order so on so.stage_id = st.id and so.arrived > 0';
/** The expression by which `STAGE_ORDER` orders. */
export const BY_PLACE = 'so.places::float8 / so.arrived nulls last, st.name, st.id';
