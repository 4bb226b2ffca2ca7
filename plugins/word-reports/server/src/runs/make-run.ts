import type { Core } from '@strapi/strapi';
import { isRefusal, refuse, type Language } from '../../../../../src/refusals';
import { withStrapiSession, type Doer, type Refusal } from '../../../../../src/tracking';
import { fillApart } from '../apart/in-process';
import { plainFileName } from '../docx/file-name';
import type { SavedFile } from '../../../contracts';
import { missingSettings, oneDriveSettings } from '../onedrive/settings';
import { docxRefused, issuesRefused } from '../said';
import { prepareRun } from './prepare-run';
import { ProgressTeller } from './progress';
import type { CheckedAgain, CheckedOrder } from './requests';
import { readRun, recordRun, type NewRun } from './run-store';
import { saveRun } from './save-run';

/** A file that was made and recorded. */
export interface MadeRun {
  ok: true;
  id: string;
  fileName: string;
  file: Buffer;
  saved: SavedFile | null;
  /** Why it was not saved to OneDrive although that was asked for; the run is recorded. */
  notSaved: Refusal | null;
}

/** The name of the file of a run: that of its one document, else of its template. */
function fileNameOf(reports: NewRun['reports'], templateName: string): string {
  const [one, ...others] = reports;
  if (one && others.length === 0) return `${one.name}.docx`;
  return `${plainFileName(templateName) || 'reports'}.zip`;
}

/** A run, how it is asked for, and who tells how far it is. */
interface Asked {
  run: NewRun;
  order: CheckedAgain;
  teller: ProgressTeller;
}

/** Fill, then record, in this order, so that nothing unrecorded leaves; then save. */
async function fillThenSave(
  strapi: Core.Strapi,
  { run, order, teller }: Asked,
  doer: Doer,
  language: Language,
): Promise<MadeRun | Refusal> {
  const filled = await teller.during({ phase: 'filling', total: run.reports.length }, (onDone) =>
    fillApart(run.template.content, run.reports, onDone),
  );
  if (!filled.ok) return docxRefused(filled, language);
  const id = await withStrapiSession(strapi, (session) => recordRun(session, run, doer, new Date()));
  const { buffer, byteOffset, byteLength } = filled.file;
  const file = Buffer.from(buffer, byteOffset, byteLength);
  const made: MadeRun = { ok: true, id, fileName: run.fileName, file, saved: null, notSaved: null };
  if (order.saveToOneDrive === undefined) return made;
  const { saveToOneDrive: folder, onConflict } = order;
  const wish = { run: id, templateId: run.template.id, fileName: run.fileName, file, folder, onConflict };
  const saved = await teller.during({ phase: 'saving', total: file.length }, (onSent) =>
    saveRun(strapi, wish, doer, onSent),
  );
  return isRefusal(saved) ? { ...made, notSaved: saved } : { ...made, saved };
}

/** Make a run whoever waits for its end, and tell how far it is. */
async function carryOut(
  strapi: Core.Strapi,
  run: NewRun,
  doer: Doer,
  language: Language,
  order: CheckedAgain,
): Promise<MadeRun | Refusal> {
  const { name: template } = run.template;
  const teller = new ProgressTeller(strapi, { id: order.progressId, actor: doer.actor.name, template });
  try {
    return await fillThenSave(strapi, { run, order, teller }, doer, language);
  } finally {
    await teller.end();
  }
}

/** Nothing is made where it could not be saved as it is asked for. */
function withoutDrive(strapi: Core.Strapi, { saveToOneDrive }: CheckedAgain): Refusal | null {
  const [setting] = missingSettings(oneDriveSettings(strapi));
  if (saveToOneDrive === undefined || setting === undefined) return null;
  return refuse('onedrive-not-configured', { setting });
}

/** Make the reports of an order. */
export async function makeRun(
  strapi: Core.Strapi,
  order: CheckedOrder,
  doer: Doer,
  language: Language,
): Promise<MadeRun | Refusal> {
  const noDrive = withoutDrive(strapi, order);
  if (noDrive) return noDrive;
  const prepared = await prepareRun(strapi, order, doer, language);
  if (!prepared.ok) return prepared;
  const { template, inspection, reports } = prepared;
  if (inspection.issues.length > 0) return issuesRefused(inspection.issues, language);
  const fileName = fileNameOf(reports, template.name);
  // The log says of when the data were.
  const { dataAsOf } = prepared.collected;
  const source = dataAsOf ? { ...order.source, dataAsOf } : order.source;
  const run = { template, source, reports, fileName, againOf: null };
  return carryOut(strapi, run, doer, language, order);
}

/**
 * Make a report of the log again, of the template and the values of that time. Where it was saved then says nothing of now:
 * it is saved where `order` says, or nowhere.
 */
export async function makeAgain(
  strapi: Core.Strapi,
  { id, order }: { id: string; order: CheckedAgain },
  doer: Doer,
  language: Language,
): Promise<MadeRun | Refusal> {
  const noDrive = withoutDrive(strapi, order);
  if (noDrive) return noDrive;
  const stored = await withStrapiSession(strapi, (session) => readRun(session, id));
  if (!stored) return refuse('report-run-not-found');
  if (stored === 'forgotten') return refuse('report-run-forgotten');
  return carryOut(strapi, { ...stored, againOf: id }, doer, language, order);
}
