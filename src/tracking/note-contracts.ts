/** Notes of people on a batch. Types only; browsers may import them through the contracts. */
import type { Actor } from './contracts';

/** A note as the engine tells it. A deleted one keeps who and when, and has no text and no photo. */
export interface Note {
  /** The UUID that its author's client invented. */
  id: string;
  /** Empty once the note is deleted. */
  text: string;
  /** The operation that it is about; null: the batch as a whole. */
  operation: { number: number; stage: string } | null;
  /** documentId and stored name of a picture. */
  photo: { id: string; name: string } | null;
  author: Actor;
  /** Whether the asking person wrote it, and so may edit it. */
  own: boolean;
  /** ISO 8601 in UTC. */
  createdAt: string;
  editedAt: string | null;
  deleted: { at: string; by: string } | null;
}

/** A note as the doors show it. */
export interface NoteView extends Omit<Note, 'photo'> {
  /** `id` for `GET /api/files/:id`, `url` for whoever holds it; it expires. */
  photo: { id: string; url: string } | null;
}

/** Write a note. Idempotent by `noteId`. */
export interface AddNoteCommand {
  noteId: string;
  partCode: string;
  text: string;
  /** The operation's number; null: the batch as a whole. */
  operation: number | null;
  /** id or documentId of a picture that was uploaded before; null: none. */
  photo: string | null;
}

/** Give an own note another text, and another photo or none. */
export interface EditNoteCommand {
  noteId: string;
  partCode: string;
  text: string;
  /** As in a new note; undefined: it keeps the one it has. */
  photo: string | null | undefined;
}

export interface DeleteNoteCommand {
  noteId: string;
  partCode: string;
}

/** The answer to a change of a note; `replayed`: it stood so already. */
export interface NoteResult {
  ok: true;
  replayed: boolean;
  note: Note;
}

/** A stretch of a batch's notes, oldest first. */
export interface NotesPage {
  ok: true;
  code: string;
  notes: Note[];
  /** Hand it back as `after` to read on; null: this was all. */
  nextAfter: number | null;
}

/** A picture for a note of a batch that has been taken in. */
export interface KeepPhotoCommand {
  partCode: string;
  /** Numeric id of the file. */
  fileId: number;
}

/** `unused`: numeric ids of older pictures of the same person that hang on no note and may go. */
export interface PhotoKept {
  ok: true;
  unused: number[];
}
