-- A bill that was issued again names the one it replaces (重开).
alter table invoice
  add column replaces_code text check (replaces_code ~ '^(\d{8}|\d{10})$'),
  add column replaces_number text check (replaces_number ~ '^\d{10}$');

-- A line keeps the class its invoice prints beside the one it is filed under: by name where no table has it, and as the
-- national med_chrgitm_type and chrgitm_lv it is by its content.
alter table invoice_line
  add column printed_name text check (char_length(printed_name) <= 40),
  add column charge_item_type text check (charge_item_type ~ '^\d{2}$'),
  add column charge_item_level text check (charge_item_level ~ '^\d{2}$');
