import { createHash } from 'node:crypto';
import type { Language } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking/contracts';
import type { CellNote, ReadTask, Workbook, WorkbookProblem } from '../../../../../src/workbooks';
import { amendmentsOf } from '../commit/amend-existing';
import { changesOf, type RecordedChange } from '../commit/changes';
import { launchPart, newParts, type NewParts } from '../commit/launch-new';
import { acceptedOf, planCommit } from '../commit/plan-commit';
import type { PreviewOptions, RowName } from '../contracts';
import { emptyBom, type DryRun } from '../dry-run';
import { notesOf, toldInCells } from '../export/issue-notes';
import { readingOf } from '../memory/remembered';
import { signaturesOf, understandAsLastTime } from '../memory/understand-as-last-time';
import { presentIssues } from '../issues/present-issues';
import type { OwnField } from '../own-fields/own-field';
import { uniqueValuesOf } from '../own-fields/unique-values';
import { NOTHING_EXISTS, type Existing, type ExistingLine, type ExistingPart } from '../plan/existing';
import { judgedAct } from '../plan/judged-acts';
import type { PlannedPart } from '../plan/plan';
import { likelyDesignation, prepare, productOf, withRefusals, type Prepared } from '../prepare';
import { actInFile, presentBom, presentHead, summarise } from '../present';
import { ExistingPacker } from '../previews/existing-packer';
import { packJson, unpackJson } from '../previews/packed-json';
import { presentCommonPart, presentPage, presentPreview, type CommonPart } from '../previews/present-preview';
import { rowNumbers } from '../table/rows-of-sheets';
import { readFileBytes, sheetsRead, unreadable, type Bom } from '../understand';
import {
  ROWS_PER_PIECE,
  type Choice,
  type CommitPlan,
  type CommitRows,
  type ExistingHead,
  type ExistingPiece,
  type KeptPreview,
  type KeyedAmendment,
  type Known,
  type Opened,
  type PackedBom,
  type ProductPlace,
  type RouteIds,
  type Shown,
  type Unjudged,
  type UploadedFile,
} from './desk-talk';

/** A commit that is planned, ready to be handed over in pieces. */
interface Planned extends NewParts {
  changed: PlannedPart[];
  amended: KeyedAmendment[];
  recorded: RecordedChange[];
}

/**
 * The work on one file that costs time and memory by its size: reading, understanding, comparing, planning, packing. It
 * knows no database: what it must know of one is brought to it, and what it made is taken away in pieces. One desk
 * serves one request; in the server for small files, for others in a process of its own.
 */
export class Desk {
  private fileName = '';
  private options: PreviewOptions = {};
  private workbook: Workbook | null = null;
  private bom: Bom = emptyBom('');
  /** What existed when the preview was made, of a preview that is taken up again. */
  private seen: Existing = NOTHING_EXISTS;
  private now: Existing = NOTHING_EXISTS;
  private prepared: Prepared | null = null;
  /** The rows that `prepared` was made without, of a preview as it was kept; null: it is of another comparison. */
  private leftOut: string | null = null;
  /** What was shown last beside the rows: every page has it. */
  private common: { of: Prepared; language: Language; part: CommonPart } | null = null;
  private packing: Promise<Buffer> | null = null;
  /** What exists, on its way to being kept; null: nobody keeps it. */
  private packer: ExistingPacker | null = null;
  private planned: Planned | null = null;
  private routes: RouteIds = { routeIds: new Map(), defaultRouteId: null };

  /** @param readTask where workbooks and large texts are read */
  constructor(private readonly readTask: ReadTask) {}

  /** Read a file; `understand` or `takeAsUnreadable` is next. */
  async open({ name, bytes }: UploadedFile, options: PreviewOptions): Promise<Opened | WorkbookProblem> {
    [this.fileName, this.options] = [name, options];
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const workbook = await readFileBytes(whole, options, { fileName: name, readTask: this.readTask });
    if (!workbook.ok) return workbook;
    this.workbook = workbook;
    const sha256 = createHash('sha256').update(whole).digest('hex');
    return { ok: true, sha256, signatures: signaturesOf(workbook, options) };
  }

