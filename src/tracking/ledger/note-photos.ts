import type { Actor } from '../contracts';
import type { Session } from './session';

/** A file that may become the photo of a note. */
export interface PhotoFile {
  fileId: number;
  documentId: string;
  mime: string;
  /** The batch that it was uploaded for and who did it; null: it came to the library otherwise. */
  uploaded: { partId: number; by: { type: Actor['type']; id: string } } | null;
}

/** The file of this id or documentId; null: there is none. */
export async function readPhoto(session: Session, id: string): Promise<PhotoFile | null> {
  const [file] = await session.query<PhotoFile>(
    `select f.id as "fileId", f.document_id as "documentId", f.mime,
            case when p.file_id is not null then json_build_object('partId', p.part_id,
              'by', json_build_object('type', p.actor_type, 'id', p.actor_id)) end as uploaded
       from files f left join note_photos p on p.file_id = f.id
      where $1 in (f.id::text, f.document_id) limit 1`,
    [id],
  );
  return file ?? null;
}

/** Note that a file was uploaded for a note of this batch, and by whom. @param at ISO 8601 in UTC */
export async function insertPhoto(
  session: Session,
  { fileId, partId, actor, at }: { fileId: number; partId: number; actor: Actor; at: string },
): Promise<void> {
  await session.query(
    'insert into note_photos (file_id, part_id, actor_type, actor_id, at) values ($1, $2, $3, $4, $5::timestamp)',
    [fileId, partId, actor.type, actor.id, at],
  );
}

/** This person's pictures that hang nowhere, but for the latest `kept`: numeric ids of files. */
export async function readUnusedPhotos(session: Session, actor: Actor, kept: number): Promise<number[]> {
  const rows = await session.query<{ fileId: number }>(
    `select p.file_id as "fileId" from note_photos p
      where p.actor_type = $1 and p.actor_id = $2
        and not exists (select from files_related_mph m where m.file_id = p.file_id)
      order by p.at desc, p.file_id desc offset $3`,
    [actor.type, actor.id, kept],
  );
  return rows.map(({ fileId }) => fileId);
}
