import type { ImportList, ImportView } from '../contracts';
import type { SqlSession } from '../sql-session';

const IMPORTS = `
  select i.id as "importId", to_char(i.committed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "committedAt",
         i.actor->>'name' as actor, i.file_name as "fileName", i.format, i.mapping::json as mapping, i.summary::json as summary,
         json_build_object('id', p.document_id, 'designation', p.designation, 'orderNumber', p.order_number) as product,
         case when i.undone_at is not null then json_build_object(
           'at', to_char(i.undone_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', i.undone_by->>'name',
           'cancelled', i.undo->'cancelled', 'restored', i.undo->'restored', 'inUse', i.undo->'inUse',
           'lines', coalesce(i.undo->'lines', '0'), 'left', coalesce(i.undo->'left', '{"lines":0,"acts":0}'),
           'acts', coalesce(i.undo->'acts', '[]')) end as undone
    from importer_imports i join products p on p.id = i.product_id
   order by i.committed_at desc, i.id limit $1 offset $2`;

/** A page of all imports, the newest first. */
export async function listImports(
  session: SqlSession,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<ImportList> {
  const imports = await session.query<ImportView>(IMPORTS, [pageSize, (page - 1) * pageSize]);
  const [count] = await session.query<{ total: number }>(
    'select count(*)::int as total from importer_imports',
  );
  return { page, pageSize, total: count?.total ?? 0, imports };
}
