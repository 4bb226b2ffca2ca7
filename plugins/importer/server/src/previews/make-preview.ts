import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { refuse, type Language } from '../../../../../src/refusals';
import { withStrapiSession, type Actor, type Doer, type Refusal } from '../../../../../src/tracking';
import type { WorkbookProblem } from '../../../../../src/workbooks';
import type { Opened, ProductPlace } from '../apart/desk-talk';
import type { DeskWork } from '../apart/desk';
import { atPreview } from '../apart/kept-desk';
import { isSmallPreview, isSmallText, withDesk } from '../apart/with-desk';
import type { PreviewOptions } from '../contracts';
import { recall } from '../memory/memory-store';
import { readOwnFields } from '../own-fields/read-own-fields';
import { judgeProposals } from '../plan/judge-proposals';
import { readExistingHead, readExistingPieces } from '../plan/read-existing';
import { presentIssues } from '../present';
import { unreadable } from '../understand';
import type { PageWish } from './options';
import { keptOf, PREVIEW_LIFE_MS, readKept, readPreview, readUpload, savePreview } from './preview-store';

const FIRST_PAGE: PageWish = {
  ...{ page: 1, pageSize: 200, row: null },
  ...{ exclude: [], find: null, status: null, list: null, only: null },
};

export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

/** A preview as the body of an answer: JSON, made where the file was understood. */
export type Told = { ok: true; json: Uint8Array } | Refusal;

/** A file that cannot be read at all, as the doors say it. */
export function fileRefused(problem: WorkbookProblem, language: Language): Refusal {
  if (problem.code === 'reader-busy') return refuse('busy', { retryAfterSeconds: 30 });
  const issues = presentIssues([unreadable(problem)], null, language);
  return refuse('file-refused', {
    ...problem.details,
    reason: problem.code,
    explanation: issues[0]?.message ?? null,
    issues,
  });
}

/** What headings such as those of a file were read by last. */
export async function understandOpened(
  strapi: Core.Strapi,
  desk: DeskWork,
  { signatures }: Opened,
): Promise<ProductPlace> {
  const known = await withStrapiSession(strapi, (session) => recall(session, signatures));
  return desk.understand(known, await readOwnFields(strapi));
}

/**
 * Compare what a desk has understood with what exists.
 * @returns false: so much exists that it must not be compared here
 */
async function compareWithExisting(
  strapi: Core.Strapi,
  desk: DeskWork,
  place: ProductPlace,
  here: boolean,
  doer: Doer,
): Promise<boolean> {
  const { head, pieces } = await withStrapiSession(strapi, async (session) => {
    const own = await readExistingHead(session, place);
    return { head: own, pieces: await readExistingPieces(session, own, place) };
  });
  // Parts and lines, a thousand in a piece.
  if (here && pieces.length > 2) return false;
  await desk.takeHead(head);
  for (const piece of pieces) await desk.takePiece(piece);
  const unjudged = await desk.compare();
  await desk.judge(await judgeProposals(strapi, unjudged, doer));
  return true;
}

/** A preview that is kept. */
export interface Kept {
  previewId: string;
  expiresAt: string;
  packedBytes: number;
}

/**
 * Compare what a desk has understood of a file with what exists, and keep both.
 * @param here whether the desk stands in the server
 * @returns null: so much exists that it must not be compared here
 */
export async function keepPreview(
  strapi: Core.Strapi,
  desk: DeskWork,
  file: UploadedFile & { sha256: string; place: ProductPlace; options: PreviewOptions; here: boolean },
  doer: Doer,
): Promise<Kept | null> {
  if (!(await compareWithExisting(strapi, desk, file.place, file.here, doer))) return null;
  const [id, expiresAt] = [randomUUID(), new Date(Date.now() + PREVIEW_LIFE_MS)];
  const packed = await desk.pack();
  const { name: fileName, sha256: fileSha256, options } = file;
  const { rows, ...kept } = packed;
  const preview = { id, expiresAt, fileName, fileSha256, actor: doer.actor, options, ...kept };
  await withStrapiSession(strapi, (session) => savePreview(session, preview, file.bytes, rows > 0));
  const packedBytes = packed.bom.length + packed.existing.length;
  return { previewId: id, expiresAt: expiresAt.toISOString(), packedBytes };
}

