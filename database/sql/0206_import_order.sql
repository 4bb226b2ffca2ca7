-- What an import changed on an order that existed: its due date and how many are made, each before and after. An undo puts it
-- back. Null: nothing, or the import is older than this column.

alter table importer_imports add column order_change jsonb;
