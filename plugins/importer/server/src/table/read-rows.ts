import { hint, problem, type RawIssue } from '../issues/issue';
import { NO_OWN_VALUES } from '../own-fields/own-field';
import type { BomRow } from '../tree/bom-row';
import { captionOf, isTitle, without } from './captions';
import { CellTeller, indentOf, Totals } from './cell-notes';
import { doubtfulDesignations } from './doubtful-designations';
import { formEnd } from './form-end';
import { RowJoiner } from './join-rows';
import { endsSection, followsSection, isDocumentName, sectionOf, type RowKind } from './kinds';
import { missingNames } from './missing-names';
import { NoteReader } from './notes';
import { pageNumbers } from './page-numbers';
import { PLACES } from './recognise-columns';
import { RowReader } from './row-reader';
import { isFooter, isTotal, namedBy } from './row-words';
import { sizeOf } from './size-of-details';
import { namesByDocuments, separateStandards } from './separate-standards';
import type { Table, TableRow } from './table';
import { documentedBy, isPageMark, StampReader } from './stamps';
import { standsAbove, tellKind } from './tell-kind';
import { lineOf } from './text';
import type { TitledProduct } from './titled-product';
import { toldOnce } from './told-once';

/** What a list says of its parts, and not of an assembly whose sections follow. */
const TOLD_OF_PARTS = ['number', 'size', 'material', 'operations'] as const;
/** What a caption becomes on the rows below it. */
export const GROUP_ATTRIBUTE = 'Группа';

export interface ReadRows {
  rows: BomRow[];
  /** Section headings such as "Детали" that were found. */
  sections: number;
  /** Pieces in all by the number of the row, where the file says them beside those per assembly. */
  totals: ReadonlyMap<number, number>;
  /** The product by its documents among the rows, or by the stamp of their form; null: neither names one. */
  stamped: TitledProduct | null;
  issues: RawIssue[];
}

/** Spelled out in one literal: V8 keeps an object that is made of a list of fields as a hash table. */
function textsOf(reader: RowReader) {
  return {
    number: reader.text('number'),
    level: reader.text('level'),
    parent: reader.text('parent'),
    group: reader.text('group'),
    id: reader.text('id'),
    designation: reader.text('designation'),
    name: reader.text('name'),
    size: reader.text('size'),
    material: reader.text('material'),
    unit: reader.text('unit'),
  };
}

/** Reads rows one after the other; sections and captions above a row say something of it. */
class TableReader {
  readonly rows: BomRow[] = [];
  readonly issues: RawIssue[] = [];
  readonly totals = new Totals();
  readonly stamps = new StampReader();
  sections = 0;
  private section: RowKind | null = null;
  /** The same in the words of the file. */
  private heading: string | null = null;
  private caption: string | null = null;
  private readonly joiner: RowJoiner;
  /** Designations that some row counts; a row without a quantity heads the bill of materials of one of them. */
  private readonly counted: ReadonlySet<string | null>;
  private readonly captions: number;
  private readonly parents: ReadonlySet<string | null>;
  private readonly notes: NoteReader;
  private readonly teller: CellTeller;

  constructor(private readonly table: Table) {
    const { rows } = table;
    this.counted = new Set(
      rows
        .filter((row) => !without(['quantity', 'quantityTotal'], row))
        .map(({ values }) => lineOf(values.designation)),
    );
    this.joiner = new RowJoiner(table);
    this.notes = new NoteReader(table);
    this.teller = new CellTeller(table.mapping);
    this.parents = new Set(rows.map(({ values }) => lineOf(values.parent)));
    this.captions = rows.filter((row) => isTitle(captionOf(row), row)).length;
  }

