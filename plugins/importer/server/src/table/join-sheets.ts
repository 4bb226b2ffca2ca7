import { WORKBOOK_LIMITS, type Sheet } from '../../../../../src/workbooks';
import type { PreviewOptions } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import type { OwnField } from '../own-fields/own-field';
import { chooseSheets } from './choose-heading';
import type { Header } from './header';
import { meaningOfColumns, type ColumnMeanings } from './meaning-of-columns';
import { rowsBelow } from './second-table';
import { sheetFacts, together, type SheetFacts } from './sheet-facts';
import { joined, partOf, type SheetPart } from './sheet-parts';
import { goesOnWith, type Verdict } from './sheets-go-on';

/** The sheets that are read as one table. */
export interface JoinedSheets {
  /** Of the table that is read; its sheet holds the rows of all of them. */
  header: Header;
  /** Their names in the order of the tabs; empty: one sheet is read. */
  joinedSheets: string[];
  /** Sheets that may be parts of one table with it, itself included; empty: none are. */
  joinableSheets: string[];
  issues: RawIssue[];
}

const SHOWN_NAMES = 10;

/** The sheets that a person wants to be read as one, in the order of the tabs; null: one of them is not there. */
export function wishedSheets(sheets: Sheet[], wishes: readonly string[]): Sheet[] | { missing: string } {
  const chosen = new Set<Sheet>();
  for (const wish of wishes) {
    const [sheet] = chooseSheets(sheets, wish);
    if (!sheet) return { missing: wish };
    chosen.add(sheet);
  }
  return sheets.filter((sheet) => chosen.has(sheet));
}

/** One sheet, and why it is not more. */
function alone(header: Header, joinableSheets: string[], issues: RawIssue[] = []): JoinedSheets {
  return { header, joinedSheets: [], joinableSheets, issues };
}

/** A sheet and those that go on with it, unless they have more rows than may be imported. */
function asOne(header: Header, further: readonly SheetPart[], issues: RawIssue[]): JoinedSheets {
  if (further.length === 0) return alone(header, [], issues);
  const names = [header.sheet.name, ...further.map(({ sheet }) => sheet.name)];
  const limit = WORKBOOK_LIMITS.rows;
  const own = header.sheet.rows.filter(({ number }) => number > header.last).length;
  if (further.reduce((sum, { rows }) => sum + rows.length, own) > limit)
    return alone(header, [], [problem('too-many-rows', { details: { limit } })]);
  return { header: joined(header, further), joinedSheets: names, joinableSheets: names, issues };
}

function meaningBelow(
  header: Header,
  options: PreviewOptions,
  own: readonly OwnField[] | null,
): ColumnMeanings {
  return meaningOfColumns(header, rowsBelow(header).rows, options, own);
}

/**
 * Sheets that a person wants to be read as one. What has other columns is no part of the table.
 * @param header of the first of them
 */
function asWished(
  sheets: readonly Sheet[],
  header: Header,
  options: PreviewOptions,
  own: readonly OwnField[] | null,
): JoinedSheets {
  const { mapping } = meaningBelow(header, options, own);
  const further = sheets.filter(({ name, rows }) => name !== header.sheet.name && rows.length > 0);
  const found = further.map((sheet) => ({ sheet, part: partOf(sheet, header, mapping) }));
  const issues = found
    .filter(({ part }) => part === null)
    .map(({ sheet }) =>
      problem('sheet-not-joined', { value: sheet.name, details: { sheet: header.sheet.name } }),
    );
  return asOne(
    header,
    found.flatMap(({ part }) => part ?? []),
    issues,
  );
}

interface Candidate {
  part: SheetPart;
  facts: SheetFacts;
}

/** Sheets with the columns of a table, in the order of the tabs. */
function candidatesOf(
  sheets: readonly Sheet[],
  header: Header,
  options: PreviewOptions,
  own: readonly OwnField[] | null,
): Candidate[] {
  const others = sheets.filter(({ hidden, name }) => !hidden || name === header.sheet.name);
  const named = others.filter(({ name }, at) => others.findIndex((other) => other.name === name) === at);
  if (named.length < 2) return [];
  const meaning = meaningBelow(header, options, own);
  return named.flatMap((sheet) => {
    const isRead = sheet.name === header.sheet.name;
    const part = partOf(isRead ? header.sheet : sheet, header, meaning.mapping);
    return part ? [{ part, facts: sheetFacts(part, meaning, header.texts.length) }] : [];
  });
}

/** Sheets that go on with each other from one of them on, as far as the verdicts allow. */
function chainFrom(
  candidates: readonly Candidate[],
  start: number,
  allowed: readonly Verdict[],
): Candidate[] {
  const [first, ...others] = candidates.slice(start);
  if (!first || first.part.header === null) return [];
  const chain = [first];
  let before = first.facts;
  for (const candidate of others) {
    if (!allowed.includes(goesOnWith(before, candidate.facts))) continue;
    chain.push(candidate);
    before = together(before, candidate.facts);
  }
  return chain;
}

/** No table begins behind so many sheets with the same columns. */
const MAX_STARTS = 5;

/** The first such chain of at least two sheets that holds the sheet which would be read alone; null: there is none. */
function chainWith(candidates: readonly Candidate[], name: string, allowed: Verdict[]): Candidate[] | null {
  const at = candidates.findIndex(({ facts }) => facts.name === name);
  for (let start = 0; start <= Math.min(at, MAX_STARTS); start += 1) {
    const chain = chainFrom(candidates, start, allowed);
    if (chain.length > 1 && chain.some(({ facts }) => facts.name === name)) return chain;
  }
  return null;
}

const namesOf = (candidates: readonly Candidate[]): string[] => candidates.map(({ facts }) => facts.name);

/** Told of sheets that seem to go on with each other although something speaks against it: half a table is none. */
function seemToGoOn(name: string, chain: readonly Candidate[]): RawIssue {
  const others = namesOf(chain).filter((own) => own !== name);
  return problem('sheets-continue', { value: name, details: { sheets: others.slice(0, SHOWN_NAMES) } });
}

/**
 * Whether further sheets go on with the table of the likeliest one. They are read as one where their numbers, levels or parents
 * say so and nothing speaks against it, which is told; else a person chooses. Pure.
 * @param header of the likeliest sheet, or of the first one that a person wants to be joined
 */
export function joinSheets(
  sheets: Sheet[],
  header: Header,
  options: PreviewOptions,
  own: readonly OwnField[] | null,
): JoinedSheets {
  const { joinedSheets, sheet: wish } = options;
  const wished = joinedSheets && joinedSheets.length > 0 ? wishedSheets(sheets, joinedSheets) : null;
  if (Array.isArray(wished)) return asWished(wished, header, options, own);
  const candidates = candidatesOf(sheets, header, options, own);
  const { name } = header.sheet;
  const chain = chainWith(candidates, name, ['goes-on']);
  const doubtful = chain ?? chainWith(candidates, name, ['goes-on', 'doubtful']);
  const isTold = joinedSheets !== undefined || wish !== undefined;
  const first = chain?.[0]?.part.header;
  if (chain && first && !isTold) {
    const told = hint('sheets-joined', { details: { sheets: namesOf(chain).slice(0, SHOWN_NAMES) } });
    return asOne(
      first,
      chain.slice(1).map(({ part }) => part),
      [told],
    );
  }
  const possible = doubtful ?? chainWith(candidates, name, ['goes-on', 'doubtful', 'possible']);
  const issues = doubtful && !isTold ? [seemToGoOn(name, doubtful)] : [];
  return alone(header, possible ? namesOf(possible) : [], issues);
}
