-- What the engine inserts needs Strapi's documentId too: 24 characters, lower case, a letter first.
create function tracker_document_id() returns text language sql volatile as $$
  select 'e' || left(replace(gen_random_uuid()::text, '-', ''), 23)
$$;
