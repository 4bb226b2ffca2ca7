import { appendAudit } from '../../audit';
import { refuse } from '../../refusals';
import type { Doer, Note, NoteResult, PartEventKind, Refusal } from '../contracts';
import { isOwn } from '../domain/notes';
import {
  appendPartEvents,
  lockPart,
  readNote,
  readPart,
  readPhoto,
  type LedgerPart,
  type Session,
  type StoredNote,
} from '../ledger';
import type { Engine } from './engine';
import { announceMoved } from './perform-act';

/** What an act on a note knows: its batch, which is locked, and the note of this id, if there is one. */
export interface NoteContext {
  session: Session;
  part: LedgerPart;
  note: StoredNote | null;
  doer: Doer;
  /** ISO 8601 in UTC. */
  at: string;
}

/** The note as it is shown to whoever acts. */
export function noteOf(stored: StoredNote, actor: Doer['actor']): Note {
  const { place: _place, partId: _partId, contentHash: _hash, ...note } = stored;
  return { ...note, own: isOwn(stored, actor) };
}

/** Tell of what an act did to a note: in the history of its batch and in the audit log. */
async function tell(
  { session, part, doer, at }: NoteContext,
  kind: Extract<PartEventKind, `note-${string}`>,
  noteId: string,
  difference: Record<string, unknown>,
): Promise<void> {
  const { identity } = part;
  await appendPartEvents(session, [{ partId: identity.partId, kind, data: { noteId } }], { doer, at });
  await appendAudit(session, {
    at,
    actor: doer.actor,
    action: { 'note-added': 'add-note', 'note-edited': 'edit-note', 'note-deleted': 'delete-note' }[kind],
    category: 'parts',
    subjectType: 'part',
    subjectId: identity.code,
    subjectName: identity.designation ?? identity.name,
    difference: { noteId, ...difference },
    address: doer.address,
    requestId: doer.requestId,
  });
}

/** Note what was done and answer with the note as it stands afterwards. */
export async function noteDone(
  context: NoteContext,
  kind: Extract<PartEventKind, `note-${string}`>,
  noteId: string,
  difference: Record<string, unknown>,
): Promise<NoteResult> {
  await tell(context, kind, noteId, difference);
  const written = await readNote(context.session, noteId);
  if (!written) throw new Error('A note that has just been written cannot be read.');
  return { ok: true, replayed: false, note: noteOf(written, context.doer.actor) };
}

/** The answer where it stands so already. */
export function noteStands(note: StoredNote, { doer }: NoteContext): NoteResult {
  return { ok: true, replayed: true, note: noteOf(note, doer.actor) };
}

/**
 * The numeric id of a picture that may hang on a note of this batch: one that the same person uploaded
 * for it; whoever may everything takes any picture of the library. Else anybody could show himself
 * every file by hanging it on a note.
 */
export async function photoFor({ session, part, doer }: NoteContext, id: string): Promise<number | Refusal> {
  const photo = await readPhoto(session, id);
  const { actor } = doer;
  const uploaded = photo?.uploaded;
  const isTheirs = uploaded?.partId === part.identity.partId && isOwn({ author: uploaded.by }, actor);
  if (!photo?.mime.startsWith('image/') || !(isTheirs || doer.may === null))
    return refuse('photo-not-accepted', { photo: id });
  return photo.fileId;
}

/**
 * Perform an act on a note of a batch in one transaction, and announce it once it is committed. The
 * batch's row is locked, so that acts on its notes take turns.
 */
export async function performNoteAct(
  engine: Engine,
  { noteId, partCode }: { noteId: string; partCode: string },
  doer: Doer,
  act: (context: NoteContext) => Promise<NoteResult | Refusal>,
): Promise<NoteResult | Refusal> {
  const { result, part } = await engine.transaction(async (session) => {
    await lockPart(session, partCode);
    const found = await readPart(session, { code: partCode, scanId: null, reason: null });
    if (!found.part) return { result: refuse('part-not-found'), part: null };
    const note = await readNote(session, noteId);
    const context = { session, part: found.part, note, doer, at: engine.now().toISOString() };
    return { result: await act(context), part: found.part };
  });
  if (result.ok && !result.replayed && part) announceMoved([part]);
  return result;
}
