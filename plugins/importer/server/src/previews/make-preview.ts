import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { refuse, type Language } from '../../../../../src/refusals';
import { withStrapiSession, type Actor, type Doer, type Refusal } from '../../../../../src/tracking';
import type { WorkbookProblem } from '../../../../../src/workbooks';
import type { ExistingHead, ExistingPiece, Opened, PackedBom, ProductPlace } from '../apart/desk-talk';
import type { DeskWork } from '../apart/desk';
import { atPreview } from '../apart/kept-desk';
import { isSmallPreview, isSmallText, withDesk } from '../apart/with-desk';
import type { PreviewOptions } from '../contracts';
import { presentIssues } from '../issues/present-issues';
import { recall } from '../memory/memory-store';
import { readOwnFields } from '../own-fields/read-own-fields';
import { judgeProposals } from '../plan/judge-proposals';
import { readExistingHead, readExistingLines, readExistingParts } from '../plan/read-existing';
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
  const issues = presentIssues([unreadable(problem)], [null], language);
  return refuse('file-refused', {
    ...problem.details,
    reason: problem.code,
    explanation: issues[0]?.message ?? null,
    issues,
  });
}

/** Understand a file as headings such as its own were read last; says of which product it most likely is. */
export async function understandOpened(
  strapi: Core.Strapi,
  desk: DeskWork,
  { signatures }: Opened,
): Promise<ProductPlace> {
  const known = await withStrapiSession(strapi, (session) => recall(session, signatures));
  return desk.understand(known, await readOwnFields(strapi));
}

interface ReadExisting {
  head: ExistingHead;
  pieces: ExistingPiece[];
}

/** What exists of a product. Parts and lines are read at the same time: 20,000 of each take the database a fifth of a second. */
async function readExisting(strapi: Core.Strapi, place: ProductPlace): Promise<ReadExisting> {
  const head = await withStrapiSession(strapi, (session) => readExistingHead(session, place));
  const [parts, lines] = await Promise.all([
    withStrapiSession(strapi, (session) => readExistingParts(session, head, place)),
    withStrapiSession(strapi, (session) => readExistingLines(session, head)),
  ]);
  return { head, pieces: [...parts, ...lines] };
}

interface Compared extends PackedBom {
  existing: Uint8Array;
}

/**
 * Compare what a desk has understood with what exists, and pack both. While the database tells what exists of the product that
 * the file is most likely of, the desk makes sure which one it is and packs what it has understood.
 * @returns null: so much exists that it must not be compared here
 */
async function compareWithExisting(
  strapi: Core.Strapi,
  desk: DeskWork,
  likely: ProductPlace,
  here: boolean,
  doer: Doer,
): Promise<Compared | null> {
  const settle = async () => ({ place: await desk.placed(), packed: await desk.packBom() });
  const [found, { place, packed }] = await Promise.all([readExisting(strapi, likely), settle()]);
  const isOther = place.designation !== likely.designation;
  const { head, pieces } = isOther ? await readExisting(strapi, place) : found;
  // Parts and lines, a thousand in a piece.
  if (here && pieces.length > 2) return null;
  await desk.takeHead(head, true);
  for (const piece of pieces) await desk.takePiece(piece);
  const unjudged = await desk.compare();
  await desk.judge(await judgeProposals(strapi, unjudged, doer));
  return { ...packed, existing: await desk.packExisting() };
}

/** A preview that is kept. */
export interface Kept<T> {
  previewId: string;
  packedBytes: number;
  /** What was said of it. */
  said: T;
}

/**
 * Compare what a desk has understood of a file with what exists, and keep both.
 * @param file `here`: whether the desk stands in the server; `place`: as `understand` has it
 * @param say says something of the preview, while it is stored
 * @returns null: so much exists that it must not be compared here
 */
export async function keepPreview<T>(
  strapi: Core.Strapi,
  desk: DeskWork,
  file: UploadedFile & { sha256: string; place: ProductPlace; options: PreviewOptions; here: boolean },
  doer: Doer,
  say: (preview: { previewId: string; expiresAt: string }) => Promise<T>,
): Promise<Kept<T> | null> {
  const compared = await compareWithExisting(strapi, desk, file.place, file.here, doer);
  if (!compared) return null;
  const [id, expiresAt] = [randomUUID(), new Date(Date.now() + PREVIEW_LIFE_MS)];
  const { name: fileName, sha256: fileSha256, options } = file;
  const { rows, ...kept } = compared;
  const preview = { id, expiresAt, fileName, fileSha256, actor: doer.actor, options, ...kept };
  const [said] = await Promise.all([
    say({ previewId: id, expiresAt: expiresAt.toISOString() }),
    withStrapiSession(strapi, (session) => savePreview(session, preview, file.bytes, rows > 0)),
  ]);
  return { previewId: id, packedBytes: compared.bom.length + compared.existing.length, said };
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
    const kept = await keepPreview(strapi, desk, { ...file, sha256, place, options, here }, doer, (preview) =>
      desk.show({ ...preview, wish: FIRST_PAGE, language }),
    );
    if (!kept) return null;
    if (!isSmallPreview(kept.packedBytes)) keepFor(kept.previewId);
    return kept.said;
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
