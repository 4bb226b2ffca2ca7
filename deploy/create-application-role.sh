#!/bin/sh
# Run once, by PostgreSQL's image, when the database is made: the product gets a login that is no superuser,
# so that `npm run db:harden` can keep the facts and the audit log from it (docs/production.md).
set -eu
psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set=name="$APPLICATION_USER" --set=password="$APPLICATION_PASSWORD" --set=database="$POSTGRES_DB" <<'SQL'
create role :"name" login password :'password';
alter database :"database" owner to :"name";
SQL
