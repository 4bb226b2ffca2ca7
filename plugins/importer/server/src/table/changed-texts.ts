import type { IssueCode } from '../issues/issue';

const MONTHS =
  'янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const DAY = /^(\d{4}-(0[1-9]|1[0-2])-\d{2}|\d{1,2}\.(0?[1-9]|1[0-2])\.\d{4})$/;
const DAY_IN_WORDS = new RegExp(`^(\\d{1,2}[.-](${MONTHS})|(${MONTHS})[.-]\\d{2})$`, 'i');
const EXPONENT = /^\d([.,]\d{1,16})?e\+\d{1,3}$/i;

/** What a spreadsheet program makes of designations such as `1-2` and `12E10`; null: it has left the text alone. Pure. */
export function changedBySpreadsheet(designation: string): IssueCode | null {
  if (designation.length > 25) return null;
  if (DAY.test(designation) || DAY_IN_WORDS.test(designation)) return 'designation-is-date';
  return EXPONENT.test(designation) ? 'designation-is-exponent' : null;
}
