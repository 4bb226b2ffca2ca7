import { setImmediate as nextTurn } from 'node:timers/promises';
import { QUIET_ZONE_MODULES, qrMatrix } from '../../../../../src/codes';
import type { FileFormat, LabelField, LabelProblems } from '../../../contracts';
import { compose, type Composed } from './composer';
import type { Sheet } from './draw-pdf';
import { paperFor, placesPerPage } from './layouts';
import { isSame } from './sticker';

/** What of a sheet is looked at. */
export interface Checked extends Pick<
  Sheet,
  'layout' | 'stickers' | 'skip' | 'design' | 'language' | 'textOf'
> {
  format: FileFormat;
  dpi: 203 | 300;
}

/** Office scanners and phones read smaller modules only with luck. */
export const SMALL_MODULE_MM = 0.4;
const GRACE_MM = 1e-9;
/** Labels that are composed before other requests get their turn: some tens of milliseconds. */
const LABELS_A_TURN = 200;

/** Labels of one problem, gathered while all are looked at. */
class Found<Worst> {
  private labels = 0;
  private page = 0;

  constructor(private worst: Worst) {}

  add(page: number, worst: (before: Worst) => Worst): void {
    if (this.labels === 0) this.page = page;
    this.labels += 1;
    this.worst = worst(this.worst);
  }

  told<Told extends object>(how: (worst: Worst) => Told): ({ labels: number; page: number } & Told) | null {
    return this.labels === 0 ? null : { labels: this.labels, page: this.page, ...how(this.worst) };
  }
}

/** Codes are all of one length and alphabet, so that one symbol tells the size of all. */
function modulesOf(textOf: Checked['textOf']): (code: string) => number {
  const sizes = new Map<number, number>();
  return (code) => {
    const text = textOf(code);
    const size = sizes.get(text.length) ?? qrMatrix(text).size;
    sizes.set(text.length, size);
    return size;
  };
}

/** What was found, and each sticker as it was composed for that; copies are one object. */
export interface Looked {
  problems: LabelProblems;
  composed: Composed[];
}

/**
 * What would print badly of all labels of a sheet, not of one page alone: how many, and on which page the first stands
 * (from 0). Nothing is drawn: the composition is the very one that drawing uses.
 */
export async function checkLabels({
  layout,
  stickers,
  skip,
  design,
  language,
  textOf,
  format,
  dpi,
}: Checked): Promise<Looked> {
  const modules = modulesOf(textOf);
  const paper = paperFor({ layout, format, dpi });
  const places = placesPerPage(paper);
  const cuts = new Found(new Set<LabelField>());
  const small = new Found(Infinity);
  const quiet = new Found(QUIET_ZONE_MODULES);
  const composed: Composed[] = [];
  let distinct = 0;
  let last: Composed | null = null;
  for (const [index, sticker] of stickers.entries()) {
    if (!last || !isSame(stickers[index - 1], sticker)) {
      const corner = { xMm: 0, yMm: 0 };
      const place = { layout: paper, corner, sticker, modules: modules(sticker.code), language };
      last = { label: compose(design, place), modules: place.modules };
      distinct += 1;
      if (distinct % LABELS_A_TURN === 0) await nextTurn();
    }
    composed.push(last);
    const page = Math.floor((skip + index) / places);
    const { cuts: fields, symbol, quietModules } = last.label;
    if (fields.length > 0) cuts.add(page, (before) => new Set([...before, ...fields]));
    if (symbol.moduleMm < SMALL_MODULE_MM - GRACE_MM)
      small.add(page, (before) => Math.min(before, symbol.moduleMm));
    if (quietModules < QUIET_ZONE_MODULES) quiet.add(page, (before) => Math.min(before, quietModules));
  }
  const problems = {
    cuts: cuts.told((fields) => ({ fields: [...fields] })),
    small: small.told((moduleMm) => ({ moduleMm })),
    quiet: quiet.told((quietModules) => ({ quietModules })),
  };
  return { problems, composed };
}
