-- Records that do not come from a package, what is noted beside a record, and what it changes in another one.

alter table record_version add column source text;
update record_version set source = case when deposit_id is null then 'restore' else 'deposit' end;
do $$
begin
  -- The unnamed constraint of 0003 that tied a version to its deposit; PostgreSQL chose its name.
  execute (select format('alter table record_version drop constraint %I', conname) from pg_constraint
    where conrelid = 'record_version'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%restores%');
end $$;
alter table record_version
  alter column source set not null,
  add constraint record_version_source check (
    source in ('deposit', 'restore', 'entry', 'repair')
    and (source = 'deposit') = (deposit_id is not null)
    and (deposit_id is null) = (row is null)
    and (source = 'restore') = (restores is not null)
    and (source <> 'entry' or version = 1));
comment on column record_version.source is 'deposit: a row of a package; entry: typed directly from the book, with its PDF; repair: a typing error put right so that the record says what the image says; restore: an earlier version again, by two persons.';

-- A typing error may be in the number itself. The next delivery of the book still has the record under the old one.
alter table record_version
  add column former_year smallint,
  add column former_number text,
  add check ((former_year is null) = (former_number is null));
comment on column record_version.former_number is 'The number the record had until this version, which gave it another (or another year).';
create index record_version_former on record_version (agency_id, former_year, former_number) where former_number is not null;

-- One person may stand under two names: as the book says, and as a later note has it.
alter table mention
  add column variant smallint not null default 0 check (variant >= 0),
  add column confidential boolean not null default false,
  drop constraint mention_pkey,
  add primary key (agency_id, record_id, role, variant);
create index mention_noted on mention (agency_id, record_id) where variant > 0;
comment on column mention.variant is '0: as the record''s current version says; n: as its n-th standing note (by time) with a change to this person has it since.';
comment on column mention.confidential is 'The person stands like this only since a note of an adoption or a recognition of parents.';

create table record_note (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  record_id uuid not null,
  kind text not null check (kind <> ''),
  text text not null check (text <> ''),
  changes jsonb not null default '{}' check (jsonb_typeof(changes) = 'object'),
  noted_on date not null,
  decision_number text,
  decision_date text,
  decision_authority text,
  evidence bytea,
  evidence_name text,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid references account (id),
  withdrawn_reason text,
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, record_id) references record (agency_id, id),
  foreign key (agency_id, evidence) references file (agency_id, sha256),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table record_note is 'Ghi chú: what was noted beside a record after its registration, with the decision it rests on. The record''s own fields stay as the book has them.';
comment on column record_note.changes is 'What holds since: field → new value, for the fields the note changes; {} for a note that changes none.';
comment on column record_note.decision_date is 'A partial date as text.';
comment on column record_note.evidence is 'The scanned decision, or the page with the note.';
create index record_note_record on record_note (agency_id, record_id, noted_on);

create table record_link (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  record_id uuid not null,
  relation text not null check (relation <> ''),
  target_agency_id uuid not null,
  target_record_id uuid not null,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by uuid references account (id),
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, record_id) references record (agency_id, id)
);
comment on table record_link is 'A record that changes, ends or concerns another one (TDCC, LH, CDGH, CN … → KS, KH, GH …). It belongs to the agency of the record that acts; the other may be registered elsewhere, hence no foreign key.';
create unique index record_link_once on record_link (agency_id, record_id, relation, target_agency_id, target_record_id) where removed_at is null;
create index record_link_target on record_link (target_agency_id, target_record_id) where removed_at is null;

create table record_draft (
  agency_id uuid not null,
  id uuid not null,
  book_id uuid not null,
  fields jsonb not null default '{}',
  about jsonb not null default '{}',
  pdf bytea,
  pdf_name text,
  account_id uuid not null references account (id),
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, book_id) references book (agency_id, id),
  foreign key (agency_id, pdf) references file (agency_id, sha256)
);
comment on table record_draft is 'A record that is being typed directly: kept as it is typed, gone when it is entered. No official record.';
comment on column record_draft.removed_at is 'Taken off the list; kept for a day so that it can come back.';
comment on column record_draft.about is 'The record it concerns and what it changes there, as schema.ts of registry/entry has it.';
create index record_draft_book on record_draft (agency_id, book_id, updated_at desc);

do $$
declare everything constant text := $s$(select current_setting('sogoc.scope', true)) = 'all'$s$;
declare kept constant text := $s$((agency_id = any ((select sogoc_ids('sogoc.agencies'))::uuid[])
  and ((select sogoc_ids('sogoc.except')) is null or book_id <> all ((select sogoc_ids('sogoc.except'))::uuid[])))
  or book_id = any ((select sogoc_ids('sogoc.books'))::uuid[]))$s$;
declare all_kinds constant text := $s$(select current_setting('sogoc.confidential', true)) = 'on'$s$;
  name text;
begin
  foreach name in array array['record_note', 'record_link', 'record_draft'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy jurisdiction on %I to sogoc_app using (%s or %s) with check (%s or %s)', name, everything, kept, everything, kept);
    execute format('create policy confidential on %I as restrictive to sogoc_app using (%s or %s
      or exists (select from book b where b.agency_id = %I.agency_id and b.id = %I.book_id and b.kind not in (''CN'', ''CMC'')))', name, everything, all_kinds, name, name);
  end loop;
  -- A birth, too, tells of adoptions and recognitions of parents in its notes (register/note-kinds.ts), and then in its people.
  execute format('create policy confidential_notes on record_note as restrictive to sogoc_app using (%s or %s
    or kind not in (''parentage'', ''adoption'', ''adoption-end''))', everything, all_kinds);
  execute format('create policy confidential_notes on mention as restrictive to sogoc_app using (%s or %s or not confidential)', everything, all_kinds);
end $$;

grant select, insert on record_note, record_link to sogoc_app;
grant update (withdrawn_at, withdrawn_by, withdrawn_reason) on record_note to sogoc_app;
grant update (removed_at, removed_by) on record_link to sogoc_app;
grant select, insert, update, delete on record_draft to sogoc_app;