  /**
   * What the rows of the file mean; says of which product it most likely is, so that what exists of it can be looked up
   * while `placed` makes sure.
   * @param own fields that the factory added to Part
   */
  understand(known: Known, own: readonly OwnField[]): ProductPlace {
    if (this.workbook)
      this.bom = understandAsLastTime(this.workbook, this.fileName, this.options, known, own);
    this.workbook = null;
    return this.placeOf(likelyDesignation(this.bom, this.options));
  }

  /** Of which product the file is. What was understood of it is packed meanwhile, beside this thread: `packBom` is next. */
  placed(): ProductPlace {
    this.packing = packJson(this.bom);
    // A failure is told by `packBom`.
    this.packing.catch(() => undefined);
    return this.place();
  }

  /** For the command line, which tells a file that cannot be read as a preview with one issue. */
  takeAsUnreadable(problem: WorkbookProblem): ProductPlace {
    this.bom = { ...emptyBom(this.fileName), issues: [unreadable(problem)] };
    return this.place();
  }

  /** Take up a preview that was kept; says of which product it is, and how many rows its tree has. */
  async resume({
    fileName,
    options,
    bom,
    existing,
  }: KeptPreview): Promise<{ place: ProductPlace; rows: number }> {
    [this.fileName, this.options] = [fileName, options];
    this.bom = await unpackJson<Bom>(bom);
    this.seen = await unpackJson<Existing>(existing);
    return this.takenUp();
  }

  /** What `resume` says, of the preview that is unpacked here. */
  takenUp(): { place: ProductPlace; rows: number } {
    return { place: this.place(), rows: this.bom.nodes.length };
  }

  private place(): ProductPlace {
    return this.placeOf(productOf(this.bom, this.options).designation);
  }

  private placeOf(designation: string): ProductPlace {
    const { ownFields } = this.bom;
    const { orderNumber = null } = this.options;
    return { designation, orderNumber, ownFields, unique: uniqueValuesOf(this.bom) };
  }

  /**
   * What exists now, but for the parts and lines: those come by `takePiece`, all parts before all lines.
   * @param isKept `packExisting` will ask for it
   */
  takeHead(head: ExistingHead, isKept = false): void {
    this.now = { ...head, parts: [], lines: [], refusals: {} };
    this.packer = isKept ? new ExistingPacker(head) : null;
  }

  takePiece(piece: ExistingPiece): void {
    this.packer?.take(piece);
    if ('parts' in piece)
      for (const part of JSON.parse(`[${piece.parts}]`) as ExistingPart[]) this.now.parts.push(part);
    else for (const line of JSON.parse(`[${piece.lines}]`) as ExistingLine[]) this.now.lines.push(line);
  }

  /** Compare the file with what exists now. `judge` is next. */
  compare(): Unjudged {
    this.prepared = prepare(this.bom, this.options, this.now);
    this.leftOut = null;
    const { proposals } = this.prepared.plan;
    return {
      ids: proposals.map(({ id }) => id),
      acts: proposals.map((proposal) => judgedAct(proposal, this.now)),
    };
  }

  /** What the engine would refuse of it. `pack` and `show` are next. */
  judge(refusals: Existing['refusals']): void {
    this.now = { ...this.now, refusals };
    this.prepared = withRefusals(this.comparison(), refusals);
  }

  /** What was understood, as a preview keeps it. */
  async packBom(): Promise<PackedBom> {
    if (!this.packing) throw new Error('Nothing was packed.');
    return { bom: await this.packing, rows: this.bom.nodes.length };
  }

  /** What it was compared with, as a preview keeps it. */
  async packExisting(): Promise<Uint8Array> {
    if (!this.packer) throw new Error('Nothing was taken to be kept.');
    // Whoever asks for more of this preview sees it as it is kept.
    [this.seen, this.leftOut] = [this.now, ''];
    return this.packer.end(this.now.refusals);
  }

  /** A preview that was taken up, as it was then, without some rows. */
  compareAsSeen(exclude: readonly RowName[]): void {
    const rows = rowNumbers(sheetsRead(this.bom), exclude).sort((a, b) => a - b);
    const leftOut = rows.join(',');
    if (leftOut === this.leftOut) return;
    this.prepared = prepare(this.bom, this.options, this.seen, rows);
    this.leftOut = leftOut;
  }

