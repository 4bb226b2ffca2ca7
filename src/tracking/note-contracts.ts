/** Notes of people on a batch. Types only; browsers may import them through the contracts. */

/** A note as it is shown. A deleted one keeps who and when, and loses its text and photo. */
export interface NoteView {
  id: string;
  /** Empty once the note is deleted. */
  text: string;
  /** The operation that it is about; null: the batch as a whole. */
  operation: { number: number; stage: string } | null;
  /** `id` of a file, for `GET /api/files/:id`. */
  photo: { id: string } | null;
  author: { type: 'operator' | 'admin' | 'api-token' | 'system'; id: string; name: string };
  /** Whether the asking person wrote it, and so may edit and delete it. */
  own: boolean;
  /** ISO 8601 in UTC. */
  createdAt: string;
  editedAt: string | null;
  deleted: { at: string; by: string } | null;
}

/** The answer to a change of a note: 201 where it was written, else 200. */
export interface NoteResult {
  ok: true;
  replayed: boolean;
  note: NoteView;
}

/** A stretch of a batch's notes, oldest first. */
export interface NotesPage {
  ok: true;
  code: string;
  notes: NoteView[];
  /** Hand it back as `after` to read on; null: this was all. */
  nextAfter: number | null;
}
