import { refuse } from '../../refusals';
import type { AddNoteCommand, Doer, Note, NoteResult, Refusal } from '../contracts';
import { currentOperations } from '../domain/batch';
import { refuseNote } from '../domain/notes';
import { countNotes, hangPhoto, insertNote, violatedKey, type LedgerPart } from '../ledger';
import { contentHash } from './content-hash';
import type { Engine } from './engine';
import { noteDone, noteStands, performNoteAct, photoFor, type NoteContext } from './note-act';

function operationOf({ batch }: LedgerPart, number: number | null): Note['operation'] | Refusal {
  if (number === null) return null;
  const operation = currentOperations(batch).find((one) => one.number === number);
  if (!operation) return refuse('operation-not-on-route', { operation: number });
  return { number, stage: operation.stageName };
}

async function add(context: NoteContext, command: AddNoteCommand): Promise<NoteResult | Refusal> {
  const { session, part, note, doer, at } = context;
  const { noteId, text } = command;
  const { partId } = part.identity;
  const { actor } = doer;
  const hash = contentHash([partId, actor.type, actor.id, text, command.operation, command.photo]);
  if (note)
    return note.contentHash === hash ? noteStands(note, context) : refuse('note-id-reused', { noteId });
  const refused = refuseNote(await countNotes(session, partId), doer);
  if (refused) return refused;
  const operation = operationOf(part, command.operation);
  if (operation && 'ok' in operation) return operation;
  const photo = command.photo === null ? null : await photoFor(context, command.photo);
  if (photo !== null && typeof photo !== 'number') return photo;
  const place = await insertNote(session, {
    noteId,
    partId,
    text,
    operation,
    author: actor,
    contentHash: hash,
    at,
  });
  if (photo !== null) await hangPhoto(session, place, photo);
  return noteDone(context, 'note-added', noteId, { text, operation, photo: command.photo });
}

/** Write a note on a batch, or on one of its operations. A replay is told before rights. */
export async function addNoteCommand(
  engine: Engine,
  command: AddNoteCommand,
  doer: Doer,
): Promise<NoteResult | Refusal> {
  try {
    return await performNoteAct(engine, command, doer, (context) => add(context, command));
  } catch (error) {
    // Notes of one batch take turns: the id was taken at another one at the same moment.
    if (violatedKey(error) !== 'notes_note_id_key') throw error;
    return refuse('note-id-reused', { noteId: command.noteId });
  }
}
