-- What happened to an order as a whole. Append-only like every fact.
create unique index product_facts_fact_id_key on product_facts (fact_id);
create unique index product_facts_cancelled_key on product_facts (product_id) where kind = 'cancelled';
alter table product_facts
  add constraint product_facts_product_fk foreign key (product_id) references products (id) on delete restrict,
  add constraint product_facts_filled check (
    num_nulls(fact_id, kind, product_id, parts, reason, actor_type, recorded_at, content_hash) = 0),
  add constraint product_facts_kind check (kind in ('cancelled'));
create trigger product_facts_append_only before update or delete on product_facts
  for each statement execute function tracker_refuse_change();
create trigger product_facts_no_truncate before truncate on product_facts
  for each statement execute function tracker_refuse_change();

-- `cancelled_at` of a product is what its facts say. The admin panel's form sends the whole row back, and
-- neither it nor anybody else can cancel an order by typing a date, or revive one.
create function tracker_product_cancelled_at() returns trigger language plpgsql as $$
begin
  new.cancelled_at := (select recorded_at from product_facts where product_id = new.id and kind = 'cancelled');
  return new;
end;
$$;
create trigger products_cancelled_at before insert or update on products
  for each row execute function tracker_product_cancelled_at();

create function tracker_mark_product() returns trigger language plpgsql as $$
begin
  update products set updated_at = new.recorded_at where id = new.product_id;
  return null;
end;
$$;
create trigger product_facts_mark_product after insert on product_facts
  for each row execute function tracker_mark_product();

-- A cancelled order takes no new batches.
create function tracker_check_open_product() returns trigger language plpgsql as $$
declare
  closed record;
begin
  select c.product_id into closed
    from (select distinct product_id from changed_rows where status <> 'cancelled') c
    cross join lateral (select cancelled_at from products where id = c.product_id offset 0) p
   where p.cancelled_at is not null limit 1;
  if found then
    raise exception 'product % is cancelled and takes no new batches', closed.product_id
      using errcode = 'check_violation', constraint = 'part_states_product_open';
  end if;
  return null;
end;
$$;
create trigger part_states_product_open after insert on part_states
  referencing new table as changed_rows for each statement execute function tracker_check_open_product();
