import { refusalMessage, type Language } from '../../../../src/refusals';
import type {
  AbsentPart,
  ExportedLine,
  ExportedPart,
  PageFilter,
  PreviewHead,
  PreviewRow,
  ProposedAct,
  RowName,
  RowStatus,
  Summary,
} from './contracts';
import { MAX_LISTED_ISSUES } from './issues/present-issues';
import type { PlannedPart } from './plan/plan';
import type { Prepared } from './prepare';
import { madeFor } from './plan/made-for';
import { RouteKeys } from './plan/route-keys';
import { ownKey } from './own-fields/own-field';
import { placeInFile, rowName } from './table/rows-of-sheets';
import { sectionsOf } from './tree/kind-rules';
import { sheetsRead, type Bom } from './understand';

/** Whether a part has an error in one of its rows. */
function refusedIn(prepared: Prepared): (part: PlannedPart) => boolean {
  const { refused } = factsOf(prepared);
  return ({ item }) => item.rows.some((row) => refused.has(row));
}

/**
 * What a preview counts. A part that would be new and has an error in one of its rows is refused, and no new one.
 * @param compared whether a database was asked: without one nothing is new or changed
 */
export function summarise(prepared: Prepared, compared: boolean): Summary {
  const { structure, plan, issues } = prepared;
  const isRefused = refusedIn(prepared);
  const count = (status: RowStatus): number | null =>
    compared
      ? plan.parts.filter((part) => part.status === status && !(status === 'new' && isRefused(part))).length
      : null;
  const keys = new RouteKeys();
  const lists = structure.items.map(({ operations }) => operations).filter((list) => list.length > 0);
  return {
    parts: structure.items.length,
    lines: structure.lines.length,
    materials: structure.items.reduce((sum, { materials }) => sum + materials.length, 0),
    routes: new Set(lists.map((list) => keys.route(list))).size,
    stages: new Set(lists.flat().map((name) => keys.stage(name))).size,
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    absent: compared ? plan.absent.length : null,
    absentLines: compared ? plan.absentLines.length : null,
    errors: issues.filter(({ severity }) => severity === 'error').length,
    warnings: issues.filter(({ severity }) => severity === 'warning').length,
  };
}

interface RowFacts {
  /** Rows of the file that have an error. */
  refused: ReadonlySet<number | null>;
  parts: ReadonlyMap<string, PlannedPart>;
}

/** Worked out once for all pages of a tree. */
const knownFacts = new WeakMap<Prepared, RowFacts>();

function factsOf(prepared: Prepared): RowFacts {
  const known = knownFacts.get(prepared);
  if (known) return known;
  const errors = prepared.issues.filter(({ severity }) => severity === 'error');
  const facts = {
    refused: new Set(errors.map(({ row }) => row)),
    parts: new Map(prepared.plan.parts.map((part) => [part.item.key, part])),
  };
  knownFacts.set(prepared, facts);
  return facts;
}

function statusAt(prepared: Prepared, compared: boolean, index: number): RowStatus | null {
  const { bom, structure } = prepared;
  const { refused, parts } = factsOf(prepared);
  const part = parts.get(structure.nodeKeys[index] ?? '');
  const row = bom.nodes[index]?.row.row ?? null;
  if (refused.has(row) || !part) return 'refused';
  return compared ? part.status : null;
}

function matches(
  { find, status }: PageFilter,
  prepared: Prepared,
  compared: boolean,
  index: number,
): boolean {
  const row = prepared.bom.nodes[index]?.row;
  const texts = [row?.designation, row?.name].filter((text) => text !== null && text !== undefined);
  const wish = find?.toLowerCase() ?? '';
  const isFound = wish === '' || texts.some((text) => text.toLowerCase().includes(wish));
  return isFound && (status === null || status === statusAt(prepared, compared, index));
}

/** What was found last: the pages of a search come one after the other. */
const lastFound = new WeakMap<Prepared, { wish: string; places: number[] }>();

/** Places in the tree, from 0, of the rows that are meant. */
export function placesOf(prepared: Prepared, compared: boolean, filter: PageFilter): number[] {
  const wish = JSON.stringify([compared, filter.find, filter.status]);
  const last = lastFound.get(prepared);
  if (last?.wish === wish) return last.places;
  const all = prepared.bom.nodes.map((_, index) => index);
  const isAll = filter.find === null && filter.status === null;
  const places = isAll ? all : all.filter((index) => matches(filter, prepared, compared, index));
  lastFound.set(prepared, { wish, places });
  return places;
}

