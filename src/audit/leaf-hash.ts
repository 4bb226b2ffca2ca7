/**
 * The hash of one entry `e` of `audit_entries` as an expression of SQL: SHA-256 of a zero byte (a leaf of
 * RFC 6962) and the canonical text of the entry in UTF-8. The canonical text is PostgreSQL's text of the
 * jsonb array of the columns below; the time stands in microseconds since 1970 in UTC. jsonb writes keys in
 * an order of its own, whatever order they came in.
 *
 * The text is part of every seal ever made. Never alter it; another form needs another kind of seal.
 */
export const LEAF_HASH = `sha256('\\x00'::bytea || convert_to(jsonb_build_array(
  e.id, e.document_id, (extract(epoch from e.at) * 1000000)::bigint, e.actor_type, e.actor_id, e.actor_name,
  e.action, e.category, e.subject_type, e.subject_id, e.subject_name, e.difference, e.address, e.request_id
)::text, 'UTF8'))`;