  private comparison(): Prepared {
    if (!this.prepared) throw new Error('Nothing was compared yet.');
    return this.prepared;
  }

  /** The body of the answer: a preview, or a page of it, as JSON. */
  show(shown: Shown): Uint8Array {
    const prepared = this.comparison();
    const { language, wish } = shown;
    if (wish.only === 'rows') return Buffer.from(JSON.stringify(presentPage(prepared, wish)));
    if (this.common?.of !== prepared || this.common.language !== language)
      this.common = { of: prepared, language, part: presentCommonPart(prepared, language) };
    return Buffer.from(JSON.stringify(presentPreview(prepared, this.common.part, this.options, shown)));
  }

  /** Everything, as the command line prints it; JSON. */
  showWhole(language: Language): string {
    const prepared = this.comparison();
    const whole: DryRun = {
      ...presentHead(prepared, true, language),
      issues: presentIssues(prepared.issues, sheetsRead(this.bom), language),
      ...presentBom(prepared),
    };
    return JSON.stringify(whole);
  }

  /** The issues as comments on cells, and whether the file is a workbook or a text. */
  notes(language: Language): { fileKind: Bom['fileKind']; notes: CellNote[] } {
    const told = toldInCells(this.comparison().issues, sheetsRead(this.bom), language);
    return { fileKind: this.bom.fileKind, notes: notesOf(told) };
  }

  /** A workbook of the values of the file that was opened, with comments. */
  async valuesWithNotes(notes: readonly CellNote[]): Promise<Uint8Array> {
    // Only this needs the library that writes workbooks; it is large.
    const { workbookOfValues } = await import('../export/workbook-of-values');
    return workbookOfValues(this.workbook?.sheets ?? [], notes);
  }

  /** What a commit would do now; `route`, then `rows`, are next. */
  planCommit(choice: Choice): CommitPlan | Refusal {
    // Rows left out must not turn this into an import of another product than the one that was compared.
    const options = { ...this.options, product: this.place().designation };
    const prepared = planCommit(this.bom, options, { seen: this.seen, now: this.now }, choice);
    if ('code' in prepared) return prepared;
    const { plan } = prepared;
    const fresh = newParts(plan);
    const changed =
      plan.duplicates === 'update' ? plan.parts.filter(({ status }) => status === 'changed') : [];
    const [amended, accepted] = [amendmentsOf(plan), acceptedOf(plan, choice.accept)];
    const recorded = changesOf({
      ...{ parts: plan.parts, changed, amended, accepted },
      lines: this.now.lines,
    });
    this.planned = { ...fresh, changed, amended, recorded };
    return {
      ok: true,
      ...{ duplicates: plan.duplicates, product: plan.product },
      takesDueDateAway: this.options.dueDate === null,
      ...{ newStages: plan.newStages, newRoutes: plan.newRoutes },
      accepted: accepted.map((act) => actInFile(act, this.bom)),
      summary: summarise(prepared, true),
      counts: {
        ...{ launched: fresh.fresh.length, lines: fresh.lines.length, materials: fresh.materials.length },
        ...{ changed: changed.length, amended: amended.length },
      },
      ownFields: this.bom.ownFields,
      ...{ mapping: this.bom.mapping, format: this.bom.format, signature: this.bom.signature },
      reading: readingOf(this.bom, this.options),
    };
  }

  /** The routes of the plan stand in the database now. */
  route(routes: RouteIds): void {
    this.routes = routes;
  }

  /** Some rows of the planned commit. */
  rows(kind: keyof CommitRows, from: number): CommitRows[keyof CommitRows][] {
    if (!this.planned) throw new Error('No commit was planned.');
    const { fresh, recorded: _, ...others } = this.planned;
    const upTo = from + ROWS_PER_PIECE;
    if (kind === 'launched')
      return fresh.slice(from, upTo).map((part) => launchPart(part, this.routes, this.bom.ownFields));
    return others[kind].slice(from, upTo);
  }

  /** What the commit writes to parts that exist, for an undo; JSON. */
  changes(): string {
    return JSON.stringify(this.planned?.recorded ?? []);
  }
}

/** The desk as seen from the server, wherever it stands: every answer comes later. */
export type DeskWork = {
  [Name in keyof Desk]: Desk[Name] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Promise<Awaited<Answer>>
    : never;
};