/** Rows to leave out for no error to be left; null: one concerns the whole file. */
export function rowsWithErrors({ issues, bom }: Prepared): RowName[] | null {
  const rows = issues.filter(({ severity }) => severity === 'error').map(({ row }) => row);
  const told = [...new Set(rows.filter((row) => row !== null))];
  const sheets = sheetsRead(bom);
  return rows.includes(null) ? null : told.sort((a, b) => a - b).map((row) => rowName(sheets, row));
}

/**
 * Rows of the tree, each with what would become of its part.
 * @param places in the tree, from 0
 */
export function presentRows(prepared: Prepared, compared: boolean, places: readonly number[]): PreviewRow[] {
  const { bom, structure } = prepared;
  const { parts } = factsOf(prepared);
  const sheets = sheetsRead(bom);
  return places.flatMap((index) => {
    const node = bom.nodes[index];
    if (!node) return [];
    const { row, depth } = node;
    const key = structure.nodeKeys[index] ?? null;
    const part = key === null ? undefined : parts.get(key);
    const status = statusAt(prepared, compared, index);
    const { designation, name, size, material, operations } = row;
    return {
      ...placeInFile(sheets, row.row),
      depth,
      key,
      designation,
      name,
      kind: part?.item.kind ?? row.kind ?? 'part',
      section: row.section,
      quantity: row.quantity === null ? null : (structure.nodePieces[index] ?? null),
      // A refused row has no quantity anybody should read.
      required: status === 'refused' ? null : (part?.item.required ?? null),
      size,
      material,
      operations,
      own: Object.fromEntries(Object.entries(row.own).map(([field, value]) => [ownKey(field), value])),
      status,
      differences: status === 'changed' ? (part?.differences ?? []) : [],
    };
  });
}

/** Where a person finds the row of a proposal. */
export function actInFile(act: ProposedAct, bom: Bom): ProposedAct {
  return act.row === null ? act : { ...act, ...placeInFile(sheetsRead(bom), act.row) };
}

function presentProposals({ plan, bom }: Prepared, language: Language): ProposedAct[] {
  return plan.proposals.map((own) => {
    const proposal = actInFile(own, bom);
    const refusal = plan.refusals[own.id];
    if (!refusal) return proposal;
    const { code, details } = refusal;
    return { ...proposal, refused: { code, message: refusalMessage(code, details, language) } };
  });
}

function absentPart({ code, designation, name }: AbsentPart): AbsentPart {
  return { code, designation, name };
}

/** Everything about a preview but its rows and issues. */
export function presentHead(prepared: Prepared, compared: boolean, language: Language): PreviewHead {
  const { bom, plan } = prepared;
  const {
    fileName,
    fileKind,
    format,
    encoding,
    encodingConfidence,
    delimiter,
    sheet,
    sheets,
    headerRow,
    executions,
    execution,
    mapping,
    remembered,
    columns,
    firstRows,
    quantityMeans,
    quantityRecognised,
    otherSheets,
    confidence,
    alternatives,
  } = bom;
  return {
    ...{
      fileName,
      fileKind,
      format,
      encoding,
      encodingConfidence: encodingConfidence ?? null,
      delimiter,
      sheet,
      sheets,
      joinedSheets: bom.joinedSheets ?? [],
      joinableSheets: bom.joinableSheets ?? [],
      headerRow,
      ...{ executions: executions ?? [], execution: execution ?? null },
      executionsAre: bom.executionsAre ?? 'executions',
      mapping,
      remembered,
      columns,
      firstRows: firstRows ?? [],
      quantityMeans,
      quantityRecognised,
      otherSheets,
      confidence,
      alternatives,
    },
    ownFields: bom.ownFields.map(({ name, label, type }) => ({ field: ownKey(name), label, type })),
    duplicates: plan.duplicates,
    product: plan.product,
    proposals: presentProposals(prepared, language),
    sections: sectionsOf(bom.nodes),
    ...madeFor(plan, refusedIn(prepared)),
    absentParts: plan.absent.slice(0, MAX_LISTED_ISSUES).map(absentPart),
    absentLines: plan.absentLines.slice(0, MAX_LISTED_ISSUES),
    summary: summarise(prepared, compared),
  };
}

/** Parts and lines in full, for the command line. */
export function presentBom({ structure }: Prepared): { parts: ExportedPart[]; lines: ExportedLine[] } {
  return {
    parts: structure.items.map(({ key, designation, name, kind, required, material, size, operations }) => ({
      ...{ key, designation, name, kind, quantity: required, material, size, operations },
    })),
    lines: structure.lines.map(({ parent, child, quantity }) => ({ parent, child, quantity })),
  };
}
