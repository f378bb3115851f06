-- The old blocking code is good until the new one has left: for that moment one person has two.
drop index one_live_blocking_code;
create unique index one_live_blocking_code on blocking_codes (citizen_id) where revoked_at is null and code_cipher is null;
create unique index one_blocking_code_on_its_way on blocking_codes (citizen_id)
  where revoked_at is null and code_cipher is not null;
