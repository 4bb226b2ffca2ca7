import { hint, type RawIssue } from '../issues/issue';
import type { TableRow } from './table';
import { lineOf } from './text';
import { dayIn } from './title-due-date';

/** Headings of groups of which one part is needed and not all: SAP, 1С and their neighbours. */
const GROUP =
  /^(группа|№ группы|номер группы|код группы) (альтернатив\S*|аналогов|замен\S*|заменяем\S*)$|^альт\S* группа$|^alt(ernat(e|ive))?\.? ?(item )?(group|grp)$|^substitut(e|ion) (group|grp)$|^alternativ-?gruppe$/i;
/** Headings whose marks leave a part out, those whose "no" does, and those of states. */
const LEFT_OUT =
  /^(dnp|dnf|dni|do not (populate|fit|place|install|mount)|exclude from (bom|parts list)|не уст(анавлива\S*)?\.?|не монтир\S*|исключить( из (спецификации|состава))?|не включать( в спецификацию)?)$/i;
const FITTED =
  /^(fitted|populate(d)?|mount(ed)?|install(ed)?|include in (bom|parts list)|устанавлива\S*|установлен\S*|включать в (спецификацию|состав))$/i;
const STATE =
  /^(статус|состояние|изменение|действие|признак изменения|status|state|change|action|lifecycle( state)?|änderung)$/i;
/** What a change adds and takes away. */
const CHANGE = /^(\+ ?\/ ?[-–−]|±)$/;
const NO = /^(no|not fitted|not populated|not mounted|dnp|dnf|false|0|n|нет|не уст\S*)$/i;
const ENDED =
  /^(аннул\S*|удал(ить|ен\S*)|исключ(ить|ен\S*)|отмен(ить|ен\S*)|снят\S*|не действует|устарел\S*|deleted?|removed?|obsolete|cancell?ed|withdrawn|inactive|superseded|entfernt|gelöscht|entfällt)$/i;

/** Headings of the last day on which a row is valid. */
const VALID_TO =
  /^((effective|effectivity|valid)( date)? (to|until)|disable date|effectivity end( date)?|действ(ует|ителен|ительно|ительна|ие) (по|до)|срок действия( до)?|(дата )?окончани[ея] действия|gültig bis)$/i;
const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'.split('|');

/** The day of a text as YYYY-MM-DD, also as American and Oracle's programs write it; null: it is none. */
function dayOf(text: string): string | null {
  const [, day = '', month = '', year] = /^(\d{1,2})-([a-z]{3})-(\d{4})/i.exec(text) ?? [];
  const at = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (year !== undefined && at > 0) return `${year}-${String(at).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const [, inMonth = '', ofMonth = '', inYear] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text) ?? [];
  if (inYear !== undefined) return `${inYear}-${inMonth.padStart(2, '0')}-${ofMonth.padStart(2, '0')}`;
  return dayIn(text);
}

/** The last day of a row where it has passed; null: it is valid. */
function endedOn({ others }: TableRow, today: string): string | null {
  const text = headed(others, VALID_TO);
  const day = text === null ? null : dayOf(text);
  return day !== null && day < today ? text : null;
}

function headed(others: TableRow['others'], heading: RegExp): string | null {
  for (const header in others)
    if (header.length <= 60 && heading.test(header.trim())) return lineOf(others[header]);
  return null;
}

/** What a row says of its part in a column of its own where it is not built in or no longer; null: it says no such thing. */
function leftOutBy({ others }: TableRow): string | null {
  const mark = headed(others, LEFT_OUT);
  if (mark !== null && (!NO.test(mark) || /^(dnp|dnf)$/i.test(mark))) return mark;
  const fitted = headed(others, FITTED);
  if (fitted !== null && NO.test(fitted)) return fitted;
  const sign = headed(others, CHANGE);
  if (sign !== null && /^[-–−]$/.test(sign)) return sign;
  const state = headed(others, STATE);
  return state !== null && ENDED.test(state) ? state : null;
}

/**
 * What is told of rows that are counted though one other or none of them may be needed: further parts of one group of
 * alternatives, and parts that are not fitted or no longer valid today.
 */
export function alternateGroups(rows: readonly TableRow[]): RawIssue[] {
  const first = new Set<string>();
  const today = new Date().toISOString().slice(0, 10);
  return rows.flatMap((row) => {
    // Few tables have such columns.
    const group = headed(row.others, GROUP);
    const isAgain = group !== null && first.has(group);
    if (group !== null) first.add(group);
    const leftOut = leftOutBy(row) ?? endedOn(row, today);
    return [
      ...(isAgain ? [hint('alternate-counted', { row: row.row, value: group })] : []),
      ...(leftOut === null ? [] : [hint('not-fitted-counted', { row: row.row, value: leftOut })]),
    ];
  });
}
