import { refuse } from '../../refusals';
import type { DeleteNoteCommand, Doer, NoteResult, Refusal } from '../contracts';
import { refuseDeletion } from '../domain/notes';
import { eraseNote } from '../ledger';
import type { Engine } from './engine';
import { noteDone, noteStands, performNoteAct, type NoteContext } from './note-act';

async function erase(context: NoteContext, { noteId }: DeleteNoteCommand): Promise<NoteResult | Refusal> {
  const { session, part, note, doer, at } = context;
  if (note?.partId !== part.identity.partId) return refuse('note-not-found', { noteId });
  const refused = refuseDeletion({ author: note.author, deleted: note.deleted !== null }, doer);
  if (refused) return refused;
  if (note.deleted) return noteStands(note, context);
  await eraseNote(session, note.place, doer.actor.name, at);
  return noteDone(context, 'note-deleted', noteId, { author: note.author });
}

/** Delete a note: its text and photo go, who wrote and who deleted it stays. Repeated it is `replayed`. */
export function deleteNoteCommand(
  engine: Engine,
  command: DeleteNoteCommand,
  doer: Doer,
): Promise<NoteResult | Refusal> {
  return performNoteAct(engine, command, doer, (context) => erase(context, command));
}
