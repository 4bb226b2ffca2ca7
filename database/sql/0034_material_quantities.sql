-- A need of material is as exact as its fact, which has six places. The column was made with two, and with room for
-- eight digits before them: 0.355 kg stood there as 0.36, and ledger:verify named it.
alter table material_needs alter column quantity type numeric;

update material_needs m
   set quantity = told.quantity
  from part_facts f, jsonb_to_recordset(f.data::jsonb -> 'materials') as told (name text, quantity numeric, unit text)
 where f.kind = 'materials-set' and f.part_id = m.part_id and told.name = m.name
   and told.unit is not distinct from m.unit and round(told.quantity, 2) = m.quantity and told.quantity <> m.quantity;