  read(source: TableRow, next: TableRow | undefined): void {
    const { row } = source;
    if (isTotal(source)) return this.skip('total-row-skipped', source);
    if (isFooter(source)) return this.skipFooter(source);
    if (isPageMark(source)) return this.skip('row-skipped', source);
    const caption = captionOf(source);
    const section = caption === null ? null : sectionOf(caption);
    if (section !== null) {
      this.sections += 1;
      [this.section, this.heading] = [section, caption];
      this.caption = null;
      this.joiner.end();
      return;
    }
    if (this.joiner.joins(source, caption)) return;
    if (
      source.texts.length === 1 &&
      caption === null &&
      without(['designation', 'name', 'quantity', 'quantityTotal'], source)
    )
      return this.skip('row-skipped', source);
    if (caption !== null && this.isPlainCaption(source, next)) {
      this.caption = caption;
      if (endsSection(caption)) [this.section, this.heading] = [null, null];
      this.issues.push(hint('caption-kept', { row, value: caption }));
      return;
    }
    this.readItem(source, caption !== null, next);
  }

  /**
   * A heading opens the bill of materials of an assembly: it is counted elsewhere, or its sections follow. A part that only
   * lacks its quantity stands above a section too, which then goes on from the one that the part is in.
   */
  private isHeading(source: TableRow, next: TableRow | undefined): boolean {
    const designation = lineOf(source.values.designation);
    if (designation === null || !without(['quantity', 'quantityTotal'], source)) return false;
    if (this.counted.has(designation)) return true;
    const below = next === undefined ? null : captionOf(next);
    if (below === null || sectionOf(below) === null) return false;
    const isPart = !without(TOLD_OF_PARTS, source);
    const goesOn = this.section !== null && this.heading !== null && followsSection(this.heading, below);
    if (isPart && goesOn) return false;
    if ((isPart || goesOn) && this.rows.length > 0)
      this.issues.push(hint('row-taken-as-assembly', { row: source.row, value: designation }));
    return true;
  }

  skip(
    code: 'total-row-skipped' | 'footer-row-skipped' | 'row-skipped' | 'document-row-skipped',
    source: TableRow,
  ): void {
    this.issues.push(hint(code, { row: source.row, value: namedBy(source) }));
    this.joiner.end();
  }

  /** A signature, a remark or a row of a stamp. */
  skipFooter(source: TableRow): void {
    this.stamps.takeStamp(source);
    this.skip('footer-row-skipped', source);
  }

  private skipDocument(source: TableRow, designation: string | null): void {
    this.stamps.takeDocument(source.row, designation);
    this.skip('document-row-skipped', source);
  }

  /** A text that the designation column does not hold, where parts have designations: no assembly, a caption. */
  private isPlainCaption({ values }: TableRow, next: TableRow | undefined): boolean {
    const { mapping, columns } = this.table;
    const isBoard = columns.some(({ header }) => PLACES.test(header));
    if (
      !(mapping.designation || isBoard) ||
      !(mapping.quantity ?? mapping.quantityTotal) ||
      next === undefined
    )
      return false;
    if (mapping.level || mapping.group) return false;
    if (mapping.parent && this.parents.has(lineOf(values.name))) return false;
    // The only caption of a file, or one above another caption, names the product.
    if (this.rows.length === 0 && (this.captions < 2 || isTitle(captionOf(next), next))) return false;
    return values.designation === undefined;
  }

