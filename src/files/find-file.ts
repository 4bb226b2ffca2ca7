import type { Core } from '@strapi/strapi';

interface NameRow {
  name: string;
}

async function firstName(strapi: Core.Strapi, text: string, values: string[]): Promise<string | null> {
  const { rows }: { rows: NameRow[] } = await strapi.db.connection.raw(text, values);
  return rows[0]?.name ?? null;
}

/** What batches show to those who work on them. */
const OF_A_BATCH = `(exists (select 1 from files_related_mph m where m.file_id = f.id
  and m.related_type in ('api::part.part', 'api::note.note'))
  or exists (select 1 from scan_photos x join scans s on s.scan_id = x.scan_id where x.file_id = f.id)
  or exists (select 1 from scan_photos x join scans s on s.settles = x.scan_id where x.file_id = f.id))`;

/**
 * The stored name of a file.
 * @param id its id or documentId
 * @param onlyOfBatches a drawing of a part or a photo of a note or a counted report is meant, not any file
 */
export function findFile(strapi: Core.Strapi, id: string, onlyOfBatches: boolean): Promise<string | null> {
  const text = `select f.hash || coalesce(f.ext, '') as name from files f
    where ? in (f.id::text, f.document_id) ${onlyOfBatches ? `and ${OF_A_BATCH}` : ''} limit 1`;
  return firstName(strapi, text, [id]);
}

/** The drawing of a batch. */
export interface BatchDrawing {
  /** Label code of the batch. */
  code: string;
  /** documentId of the file, for `GET /api/files/:id`. */
  id: string;
  /** The name it is stored under. */
  name: string;
  /** Its size, to about ten. */
  bytes: number;
}

/** The drawings of those of these batches that have one, by their label codes. */
export async function findDrawings(strapi: Core.Strapi, codes: readonly string[]): Promise<BatchDrawing[]> {
  const { rows }: { rows: BatchDrawing[] } = await strapi.db.connection.raw(
    `select s.code, f.document_id as id, f.hash || coalesce(f.ext, '') as name,
            ceil(coalesce(f.size, 0) * 1000)::int as bytes
       from part_states s
       join files_related_mph m on m.related_id = s.part_id and m.related_type = 'api::part.part'
        and m.field = 'drawing'
       join files f on f.id = m.file_id
      where s.code = any(?)`,
    [codes],
  );
  return rows;
}

/** The stored name of the drawing of the batch with this label; null where it has none. */
export function findDrawing(strapi: Core.Strapi, code: string): Promise<string | null> {
  return firstName(
    strapi,
    `select f.hash || coalesce(f.ext, '') as name from part_states s
       join files_related_mph m on m.related_id = s.part_id and m.related_type = 'api::part.part'
        and m.field = 'drawing'
       join files f on f.id = m.file_id
      where s.code = ? limit 1`,
    [code],
  );
}
