-- Deposits: answered again without reading, told by a signed receipt, many of them in one go.

alter table deposit
  add column request bytea check (length(request) = 32),
  add column findings jsonb check (jsonb_typeof(findings) = 'object'),
  add column found jsonb not null default '[]' check (jsonb_typeof(found) = 'array');
comment on column deposit.request is 'SHA-256 over what was asked beside the two files: their names, corrections, reading, answers and the version of the rules.';
comment on column deposit.findings is 'What the check said of it, {open, accepted}: the same asked again is answered from here. Null: it is checked anew.';
comment on column deposit.found is 'Rows that stood already, [[row, record, version], …]; the rows it wrote are in record_version.';
create index deposit_request on deposit (agency_id, request);
create index deposit_book on deposit (agency_id, book_id, at desc);

-- Records and files are never deleted (sogoc_app has no grant to) and a version is written with its record, so these two constraints could
-- not fail. Checking them took 0.17 s of the 0.49 s that the 10,000 versions of a book take to write. `sogoc verify` looks for both.
alter table record_version
  drop constraint record_version_agency_id_record_id_fkey,
  drop constraint record_version_agency_id_pdf_fkey;

create table deposit_task (
  agency_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  place integer not null check (place > 0),
  book_id uuid not null,
  package_id uuid not null,
  mode text not null check (mode in ('all', 'valid')),
  account_id uuid not null references account (id),
  state text not null default 'waiting' check (state in ('waiting', 'deposited', 'standing', 'refused', 'failed', 'cancelled')),
  outcome jsonb not null default '{}' check (jsonb_typeof(outcome) = 'object'),
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, package_id) references package (agency_id, id) on delete cascade,
  check ((state = 'waiting') = (finished_at is null))
);
comment on table deposit_task is 'A checked package that is to be deposited in the background, together with the others of its batch; a job does it, and writes what came of it in the deposit''s own transaction.';
comment on column deposit_task.place is 'In the order in which they were asked for, from 1.';
comment on column deposit_task.outcome is 'Counts of the deposit, or {code, params} of why it was not made.';
create index deposit_task_batch on deposit_task (batch_id, place);
create index deposit_task_recent on deposit_task (created_at desc) where place = 1;

alter table deposit_task enable row level security;
do $$
declare everything constant text := $s$(select current_setting('sogoc.scope', true)) = 'all'$s$;
declare kept constant text := $s$((agency_id = any ((select sogoc_ids('sogoc.agencies'))::uuid[])
  and ((select sogoc_ids('sogoc.except')) is null or book_id <> all ((select sogoc_ids('sogoc.except'))::uuid[])))
  or book_id = any ((select sogoc_ids('sogoc.books'))::uuid[]))$s$;
declare all_kinds constant text := $s$(select current_setting('sogoc.confidential', true)) = 'on'$s$;
begin
  execute format('create policy jurisdiction on deposit_task to sogoc_app using (%s or %s) with check (%s or %s)', everything, kept, everything, kept);
  execute format('create policy confidential on deposit_task as restrictive to sogoc_app using (%s or %s
    or exists (select from book b where b.agency_id = deposit_task.agency_id and b.id = deposit_task.book_id and b.kind not in (''CN'', ''CMC'')))', everything, all_kinds);
end $$;
grant select, insert on deposit_task to sogoc_app;
grant update (state, outcome, finished_at) on deposit_task to sogoc_app;