  private readItem(source: TableRow, isCaption: boolean, next: TableRow | undefined): void {
    const isHeading = this.isHeading(source, next);
    // A heading begins a new assembly with sections of its own.
    if (isHeading) [this.section, this.caption] = [null, null];
    const reader = new RowReader(this.table, source);
    const texts = textsOf(reader);
    const { designation, name } = texts;
    const note = this.notes.read(texts.material, texts.unit);
    const read = reader.unit(note.unit);
    this.issues.push(...this.teller.tell(source.row, designation, read));
    const isAbove = standsAbove(source, next) || (designation !== null && this.parents.has(designation));
    const { unitOfNorm } = this.table;
    const known = { row: source.row, designation, name, section: this.section, isAbove };
    if (this.isDocument(texts, reader)) return this.skip('document-row-skipped', source);
    const told = tellKind(reader, { ...known, unit: read, unitOfNorm }, this.issues);
    if (told === 'document') return this.skipDocument(source, designation);
    const unit = unitOfNorm && told.role === 'item' ? null : read;
    const amount = told.role === 'operation' ? null : reader.quantity(told.role === 'item', unit);
    this.totals.add(source.row, reader.total());
    const attributes = Object.assign(reader.attributes(), note.attributes);
    if (this.caption !== null && !isCaption) attributes[GROUP_ATTRIBUTE] ??= this.caption;
    // Spelled out in one literal: V8 keeps an object that is put together of spreads as a hash table.
    const bomRow: BomRow = {
      row: source.row,
      number: texts.number,
      level: texts.level,
      parent: texts.parent,
      group: texts.group,
      id: texts.id,
      designation: texts.designation,
      name: texts.name,
      quantity: amount?.quantity ?? null,
      quantityRefused: amount?.refused ?? false,
      size: sizeOf(texts.size, designation, attributes),
      material: note.material,
      unit,
      operations: reader.operations(),
      kind: told.kind,
      section: isCaption ? null : (this.sectionOf(texts) ?? reader.text('kind')),
      role: told.role,
      attributes,
      own: told.role === 'item' ? reader.own() : NO_OWN_VALUES,
      outline: source.outline,
      isBold: source.isBold,
      indent: indentOf(source),
      isCaption,
      isHeading,
      isNamedOnly: source.isAdded,
    };
    if (source.isAdded)
      this.issues.push(hint('assembly-added', { row: source.row, value: bomRow.name ?? bomRow.designation }));
    if (source.designationAbove && designation === null && name !== null && bomRow.quantity !== null) {
      const column = this.table.mapping.designation ?? null;
      this.issues.push(hint('designation-merged', { row: source.row, column, value: name }));
    }
    if (isCaption) this.takeCaption(bomRow, source);
    if (bomRow.quantity === null && bomRow.name === null) [this.section, this.caption] = [null, null];
    this.issues.push(...reader.issues, ...(amount?.issues ?? []));
    this.tellWithoutIdentity(bomRow, reader);
    this.rows.push(bomRow);
    this.joiner.begin(bomRow, source);
  }

  /** A document of a part that is counted itself, by its code and its name, where no word of the file says what it is. */
  private isDocument({ designation, name }: ReturnType<typeof textsOf>, reader: RowReader): boolean {
    if (designation === null || name === null || !isDocumentName(name)) return false;
    const own = documentedBy(designation);
    return (
      own !== null && this.counted.has(own) && this.section === null && reader.cell('kind') === undefined
    );
  }

  /** The text of a caption may stand in any column, for example merged over all of them. */
  private takeCaption(row: BomRow, { texts: [text] }: TableRow): void {
    if (row.designation === null && row.name === null) row.name = text?.slice(0, 255) ?? null;
    this.section = null;
  }

  /** All that was told of rows and of what was joined to them. */
  told(): RawIssue[] {
    return [...this.issues, ...this.joiner.issues];
  }

  private sectionOf({ group }: Pick<BomRow, 'group'>): string | null {
    return this.caption ?? (this.section === null ? group : this.heading);
  }

  /** A row that lost its name to an issue has been told already. It keeps its place in the tree either way. */
  private tellWithoutIdentity({ row, designation, name, group }: BomRow, { issues }: RowReader): void {
    if (designation !== null || name !== null) return;
    const names = [this.table.mapping.designation, this.table.mapping.name];
    const told = issues.some(
      (issue) => issue.severity === 'error' && issue.column !== null && names.includes(issue.column),
    );
    const [column = null] = names.filter((letters) => letters !== undefined);
    if (!told && group === null) this.issues.push(problem('row-without-identity', { row, column }));
  }
}

/** Read and check every row of a table. Pure. */
export function readRows(table: Table): ReadRows {
  const sources = table.rows;
  const end = formEnd(table);
  const pages = pageNumbers(sources);
  const reader = new TableReader({ ...table, rows: sources.filter(({ row }) => !end.has(row)) });
  sources.forEach((source, index) => {
    if (end.has(source.row)) reader.skipFooter(source);
    else if (pages.has(source.row)) reader.skip('row-skipped', source);
    else reader.read(source, sources[index + 1]);
  });
  separateStandards(reader.rows, namesByDocuments(table));
  const { rows, sections, totals, stamps } = reader;
  return {
    ...{ rows, sections, totals: totals.byRow, stamped: stamps.product() },
    issues: [...toldOnce(reader.told()), ...doubtfulDesignations(rows, table), ...missingNames(rows, table)],
  };
}