/** Who asks for a preview, in which language, and until when. */
export interface Asker {
  doer: Doer;
  language: Language;
  /** The client has gone. */
  signal?: AbortSignal | undefined;
}

async function previewAt(
  strapi: Core.Strapi,
  here: boolean,
  file: UploadedFile,
  options: PreviewOptions,
  { doer, language, signal }: Asker,
): Promise<Uint8Array | WorkbookProblem | null> {
  return withDesk({ here, signal }, async (desk, { keepFor }) => {
    const opened = await desk.open(file, options);
    if (!opened.ok) return opened;
    const place = await understandOpened(strapi, desk, opened);
    const { sha256 } = opened;
    const kept = await keepPreview(strapi, desk, { ...file, sha256, place, options, here }, doer);
    if (!kept) return null;
    const { previewId, expiresAt, packedBytes } = kept;
    const json = await desk.show({ previewId, expiresAt, wish: FIRST_PAGE, language });
    if (!isSmallPreview(packedBytes)) keepFor(previewId);
    return json;
  });
}

/** Understand a file, compare it with what exists and keep the preview. Nothing is written to parts. */
export async function makePreview(
  strapi: Core.Strapi,
  file: UploadedFile,
  options: PreviewOptions,
  asker: Asker,
): Promise<Told> {
  const here = isSmallText(file) ? await previewAt(strapi, true, file, options, asker) : null;
  const made = here ?? (await previewAt(strapi, false, file, options, asker));
  if (made === null) throw new Error('A process refused to compare what it is for.');
  return 'ok' in made ? fileRefused(made, asker.language) : { ok: true, json: made };
}

/** Understand the file of an earlier preview anew, with other options: 404 where the preview is gone. */
export async function makeAnew(
  strapi: Core.Strapi,
  id: string,
  options: PreviewOptions,
  asker: Asker,
): Promise<Told> {
  const { actor } = asker.doer;
  const file = await withStrapiSession(strapi, (session) => readUpload(session, id, actor));
  return file ? makePreview(strapi, file, options, asker) : refuse('preview-not-found');
}

/** It was there a moment ago. */
class PreviewGone extends Error {}

/** A preview made earlier, as it was then, with the page asked for. A large one stays unpacked for those who ask for more. */
export async function findPreview(
  strapi: Core.Strapi,
  id: string,
  actor: Actor,
  wish: PageWish,
  { language, signal }: Omit<Asker, 'doer'>,
): Promise<Told> {
  const kept = await withStrapiSession(strapi, (session) => readKept(session, id, actor));
  if (!kept) return refuse('preview-not-found');
  const shown = { previewId: id, expiresAt: kept.expiresAt.toISOString(), wish, language };
  const takeUp = async (desk: DeskWork): Promise<void> => {
    const stored = await withStrapiSession(strapi, (session) => readPreview(session, id, actor));
    if (!stored) throw new PreviewGone();
    await desk.resume(keptOf(stored));
  };
  const show = async (desk: DeskWork): Promise<Uint8Array> => {
    await desk.compareAsSeen(wish.exclude);
    return desk.show(shown);
  };
  try {
    const made = isSmallPreview(kept.packedBytes)
      ? await withDesk({ here: true, signal }, (desk) => takeUp(desk).then(() => show(desk)))
      : await atPreview(id, takeUp, show, signal);
    return 'ok' in made ? fileRefused(made, language) : { ok: true, json: made };
  } catch (error) {
    if (error instanceof PreviewGone) return refuse('preview-not-found');
    throw error;
  }
}
