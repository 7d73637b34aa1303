-- Extracts: the papers an office issues from the registry, its templates of them, and the book of issued copies.

create table extract_template (
  agency_id uuid not null references agency (id),
  id uuid not null,
  paper text not null check (paper <> ''),
  version integer not null check (version > 0),
  file bytea not null,
  name text not null,
  remarks jsonb not null default '[]' check (jsonb_typeof(remarks) = 'array'),
  in_use boolean not null default false,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  primary key (agency_id, id),
  unique (agency_id, paper, version),
  foreign key (agency_id, file) references file (agency_id, sha256)
);
comment on table extract_template is 'A .docx that an office has put in the place of the shipped one; every version is kept.';
comment on column extract_template.remarks is 'What of the document the PDF does not have: [{code, detail}].';
comment on column extract_template.in_use is 'At most one of a paper; none: the shipped one.';
create unique index extract_template_in_use on extract_template (agency_id, paper) where in_use;

create table extract_counter (
  agency_id uuid not null references agency (id),
  year integer not null,
  series text not null,
  last_number integer not null check (last_number > 0),
  primary key (agency_id, year, series)
);
comment on table extract_counter is 'The last number of a series in a year; its row is locked while an extract is issued, so that numbers have no gaps.';

create table extract (
  agency_id uuid not null references agency (id),
  id uuid not null,
  paper text not null,
  year integer not null,
  series text not null,
  number integer not null check (number > 0),
  code text not null check (code ~ '^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$'),
  kind text not null,
  record_agency_id uuid not null,
  record_id uuid not null,
  record_version integer not null,
  entry text not null,
  subject text not null,
  notes jsonb not null default '[]' check (jsonb_typeof(notes) = 'array'),
  copies integer not null check (copies > 0),
  requester_name text not null check (requester_name <> ''),
  requester_paper text not null default '',
  signer_name text not null check (signer_name <> ''),
  signer_title text not null default '',
  place text not null,
  fee_vnd integer check (fee_vnd >= 0),
  issued_on date not null,
  template_version integer,
  template bytea not null,
  docx bytea not null,
  pdf bytea not null,
  folded text not null,
  account_id uuid references account (id),
  at timestamptz not null default now(),
  cancelled_at timestamptz,
  cancelled_by uuid references account (id),
  cancelled_reason text,
  primary key (agency_id, id),
  unique (agency_id, year, series, number),
  foreign key (agency_id, template) references file (agency_id, sha256),
  foreign key (agency_id, docx) references file (agency_id, sha256),
  foreign key (agency_id, pdf) references file (agency_id, sha256),
  check ((cancelled_at is null) = (cancelled_reason is null))
);
comment on table extract is 'The book of issued copies (sổ cấp bản sao trích lục): one row a paper, of the agency that issued it; the record may be registered elsewhere, hence no foreign key. Rows are never removed: a cancelled one stays.';
comment on column extract.code is 'What confirms the paper to anybody who holds it: 80 random bits.';
comment on column extract.entry is 'The record as people cite it: number, year and volume.';
comment on column extract.subject is 'The main persons'' names as in the book.';
comment on column extract.notes is 'Ids of the notes that were printed.';
comment on column extract.template_version is 'Of extract_template; null: the shipped one. Either way `template` is the file it was made of.';
comment on column extract.folded is 'Names, number and code for the search in the book: folded, without marks.';
create index extract_code on extract (code);
create index extract_record on extract (record_id, at desc);

do $$
declare everything constant text := $s$(select current_setting('sogoc.scope', true)) = 'all'$s$;
declare whole constant text := $s$agency_id = any ((select sogoc_ids('sogoc.agencies'))::uuid[])$s$;
declare open_kind constant text := $s$((select current_setting('sogoc.confidential', true)) = 'on' or kind not in ('CN', 'CMC'))$s$;
  name text;
begin
  foreach name in array array['extract_template', 'extract_counter', 'extract'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy jurisdiction on %I to sogoc_app using (%s or %s) with check (%s or %s)', name, everything, whole, everything, whole);
  end loop;
  execute format('create policy confidential on extract as restrictive to sogoc_app using (%s or %s)', everything, open_kind);
end $$;

grant select, insert on extract_template, extract to sogoc_app;
grant update (in_use) on extract_template to sogoc_app;
grant select, insert, update on extract_counter to sogoc_app;
grant update (cancelled_at, cancelled_by, cancelled_reason) on extract to sogoc_app;
