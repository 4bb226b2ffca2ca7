import { refuse } from '../../refusals';
import type { Doer, EditNoteCommand, NoteResult, Refusal } from '../contracts';
import { refuseEdit } from '../domain/notes';
import { hangPhoto, readPhoto, updateNote } from '../ledger';
import type { Engine } from './engine';
import { noteDone, noteStands, performNoteAct, photoFor, type NoteContext } from './note-act';

/** The file to hang on the note; null: none; undefined: what hangs there stays. */
async function newPhoto(
  context: NoteContext,
  { photo }: EditNoteCommand,
): Promise<number | null | undefined | Refusal> {
  const before = context.note?.photo?.id ?? null;
  if (photo === undefined || photo === before) return undefined;
  if (photo === null) return null;
  const named = await readPhoto(context.session, photo);
  return named?.documentId === before ? undefined : photoFor(context, photo);
}

async function edit(context: NoteContext, command: EditNoteCommand): Promise<NoteResult | Refusal> {
  const { session, part, note, doer, at } = context;
  const { noteId, text } = command;
  if (note?.partId !== part.identity.partId) return refuse('note-not-found', { noteId });
  const refused = refuseEdit({ author: note.author, deleted: note.deleted !== null }, doer);
  if (refused) return refused;
  const photo = await newPhoto(context, command);
  if (typeof photo === 'object' && photo !== null) return photo;
  if (text === note.text && photo === undefined) return noteStands(note, context);
  await updateNote(session, note.place, text, at);
  if (photo !== undefined) await hangPhoto(session, note.place, photo);
  const before = { text: note.text, photo: note.photo?.id ?? null };
  const after = { text, photo: photo === undefined ? before.photo : (command.photo ?? null) };
  return noteDone(context, 'note-edited', noteId, { before, after });
}

/** Give an own note another text. What it says already is answered with `replayed` and noted nowhere. */
export function editNoteCommand(
  engine: Engine,
  command: EditNoteCommand,
  doer: Doer,
): Promise<NoteResult | Refusal> {
  return performNoteAct(engine, command, doer, (context) => edit(context, command));
}
