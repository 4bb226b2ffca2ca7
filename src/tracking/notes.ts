import { addNoteCommand } from './commands/add-note';
import { deleteNoteCommand } from './commands/delete-note';
import { editNoteCommand } from './commands/edit-note';
import type { Engine } from './commands/engine';
import { keepPhotoCommand } from './commands/keep-photo';
import { notesQuery } from './commands/notes-query';
import type {
  AddNoteCommand,
  DeleteNoteCommand,
  Doer,
  EditNoteCommand,
  KeepPhotoCommand,
  NoteResult,
  NotesPage,
  PhotoKept,
  Refusal,
} from './contracts';

/** Notes on a batch; see docs/api.md. */
export interface Notes {
  /** Write a note. Idempotent by `noteId`. */
  addNote(command: AddNoteCommand, doer: Doer): Promise<NoteResult | Refusal>;
  /** Give an own note another text. */
  editNote(command: EditNoteCommand, doer: Doer): Promise<NoteResult | Refusal>;
  /** Take an own note's text away; whoever may correct others, anybody's. */
  deleteNote(command: DeleteNoteCommand, doer: Doer): Promise<NoteResult | Refusal>;
  /** Notes of a batch behind a place (0: all), at most 100; the caller has asked who may see batches. */
  notes(code: string, after: number, doer: Doer): Promise<NotesPage | Refusal>;
  /** Remember who uploaded a picture for a note of this batch. */
  keepPhoto(command: KeepPhotoCommand, doer: Doer): Promise<PhotoKept | Refusal>;
}

/** The acts on notes over this engine. */
export function notesOf(engine: Engine): Notes {
  return {
    addNote: (command, doer) => addNoteCommand(engine, command, doer),
    editNote: (command, doer) => editNoteCommand(engine, command, doer),
    deleteNote: (command, doer) => deleteNoteCommand(engine, command, doer),
    notes: (code, after, doer) => notesQuery(engine, code, after, doer),
    keepPhoto: (command, doer) => keepPhotoCommand(engine, command, doer),
  };
}
