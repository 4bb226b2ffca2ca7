import type { Actor, Note } from '../contracts';
import { isoText } from './part-columns';
import type { Session } from './session';

/** A note as it stands, whoever asks. */
export interface StoredNote extends Omit<Note, 'own'> {
  /** Numeric id: its place among the notes. */
  place: number;
  partId: number;
  /** Fingerprint of what it said when it was written. */
  contentHash: string;
}

/** The one picture of note `n`, with which its row is joined. */
export const NOTE_PHOTO = `
  left join files_related_mph m on m.related_id = n.id and m.related_type = 'api::note.note' and m.field = 'photo'
  left join files f on f.id = m.file_id`;

const NOTES = `
  select n.id as place, n.note_id as id, n.part_id as "partId", n.text, n.content_hash as "contentHash",
         case when n.operation_number is not null
              then json_build_object('number', n.operation_number, 'stage', n.stage_name) end as operation,
         case when f.id is not null
              then json_build_object('id', f.document_id, 'name', f.hash || coalesce(f.ext, '')) end as photo,
         json_build_object('type', n.author_type, 'id', n.author_id, 'name', n.author_name) as author,
         ${isoText('n.created_at')} as "createdAt", ${isoText('n.edited_at')} as "editedAt",
         case when n.deleted_at is not null
              then json_build_object('at', ${isoText('n.deleted_at')}, 'by', n.deleted_by) end as deleted
    from notes n ${NOTE_PHOTO}`;

/** The note of this id, of whichever batch; null: there is none. */
export async function readNote(session: Session, noteId: string): Promise<StoredNote | null> {
  const [note] = await session.query<StoredNote>(`${NOTES} where n.note_id = $1`, [noteId]);
  return note ?? null;
}

/** Notes of a batch behind this place, oldest first. */
export function readNotes(
  session: Session,
  partId: number,
  after: number,
  limit: number,
): Promise<StoredNote[]> {
  return session.query<StoredNote>(`${NOTES} where n.part_id = $1 and n.id > $2 order by n.id limit $3`, [
    partId,
    after,
    limit,
  ]);
}

/** How many notes of a batch are not deleted. */
export async function countNotes(session: Session, partId: number): Promise<number> {
  const [row] = await session.query<{ notes: number }>(
    'select count(*)::int as notes from notes where part_id = $1 and deleted_at is null',
    [partId],
  );
  return row?.notes ?? 0;
}

/** One row of `notes`. */
export interface NewNote {
  noteId: string;
  partId: number;
  text: string;
  operation: Note['operation'];
  author: Actor;
  contentHash: string;
  /** ISO 8601 in UTC. */
  at: string;
}

/**
 * Write a note.
 * @returns its numeric id
 * @throws a unique violation of `notes_note_id_key` where the id was taken meanwhile
 */
export async function insertNote(session: Session, note: NewNote): Promise<number> {
  const { noteId, partId, text, operation, author, contentHash, at } = note;
  const [row] = await session.query<{ id: number }>(
    `insert into notes (note_id, part_id, text, operation_number, stage_name, author_type, author_id, author_name,
                        content_hash, document_id, created_at, updated_at, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, tracker_document_id(), $10::timestamp, $10::timestamp, $10::timestamp)
     returning id`,
    [
      noteId,
      partId,
      text,
      operation?.number ?? null,
      operation?.stage ?? null,
      author.type,
      author.id,
      author.name,
      contentHash,
      at,
    ],
  );
  if (!row) throw new Error('A note was written and gave no row.');
  return row.id;
}

/** Give a note another text. @param at ISO 8601 in UTC */
export async function updateNote(session: Session, place: number, text: string, at: string): Promise<void> {
  await session.query(
    'update notes set text = $2, edited_at = $3::timestamp, updated_at = $3::timestamp where id = $1',
    [place, text, at],
  );
}

/** Take a note's text and photo away; who wrote it and who deleted it stay. @param at ISO 8601 in UTC */
export async function eraseNote(session: Session, place: number, by: string, at: string): Promise<void> {
  await hangPhoto(session, place, null);
  await session.query(
    `update notes set text = '', deleted_at = $3::timestamp, deleted_by = $2, updated_at = $3::timestamp where id = $1`,
    [place, by, at],
  );
}

/** Hang this file on a note in place of the one that hangs there; null: none. */
export async function hangPhoto(session: Session, place: number, fileId: number | null): Promise<void> {
  await session.query(
    `delete from files_related_mph where related_id = $1 and related_type = 'api::note.note' and field = 'photo'`,
    [place],
  );
  if (fileId === null) return;
  await session.query(
    `insert into files_related_mph (file_id, related_id, related_type, field, "order")
     values ($2, $1, 'api::note.note', 'photo', 1)`,
    [place, fileId],
  );
}
