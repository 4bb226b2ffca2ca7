import type { Actor } from '../contracts';
import type { Session } from './session';

/** A photo of a report as it is named by the phone that took it. */
export interface ScanPhotoRow {
  photoId: string;
  scanId: string;
  contentHash: string;
}

/** The photo that was sent under this name; null: none was. */
export async function readScanPhoto(session: Session, photoId: string): Promise<ScanPhotoRow | null> {
  const [photo] = await session.query<ScanPhotoRow>(
    `select photo_id::text as "photoId", scan_id as "scanId", content_hash as "contentHash"
       from scan_photos where photo_id = $1::uuid`,
    [photoId],
  );
  return photo ?? null;
}

/** Note a photo. @param at ISO 8601 in UTC @returns false where another request was quicker with this name */
export async function insertScanPhoto(
  session: Session,
  photo: ScanPhotoRow & { fileId: number; partId: number; actor: Actor; at: string },
): Promise<boolean> {
  const rows = await session.query(
    `insert into scan_photos (photo_id, file_id, scan_id, part_id, content_hash, actor_type, actor_id, at)
     values ($1::uuid, $2, $3, $4, $5, $6, $7, $8::timestamp) on conflict (photo_id) do nothing returning 1`,
    [
      ...[photo.photoId, photo.fileId, photo.scanId, photo.partId, photo.contentHash],
      ...[photo.actor.type, photo.actor.id, photo.at],
    ],
  );
  return rows.length > 0;
}

/** Photos that this person sent and no counted report names, but for the latest `kept`: numeric ids of files. */
export async function readUnusedScanPhotos(session: Session, actor: Actor, kept: number): Promise<number[]> {
  const rows = await session.query<{ fileId: number }>(
    `select x.file_id as "fileId" from scan_photos x
      where x.actor_type = $1 and x.actor_id = $2
        and not exists (select from scans s where s.scan_id = x.scan_id and s.part_id = x.part_id
                           and s.attachments @> to_jsonb(x.photo_id::text))
        and not exists (select from scans s where s.settles = x.scan_id and s.part_id = x.part_id
                           and s.attachments @> to_jsonb(x.photo_id::text))
      order by x.at desc, x.file_id desc offset $3`,
    [actor.type, actor.id, kept],
  );
  return rows.map(({ fileId }) => fileId);
}

/**
 * The photos that a row of `scans` names and that have come, its own or those of the report that it settles, as JSON:
 * `file`, the name they are stored under.
 */
export const SCAN_PHOTOS = `
  (select json_agg(json_build_object('id', x.photo_id, 'file', f.hash || coalesce(f.ext, '')) order by x.at, x.photo_id)
     from scan_photos x join files f on f.id = x.file_id
    where x.scan_id in (scans.scan_id, scans.settles) and x.part_id = scans.part_id
      and scans.attachments @> to_jsonb(x.photo_id::text))`;
